// What a page can do to have our offer pressed unseen. Each is told the host of the offer (where nothing is drawn, an element
// of its own in that place), and is followed by real clicks of the mouse where the offer is or was.
//   before  runs before the offer is asked for      after   runs when it has been up for long enough
//   wait    from then to the click                  hover   runs when the pointer is over it, `hold` ms before the press
//   point   where to click, if not on the offer     chase   click where the offer is now
//   late    asked for as the clicks begin           clicks  how often, `pace` ms apart
//   keys    pressed instead of the mouse            drag    from the bait to the offer
//   still   the trick has no effect: the offer looks as before, and may be clicked
const $ = (selector) => document.querySelector(selector);
const style = (css) => document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
const place = (el, { left, top, width, height }, more = '') =>
  (el.style.cssText = `position:fixed;inset:auto;margin:0;border:0;padding:0;left:${left - 20}px;top:${top - 20}px;width:${width + 40}px;height:${height + 40}px;max-width:none;max-height:none;background:#fff;${more}`);
const NONE = 'pointer-events:none;';

/** Something of the page's over the offer that lets clicks through. */
function cover(host, name = 'div', more = '', open = (el) => ((el.popover = 'manual'), el.showPopover())) {
  const el = document.createElement(name);
  el.textContent = 'Accept cookies';
  place(el, host.getBoundingClientRect(), NONE + more);
  document.body.append(el);
  open(el);
  return el;
}
const later = (ms, then) => setTimeout(then, ms);
const block = (ms) => { for (const end = performance.now() + ms; performance.now() < end;); };
const root = document.documentElement;
/** Puts the field where its offer will be at the place given. */
function bring(host, { x, y }) {
  const [from, field] = [host.getBoundingClientRect(), $('#code').getBoundingClientRect()];
  const [dx, dy] = [from.x + from.width / 2 - field.x, from.y + from.height / 2 - field.y];
  $('#code').style.cssText += `position:fixed;left:${x - dx}px;top:${y - dy}px;`;
}
const bait = () => {
  const { x, y, width, height } = $('#bait').getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

globalThis.tricks = {
  // Made invisible.
  'html opacity 0': { after: () => (root.style.opacity = 0) },
  'html opacity .01': { after: () => (root.style.opacity = 0.01) },
  'body opacity 0': { after: () => (document.body.style.opacity = 0) },
  'main opacity .01': { after: () => ($('main').style.opacity = 0.01) },
  'field opacity 0': { after: () => ($('#code').style.opacity = 0) },
  'html filter opacity': { after: () => (root.style.filter = 'opacity(1%)') },
  'html clip-path': { after: () => (root.style.clipPath = 'circle(0)') },
  'html mask': { after: () => (root.style.mask = 'linear-gradient(transparent, transparent)') },
  'html display none': { after: () => (root.style.display = 'none') },
  'html visibility hidden': { after: () => (root.style.visibility = 'hidden') },
  'html inert': { after: () => (root.inert = true) },
  'html scaled to a dot': { after: () => (root.style.transform = 'scale(.02)') },
  'html turned away in perspective': { after: () => (root.style.transform = 'perspective(400px) rotateY(90deg)') },
  'field shrunk': { after: () => ($('#code').style.cssText += 'width:4px;height:4px;padding:0;') },
  'field out of view': { after: () => ($('#code').style.cssText += 'position:fixed;left:-900px;') },
  // The host itself.
  'host opacity by attribute': { after: (host) => host.style.setProperty('opacity', '.01', 'important') },
  'host filter by attribute': { after: (host) => (host.style.filter = 'opacity(1%)') },
  'host clip-path by attribute': { after: (host) => (host.style.clipPath = 'circle(0)') },
  'host moved by attribute': { after: (host) => (host.style.transform = 'translate(300px, 200px)'), wait: 50 },
  'host hidden': { after: (host) => (host.hidden = true) },
  'host inert': { after: (host) => (host.inert = true) },
  'host with a class': { after: (host) => (host.className = 'x') },
  'host popover removed': { after: (host) => host.removeAttribute('popover') },
  'host popover auto': { after: (host) => (host.popover = 'auto') },
  'host out of the top layer': { after: (host) => host.hidePopover?.() },
  'host with children': { after: (host) => host.append('Accept cookies') },
  'host removed and added': { after: (host) => { const home = host.parentNode; host.remove(); home.append(host); host.popover = 'manual'; host.showPopover(); } },
  'host in another place': { after: (host) => { document.body.append(host); host.showPopover?.(); } },
  'host moved with its state': { after: (host) => (document.body.moveBefore ? document.body.moveBefore(host, null) : document.body.append(host)) },
  'host cloned, the first covered': { after: (host) => { const twin = host.cloneNode(true); root.append(twin); twin.showPopover(); cover(host); } },
  'host in a view transition': { after: (host) => { style('::view-transition, ::view-transition-group(*) { pointer-events: none; animation-duration: 9s !important; } ::view-transition-new(root) { opacity: 0; }'); document.startViewTransition?.(() => {}); } },
  'host styled from outside': { still: true, after: () => style('div[popover], html > div { opacity: .01 !important; transform: translate(90px) !important; filter: opacity(1%) !important; clip-path: circle(0) !important; zoom: 3 !important; animation: x 9s !important; transition: all 9s !important; pointer-events: none; } @keyframes x { to { opacity: 0; } }') },
  'host animated': { still: true, after: (host) => host.animate([{ opacity: 0, transform: 'translate(200px)' }, { opacity: 0, transform: 'translate(200px)' }], { duration: 9e5, fill: 'both' }) },
  'its styles inherited': { still: true, before: () => ($('#code').style.cssText += 'position:fixed;left:200px;top:214px;'), after: () => style('html { color: transparent; font: 1px monospace; letter-spacing: 90px; visibility: visible; user-select: all; text-indent: -999px; --x: 1; }') },
  'z-index over it': { still: true, after: (host) => cover(host, 'div', 'z-index:2147483647;', () => {}) },
  'blended page': { still: true, after: () => (root.style.mixBlendMode = 'difference') },
  // Covered.
  'popover over it': { after: (host) => cover(host) },
  'clear popover over it, then opaque': { after: (host) => { const el = cover(host, 'div', 'opacity:0;'); later(300, () => (el.style.opacity = 1)); } },
  'popover faded in as the pointer comes': { hover: (host) => cover(host, 'div', 'animation:come .1s both;'), before: () => style('@keyframes come { from { opacity: 0; } }') },
  'popover for a moment': { hover: (host) => { const el = cover(host); later(140, () => el.remove()); }, hold: 170 },
  'popover, and nothing else runs': { hover: (host) => { const el = cover(host); requestAnimationFrame(() => later(0, () => { block(500); el.remove(); })); }, hold: 250 },
  'popover that flickers': { after: (host) => setInterval(() => { const el = cover(host); later(25, () => el.remove()); }, 50) },
  'popover in a closed root': { after: (host) => { const box = document.createElement('section'); document.body.append(box); const el = cover(host); box.attachShadow({ mode: 'closed' }).append(el); el.showPopover(); } },
  'popover that has been closed': { after: (host) => { style('.slow { transition: overlay 9s allow-discrete, display 9s allow-discrete; }'); const el = cover(host); el.className = 'slow'; el.offsetWidth; el.hidePopover(); } },
  'backdrop of a popover': { after: (host) => { style('.far::backdrop { background: #fff; }'); const el = cover(host, 'div', 'left:900px;top:700px;width:9px;height:9px;'); el.className = 'far'; } },
  'backdrop of a modal dialog': { after: (host) => { style('.far::backdrop { background: #fff; pointer-events: none; }'); const el = cover(host, 'dialog', 'left:900px;top:700px;width:9px;height:9px;', (it) => it.showModal()); el.className = 'far'; } },
  'modal dialog over it': { after: (host) => cover(host, 'dialog', '', (el) => el.showModal()) },
  'frame over it': { after: (host) => cover(host, 'iframe') },
  'canvas over it': { after: (host) => cover(host, 'canvas') },
  'full screen over it': { after: (host) => { const el = cover(host, 'div', '', () => {}); addEventListener('click', () => el.requestFullscreen?.().catch(() => {}), { once: true }); }, first: { x: 900, y: 700 } },
  'outline and shadow over it': { after: (host) => cover(host, 'div', 'left:0;top:0;width:9px;height:9px;box-shadow:0 0 0 2000px #fff;') },
  'pseudo-element over it': { after: (host) => { style('.wide::after { content: "Accept cookies"; position: fixed; inset: 0; background: #fff; }'); const el = cover(host, 'div', 'left:0;top:0;width:9px;height:9px;overflow:visible;'); el.className = 'wide'; } },
  'text over it': { after: (host) => cover(host, 'div', 'background:none;font:700 60px/20px monospace;overflow:visible;') },
  // Moved.
  'field brought under the pointer': { after: (host) => bring(host, bait()), wait: 120, point: bait },
  'field brought at the last moment': { hover: (host) => bring(host, bait()), hold: 60, point: bait },
  'zoomed at the last moment': { hover: () => (root.style.zoom = 1.4), hold: 140 },
  'page scrolled under the pointer': { before: () => (document.body.style.height = '5000px'), after: () => scrollTo(0, 60), wait: 150, hold: 130, chase: true },
  'element scrolled under the pointer': { before: () => { $('main').style.cssText += 'height:300px;overflow:auto;'; $('form').style.height = '900px'; }, after: () => $('main').scrollTo(0, 50), wait: 150, hold: 130, chase: true },
  'animated field': { after: () => $('#code').animate([{ translate: '0' }, { translate: '200px' }], { duration: 4000, iterations: 9 }), wait: 700, hold: 150, chase: true },
  'offer under the second click': { late: true, clicks: 2 },
  'clicked and clicked': { clicks: 8, pace: 90, late: true },
  // The pointer.
  'pointer hidden': { after: () => style('* { cursor: none !important; }') },
  'pointer painted elsewhere': { after: () => style('* { cursor: url("data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'128\' height=\'128\'/>") 0 0, auto !important; }') },
  'pointer hidden until it is over it': { after: (host) => { style('.blind * { cursor: none !important; }'); root.className = 'blind'; host.addEventListener('pointerover', () => (root.className = '')); }, hold: 0 },
  // Not a pointer at all.
  'click()': { after: (host) => host.click(), point: () => ({ x: 5, y: 5 }) },
  'events made': {
    after: (host) => {
      const { x, y } = host.getBoundingClientRect();
      const init = { bubbles: true, composed: true, cancelable: true, clientX: x + 9, clientY: y + 9, isPrimary: true, pointerId: 1, pointerType: 'mouse', detail: 1 };
      for (const type of ['pointerover', 'pointerenter', 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const Type = type.startsWith('mouse') ? MouseEvent : PointerEvent;
        host.dispatchEvent(new Type(type, init));
      }
    },
    point: () => ({ x: 5, y: 5 }),
  },
  'Enter and Space': { after: (host) => { host.tabIndex = 0; host.focus(); }, keys: ['Enter', ' '] },
  'Tab, Enter': { after: () => $('#code').focus(), keys: ['Tab', 'Tab', 'Enter', 'Tab', 'Enter', 'Tab', ' '] },
  'label': { after: (host) => { host.id = 'host'; $('#bait').outerHTML = '<label id="bait" for="host">Accept cookies</label>'; }, point: bait },
  'dragged and dropped': { after: () => { $('#bait').draggable = true; root.ondragover = (event) => event.preventDefault(); }, drag: true },
  'press on the bait, release on it': { drag: true, after: (host) => ($('#bait').onpointerdown = (event) => $('#bait').setPointerCapture(event.pointerId)) },
  'press kept from it': { before: () => addEventListener('pointerdown', (event) => event.stopImmediatePropagation(), true), after: () => {} },
};

/** Runs one part of one trick. */
globalThis.play = (name, part) => {
  let [host] = [...document.querySelectorAll('html > [popover], main [popover]')].slice(-1);
  if (!host) {
    host = globalThis.stand ??= document.createElement('div');
    place(host, { left: 480, top: 210, width: 40, height: 0 }, 'background:none;pointer-events:none;');
    host.popover = 'manual';
    if (!host.isConnected) root.append(host);
  }
  return void tricks[name][part]?.(host);
};
globalThis.offerAt = () => {
  const host = [...document.querySelectorAll('html > [popover="manual"]')].find((el) => el !== globalThis.stand && el.matches(':popover-open'));
  const box = host?.getBoundingClientRect();
  return box?.width ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
};
