// What an extension that is not careful leaves behind.
addEventListener('load', () => {
  const mark = document.createElement('img');
  mark.src = (globalThis.browser ?? chrome).runtime.getURL('dot.svg');
  document.body.append(mark);
  document.documentElement.setAttribute('data-planted', '');
  document.head.append(document.createElement('style'));
  document.dispatchEvent(new CustomEvent('planted', { bubbles: true }));
  postMessage('planted', '*');
});
