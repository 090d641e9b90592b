// What the pages of the sites do: each press is told to the server, and what a site shows without a navigation.
(() => {
  const tell = (control) => navigator.sendBeacon(`/clicked?control=${control}`);
  const roots = (globalThis.siteRoots = [document]);
  const isSpa = () => document.body.dataset.spa !== undefined;
  const find = (id) => roots.map((root) => root.getElementById(id)).find(Boolean);

  function show(el, on = true) {
    if (el instanceof HTMLDialogElement) on ? el.showModal() : el.close();
    else el.hidden = !on;
  }

  function press(el) {
    const { opens, toggles, closes, goes, tab } = el.dataset;
    if (opens) show(find(opens));
    if (closes) show(find(closes), false);
    if (toggles) show(find(toggles), find(toggles).hidden);
    if (el.hasAttribute('aria-expanded')) el.setAttribute('aria-expanded', String(opens ? true : !find(toggles)?.hidden));
    if (goes) go(`/${goes}`);
    if (tab) {
      for (const other of el.parentElement.children) {
        other.setAttribute('aria-selected', String(other === el));
        show(find(other.dataset.tab), other === el);
      }
    }
  }

  /** Presses within open roots come through to the document, or to the closed root around them. */
  function listenToPresses(root) {
    root.addEventListener('click', (event) => {
      const el = event.composedPath().find((it) => it.dataset?.control);
      if (!el) return;
      tell(el.dataset.control);
      press(el);
      const isView = el instanceof HTMLAnchorElement && isSpa() && el.origin === location.origin && !el.download && el.target !== '_blank';
      if (!isView) return;
      event.preventDefault();
      go(el.pathname + el.search);
    });
  }

  function listen(root) {
    root.addEventListener('change', (event) => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const [option] = event.target.selectedOptions;
      if (option?.dataset.control) tell(option.dataset.control);
    });
    root.addEventListener('input', (event) => event.target.getRootNode() === root && typed(event.target, 'input'));
    root.addEventListener('keyup', (event) => event.target.getRootNode() === root && typed(event.target, 'keyup'));
    root.addEventListener('paste', (event) => {
      if (event.target.dataset?.box === undefined) return;
      event.preventDefault();
      const boxes = [...event.target.parentElement.querySelectorAll('[data-box]')];
      [...event.clipboardData.getData('text')].slice(0, 6).forEach((digit, i) => (boxes[i].value = digit));
      typed(event.target, 'input');
    });
    // A field without a name is sent by the site's own script.
    root.addEventListener('formdata', (event) => {
      const bare = event.target.querySelector('[data-code]:not([name], [data-box])');
      if (bare) event.formData.set('code', bare.value);
    });
    root.addEventListener('submit', (event) => {
      if (!isSpa()) return;
      event.preventDefault();
      const form = event.target;
      const to = event.submitter?.getAttribute('formaction') ?? form.getAttribute('action');
      go(to, { method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter)) });
    });
  }

  /** Boxes go on by themselves; what waits for a whole code is enabled; what sends itself is sent. */
  function typed(el, type) {
    if (el.dataset?.code === undefined) return;
    const form = el.form;
    let value = el.value;
    if (el.dataset.box !== undefined) {
      const boxes = [...el.parentElement.querySelectorAll('[data-box]')];
      value = boxes.map((box) => box.value).join('');
      el.parentElement.querySelector('[name=code]').value = value;
      if (type === 'input' && el.value) boxes[boxes.indexOf(el) + 1]?.focus();
    }
    const isWhole = /^\d{6}$/.test(value);
    for (const waits of form?.querySelectorAll(type === 'input' ? '[data-until=whole]' : '[data-until]') ?? []) waits.disabled = !isWhole;
    const auto = el.dataset.auto !== undefined || el.parentElement.dataset.auto !== undefined;
    if (auto && isWhole && !form.dataset.sent) {
      form.dataset.sent = '1';
      setTimeout(() => form.requestSubmit(), 50);
    }
  }

  /** Shows another page of the site in this document, or goes there. */
  async function go(to, options) {
    if (!isSpa()) return void (location.href = to);
    const slow = Number(document.body.dataset.slow ?? 0);
    const main = document.querySelector('main');
    if (slow) main.replaceChildren(Object.assign(document.createElement('p'), { textContent: '…' }));
    const response = await fetch(to, options);
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (slow) await new Promise((done) => setTimeout(done, slow));
    document.title = next.title;
    roots.splice(1);
    const body = document.importNode(next.querySelector('main'), true);
    document.querySelector('main').replaceWith(body);
    enliven(body);
  }

  async function enliven(scope) {
    for (const canvas of scope.querySelectorAll('canvas[data-qr]')) {
      const rows = await (await fetch('/qr.json')).json();
      const context = canvas.getContext('2d');
      const side = canvas.width / (rows.length + 8);
      [context.fillStyle] = ['#fff'];
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#000';
      rows.forEach((row, y) => [...row].forEach((dark, x) => dark === '1' && context.fillRect((x + 4) * side, (y + 4) * side, side + 0.5, side + 0.5)));
    }
  }

  class SiteShadow extends HTMLElement {
    connectedCallback() {
      const template = this.querySelector('template');
      if (!template) return;
      const mode = this.getAttribute('mode');
      const root = this.attachShadow({ mode });
      template.remove();
      roots.push(root);
      root.append(document.importNode(template.content, true));
      listen(root);
      if (mode === 'closed') listenToPresses(root);
      enliven(root);
    }
  }

  const ready = () => {
    customElements.define('site-shadow', SiteShadow);
    enliven(document);
  };
  // Presses are heard from the first control on; what needs the whole document comes after it.
  listen(document);
  listenToPresses(document);
  document.addEventListener('DOMContentLoaded', ready);
})();
