// The first script of probe.html. It writes down all that a page can notice of an extension; `probeReport()` gives it.
(() => {
  const notes = { nodes: [], attributes: [], messages: [], events: [] };
  const describe = (node) => (node.outerHTML ?? node.textContent ?? '').slice(0, 120);

  // Before the parser has finished, it is the parser that adds nodes: those are of this page, and in `own`.
  const own = new WeakSet();
  let parsed = false;
  const note = (records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'attributes') notes.attributes.push(`${attributeName} of ${describe(target)}`);
      for (const node of addedNodes) {
        if (parsed && !own.has(node)) notes.nodes.push(describe(node));
      }
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { childList: true, attributes: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    // What the parser has added last may still be on its way to the observer.
    note(observer.takeRecords());
    parsed = true;
  });

  addEventListener('message', ({ data }) => notes.messages.push(JSON.stringify(data) ?? String(data)));
  // Scripts make events that are not trusted; the hands of a user make trusted ones.
  for (const type of ['click', 'input', 'change', 'focus', 'keydown', 'keyup', 'paste', 'submit', 'planted']) {
    addEventListener(type, (event) => event.isTrusted || notes.events.push(type), true);
  }

  /** A window that nobody touched, to compare this one with. */
  const pristine = async () => {
    const frame = document.createElement('iframe');
    own.add(frame);
    // As this page is: not in quirks mode, and in English. Shown, or else Firefox computes no styles in it.
    frame.srcdoc = '<!doctype html><html lang="en">';
    frame.width = frame.height = 1;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return frame;
  };

  const patched = (untouched) => {
    const isNative = (fn) => untouched.Function.prototype.toString.call(fn).includes('[native code]');
    const found = [];
    const look = (owner, name) => {
      for (const [key, { value, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
        // A constructor of this page would be an own global, which is reported as such.
        if (key === 'constructor') continue;
        if (![value, get, set].every((fn) => typeof fn !== 'function' || isNative(fn))) found.push(`${name}.${key}`);
      }
    };
    for (const name of Object.getOwnPropertyNames(untouched)) {
      const prototype = window[name]?.prototype;
      if (prototype && typeof window[name] === 'function') look(prototype, name);
    }
    for (const name of ['navigator', 'document', 'history', 'location', 'JSON', 'Object', 'Reflect']) look(window[name], name);
    for (const name of ['fetch', 'postMessage', 'open', 'addEventListener', 'setTimeout']) {
      if (!isNative(window[name])) found.push(name);
    }
    return found;
  };

  const styles = (view) => {
    const shown = {};
    const input = view.document.createElement('input');
    own.add(input);
    view.document.body.append(input);
    for (const property of view.getComputedStyle(input)) shown[property] = view.getComputedStyle(input)[property];
    input.remove();
    return shown;
  };

  const answers = async (address) => {
    try {
      await fetch(address, { mode: 'no-cors' });
      return true;
    } catch {
      return false;
    }
  };

  /** All that was noticed; every list is empty on a page that nobody touched. `origin`: the extension's, to knock at. */
  window.probeReport = async ({ origin, files = [] } = {}) => {
    const frame = await pristine();
    const untouched = frame.contentWindow;
    const known = new Set([...Object.getOwnPropertyNames(untouched), 'probeReport', '0']);
    const plain = styles(untouched);
    const resources = performance.getEntriesByType('resource').map(({ name }) => name);
    const reachable = [];
    for (const file of files) if (await answers(`${origin}/${file}`)) reachable.push(file);
    const report = {
      ...notes,
      globals: Object.getOwnPropertyNames(window).filter((name) => !known.has(name)),
      runtime: typeof window.chrome?.runtime === 'object' || typeof window.browser === 'object' ? ['runtime'] : [],
      patched: patched(untouched),
      resources: resources.filter((name) => name !== new URL('probe.js', location).href),
      sheets: [...document.styleSheets, ...document.adoptedStyleSheets].map(({ href }) => href ?? 'inline'),
      styles: Object.entries(styles(window)).filter(([name, value]) => plain[name] !== value).map(([name]) => name),
      reachable,
    };
    frame.remove();
    return report;
  };
})();
