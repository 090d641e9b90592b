// The offer at a code field: a small button of ours in a page that may want its user to press it unseen. The background
// injects this after content.js on sites that the user has granted, and shows it. It says "Fill code" and no more: no
// account, no list, no code. What it tells is `taken`, after a click that counts; what follows, the background decides.
//
// It stands in the top layer in a closed shadow root, where the page's styles and effects do not reach it, and a click counts
// only if the browser itself says that nothing covered or dimmed it (IntersectionObserver v2), that it stood still, and that
// a pointer pressed it. Firefox has no such observer: there nothing is drawn.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceOffer')) return; // own: a page's <form id=sixpenceOffer> is inherited

const { runtime, i18n } = globalThis.browser ?? globalThis.chrome;
const { current, visible, parts: { get, call, nameOf } } = globalThis.sixpence;

const SUPPORTED = 'isVisible' in IntersectionObserverEntry.prototype && 'showPopover' in HTMLElement.prototype;

/** So long it was seen, and stood still, before a click counts: one is pressed on purpose only after it was read. */
const SETTLED_MS = 500;
/** So long the pointer, as the browser draws it, was over it: a page can hide it or paint another elsewhere. */
const HOVER_MS = 120;
/** A click that was waiting for longer than this was meant for what was to be seen then. */
const LATE_MS = 250;
/** From press to click. */
const PRESS_MS = 1500;
const POLL_MS = 100;
/** A page that let nothing run for so long may have shown anything meanwhile. */
const STALLED_MS = 400;
/** What is not to be seen for so long goes away. */
const UNSEEN_MS = 1500;
/** An observer looks every 100 ms at most. These take turns. */
const [OBSERVERS, LOOK_MS] = [3, 100];
const REFUSALS = 3;
const SLACK = 1.5;
/** Room for the text in a field that has the offer at its end. */
const TEXT_ROOM = 96;
const [EDGE, GAP] = [4, 4];

// The page may style the host, also with !important: of two such rules the inner tree's wins, and both over animations.
const STYLE = `
:host { all: initial !important; display: none !important; }
:host(:popover-open) {
  all: initial !important; display: block !important; position: fixed !important; inset: auto !important;
  inline-size: max-content !important; color-scheme: light dark !important; direction: ltr !important;
}
button {
  all: initial; box-sizing: border-box; display: flex; align-items: center; gap: 6px; inline-size: max-content;
  min-block-size: 28px; max-inline-size: min(300px, 100vw - 16px); padding: 3px 10px 3px 6px; border: 1px solid #7d8986;
  border-radius: 8px; background: #fff; color: #1a1f1e; font: 500 13px/18px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  cursor: pointer; user-select: none; -webkit-user-select: none; overflow-wrap: anywhere; touch-action: manipulation;
}
button:dir(rtl) { padding: 3px 6px 3px 10px; }
button:hover { background: #e3f1ee; border-color: #0b6e63; }
button:active { background: #e6eae8; }
button * { pointer-events: none; }
svg { flex: none; inline-size: 18px; block-size: 18px; }
span { display: block; }
.detail { color: #56615e; font-weight: 400; font-size: 12px; line-height: 16px; }
@media (prefers-color-scheme: dark) {
  button { background: #161a19; color: #e9eeec; border-color: #7a8783; }
  button:hover { background: #17332e; border-color: #5cc9b8; }
  button:active { background: #2a312f; }
  .detail { color: #a3afab; }
}
@media print { :host(:popover-open) { display: none !important; } }
`;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const hit = (root, x, y) => (root instanceof ShadowRoot ? root.elementFromPoint(x, y) : call(Document, document, 'elementFromPoint', x, y));
const above = (node) => (node instanceof Element ? get(Element, node, 'assignedSlot') ?? get(Node, node, 'parentNode') : node instanceof ShadowRoot && node.host);
const all = (selector) => [...call(Document, document, 'querySelectorAll', selector)];
const rectOf = (el) => call(Element, el, 'getBoundingClientRect');
const isNear = (a, b) => ['left', 'top', 'width', 'height'].every((side) => Math.abs(a[side] - b[side]) <= SLACK);
const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Its ancestors through shadow roots, itself first. */
function* line(el) {
  for (let at = el; at; at = above(at)) if (at instanceof Element) yield at;
}

/** Whether the user sees the field: else the offer would stand beside something else. */
function isSeen(field, host) {
  const box = rectOf(field);
  if (!field.isConnected || field.matches(':disabled') || !visible(field) || box.height < 12) return false;
  if (box.left >= innerWidth || box.top >= innerHeight || box.right <= 0 || box.bottom <= 0) return false;
  let opacity = 1;
  for (const el of line(field)) {
    const style = getComputedStyle(el);
    const isCut = style.maskImage !== 'none' || (style.clipPath !== 'none' && /^(html|body)$/.test(nameOf(el)));
    opacity *= isCut ? 0 : style.opacity * (/opacity\((?:0|0?\.[0-4]\d*|[0-4]?\d(?:\.\d+)?%)\)/.test(style.filter) ? 0 : 1);
  }
  if (opacity < 0.5) return false;
  // A label or an ornament may lie over it; what is of another part of the page may not.
  const kin = [...line(field)][3] ?? field;
  const root = call(Node, field, 'getRootNode');
  return [0.15, 0.5, 0.85].some((part) => {
    const at = hit(root, box.left + box.width * part, box.top + box.height / 2);
    return at && (at === host || call(Node, kin, 'contains', at) || call(Node, at, 'contains', field));
  });
}

/** The row of small boxes that the field is in, or its own rectangle. */
function rowOf(field) {
  const own = rectOf(field);
  const rects = current().fields.filter((el) => el?.isConnected).map(rectOf);
  const boxes = rects.filter((box) => box.width && box.width < 90 && Math.abs(box.top - own.top) < 4 && Math.abs(box.width - own.width) < 4);
  const row = own.width < 90 && boxes.length > 3 ? boxes : [own];
  const [left, right] = [Math.min(...row.map((box) => box.left)), Math.max(...row.map((box) => box.right))];
  return { left, right, top: own.top, bottom: own.bottom, width: right - left, height: own.height, boxes: row.length };
}

function spotOn(side, row, { width, height }, isRtl) {
  const [start, end] = isRtl ? [row.right - width, row.left] : [row.left, row.right];
  const middle = row.top + (row.height - height) / 2;
  const [left, top] = {
    inside: [isRtl ? end + EDGE : end - width - EDGE, middle],
    after: [isRtl ? end - width - 2 * GAP : end + 2 * GAP, middle],
    below: [start, row.bottom + GAP],
    above: [start, row.top - height - GAP],
    over: [end - (isRtl ? 0 : width), row.top - height - GAP], // above its end
  }[side].map(Math.round);
  return { left, top, width, height, right: left + width, bottom: top + height };
}

const fits = (spot) => spot.left >= EDGE && spot.top >= EDGE && spot.right <= innerWidth - EDGE && spot.bottom <= innerHeight - EDGE;

/** Whether something is written at this point. */
function isWritten(x, y) {
  const { offsetNode: node, offset } = call(Document, document, 'caretPositionFromPoint', x, y) ?? {};
  if (!(node instanceof Text)) return false;
  const range = new Range();
  range.setStart(node, Math.max(0, offset - 1));
  range.setEnd(node, Math.min(node.length, offset + 1));
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return x >= left - 6 && x <= right + 6 && y >= top - 1 && y <= bottom + 1;
}

/** Where nothing of the page is covered, if there is such a place. */
function choose({ field, host, size, detail }, row, isRtl) {
  const root = call(Node, field, 'getRootNode');
  const beneath = (x, y) => (root instanceof ShadowRoot ? root.elementsFromPoint(x, y) : call(Document, document, 'elementsFromPoint', x, y)).find((el) => el !== host);
  const kin = [...line(field)].slice(1, 4).filter((el) => nameOf(el) !== 'html');
  const points = [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((x) => [0.05, 0.5, 0.95].map((y) => [x, y]));
  const isFree = (spot, isOurs) => points.map(([x, y]) => [spot.left + x * spot.width, spot.top + y * spot.height])
    .every(([x, y]) => isOurs(beneath(x, y)) && !isWritten(x, y));
  const { textAlign } = getComputedStyle(field);
  const room = row.width - (textAlign === 'center' ? 2 : 1) * size.width;
  const isAtEnd = textAlign === 'end' || textAlign === (isRtl ? 'left' : 'right');
  const isInside = !detail && row.boxes === 1 && row.height >= size.height + 2 && room >= TEXT_ROOM && !isAtEnd;
  const isBlank = (spot) => isFree(spot, (el) => el && call(Node, el, 'contains', field));
  const free = {
    inside: (spot) => isInside && isFree(spot, (el) => el === field),
    after: (spot) => isFree(spot, (el) => kin.includes(el)),
    below: isBlank,
    over: isBlank,
    above: isBlank,
  };
  const inView = (side) => fits(spotOn(side, row, size, isRtl));
  return Object.keys(free).find((side) => inView(side) && free[side](spotOn(side, row, size, isRtl)))
    ?? ['below', 'above'].find(inView) ?? (isInside ? 'inside' : 'below');
}

/** Whether what the page draws as a pointer may be elsewhere than the pointer. */
const isMasked = (el) => el instanceof Element && /none|url\(/.test(getComputedStyle(el).cursor);

function draw(text, detail) {
  const make = (name, attributes, ...children) => {
    const el = call(Document, document, 'createElementNS', /svg|circle/.test(name) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', name);
    for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
    el.append(...children);
    return el;
  };
  const circle = (cx, cy, r, fill) => make('circle', { cx, cy, r, fill });
  const pips = [4, 8, 12].flatMap((x) => [6, 10].map((y) => circle(x, y, 1.15, '#fff')));
  const coin = make('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, circle(8, 8, 8, '#5cc9b8'), circle(8, 8, 7.2, '#0b6e63'), ...pips);
  const words = make('span', {}, make('span', {}, text), ...(detail ? [make('span', { class: 'detail' }, detail)] : []));
  const dir = i18n.getMessage('@@bidi_dir') || 'ltr';
  const button = make('button', { type: 'button', tabindex: '-1', dir }, coin, words);
  const host = make('div', { popover: 'manual' });
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet(); // no style element: a page's policy forbids those
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  return { host, button, rule: sheet.cssRules[1].style };
}

/** The offer that is up. */
let up;
let turn = 0;
/** The page has laid hands on it: there is none any more in this document. */
let retired = false;
/** Why the last click did not count. */
let refusal = '';
/** Fields at which the user does not want it. */
const dismissed = new WeakSet();

function hide() {
  turn += 1;
  const was = up;
  up = undefined;
  if (!was) return;
  was.ends.abort();
  clearInterval(was.timer);
  for (const timer of was.starts) clearTimeout(timer);
  for (const { observer } of was.seen) observer.disconnect();
  was.changes.disconnect();
  call(Element, was.host, 'remove');
}

function retire() {
  retired = up ? up.field.isConnected : retired; // removed along with its field it was not meant
  hide();
}

function isTampered() {
  const { host, home, changes } = up;
  const changed = changes.takeRecords().some(({ target }) => target === host);
  return changed || get(Node, host, 'parentNode') !== home || host.attributes.length !== 1 || !host.matches(':popover-open');
}

/** Puts it where it belongs. From every change on it has to stand still anew. */
function follow() {
  const { field, host, home, rule } = up;
  const row = rowOf(field);
  const isRtl = getComputedStyle(field).direction === 'rtl';
  up.side ??= choose(up, row, isRtl);
  let spot = spotOn(up.side, row, up.size, isRtl);
  if (!fits(spot)) {
    up.side = choose(up, row, isRtl);
    spot = spotOn(up.side, row, up.size, isRtl);
    const within = (at, size, most) => Math.max(EDGE, Math.min(at, most - EDGE - size));
    spot.left = within(spot.left, spot.width, innerWidth);
  }
  const zoom = 1 / (home.currentCSSZoom || 1);
  if (!up.spot || !isNear(spot, up.spot) || zoom !== up.zoom) {
    up.spot = spot;
    up.zoom = zoom;
    rule.setProperty('left', `${spot.left}px`, 'important');
    rule.setProperty('top', `${spot.top}px`, 'important');
    rule.setProperty('zoom', String(zoom), 'important');
    up.since = performance.now();
  }
  return isNear(rectOf(host), up.spot);
}

function poll() {
  if (!up) return;
  const now = performance.now();
  const { field, host } = up;
  if (isTampered()) return retire();
  if (!field.isConnected || field.value !== up.value || get(Document, document, 'hidden')) return hide();
  const isWell = isSeen(field, host) && follow() && call(Document, document, 'hasFocus') && now - up.polled < STALLED_MS && !isPainted();
  if (!isWell) up.since = now;
  up.polled = now;
  if (isSeen(field, host) && up.seen.every(({ from }) => from < Infinity)) up.unseen = now;
  if (now - up.unseen > UNSEEN_MS && call(Document, document, 'hasFocus')) hide();
}

/** Whether a picture of the page, taken before, is what is to be seen: a view transition. */
const isPainted = () => [...line(up.host)].some((el) => el.matches(':active-view-transition'));

/** Why a press or click does not count; nothing, if it does. */
function objection(event) {
  const { host, button, field, seen } = up;
  const now = performance.now();
  for (const one of seen) one.take(one.observer.takeRecords());
  const { clientX: x, clientY: y } = event;
  const box = rectOf(host);
  if (!(event instanceof PointerEvent && event.isTrusted && event.button === 0 && event.pointerType)) return 'no pointer';
  if (now - event.timeStamp > LATE_MS) return 'late';
  if (isTampered()) return 'tampered';
  if (get(Document, document, 'visibilityState') !== 'visible' || !call(Document, document, 'hasFocus')) return 'in the background';
  if (!isSeen(field, host)) return 'field unseen';
  if (!follow() || !isNear(rectOf(button), up.spot)) return 'moved';
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return 'elsewhere';
  if (now - up.since < SETTLED_MS || now - up.polled > STALLED_MS) return 'unsettled';
  if (!seen.every(({ from }) => now - from >= SETTLED_MS)) return 'unseen';
  if (isPainted()) return 'painted over';
  if (hit(document, x, y) !== up.outer) return 'covered';
  const others = all(':popover-open, :modal, :fullscreen').filter((el) => !call(Node, el, 'contains', up.outer));
  if (others.some((el) => meets(rectOf(el), box))) return 'covered';
  if (event.pointerType === 'mouse') {
    const beneath = call(Document, document, 'elementsFromPoint', x, y).filter((el) => el !== host);
    if ([up.from, ...beneath].some(isMasked)) return 'cursor';
    if (!(event.timeStamp - up.entered >= HOVER_MS)) return 'hasty';
  }
  return '';
}

function refuse(why) {
  refusal = why;
  up.pressed = undefined;
  up.since = performance.now();
  if (why === 'tampered') return retire();
  up.refusals += 1;
  if (up.refusals < REFUSALS) return;
  dismissed.add(up.field);
  hide();
}

function press(event) {
  const why = event.isPrimary ? objection(event) : 'no pointer';
  if (why) return refuse(why);
  up.pressed = event;
}

function click(event) {
  const { pressed } = up;
  if (!pressed) return event.isTrusted && event.pointerType ? undefined : refuse('no press');
  const why = objection(event);
  if (why) return refuse(why);
  const isSame = pressed.pointerId === event.pointerId && Math.hypot(pressed.clientX - event.clientX, pressed.clientY - event.clientY) <= 8;
  // `detail` counts the clicks in a row: the second of two was begun before there was anything to read.
  if (!isSame || event.detail !== 1 || event.timeStamp - pressed.timeStamp > PRESS_MS || !navigator.userActivation.isActive) return refuse('no click');
  const { token } = up;
  hide();
  runtime.sendMessage({ taken: token }).catch(() => {});
}

/** The element to be in: what is outside of a modal dialog is inert, and outside of a popover closes it. */
function homeOf(field) {
  for (const el of line(field)) if (el.matches('dialog:modal, :popover-open, dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')) return el;
  return get(Document, document, 'documentElement');
}

function begin(field, token, text, detail) {
  const { host, button, rule } = draw(text, detail);
  const home = homeOf(field);
  const ends = new AbortController();
  call(Element, home, 'append', host);
  try {
    host.showPopover();
  } catch {
    // The page has removed it at once.
  }
  if (!host.matches(':popover-open')) return call(Element, host, 'remove'), false; // or has forbidden it
  const now = performance.now();
  const outer = [...line(host)].find((el) => call(Node, el, 'getRootNode') === document);
  rule.setProperty('zoom', String(1 / (home.currentCSSZoom || 1)), 'important');
  up = { token, field, text, detail, value: field.value, host, button, rule, home, outer,
    ends, since: now, polled: now, unseen: now, refusals: 0, entered: NaN, from: null, seen: [], starts: [] };
  const measure = () => {
    const { width, height } = rectOf(host);
    up.size = { width, height };
    up.spot = undefined;
    poll();
  };
  up.changes = new MutationObserver((records) => {
    if (records.some(({ target }) => target === host) || get(Node, host, 'parentNode') !== home) retire();
  });
  up.changes.observe(host, { attributes: true, childList: true });
  up.changes.observe(home, { childList: true });

  const on = (target, types, listener) => {
    for (const type of types) target.addEventListener(type, listener, { capture: true, passive: false, signal: ends.signal });
  };
  on(button, ['pointerenter'], (event) => event.isTrusted && ([up.entered, up.from] = [event.timeStamp, event.relatedTarget]));
  on(button, ['pointerleave', 'pointercancel'], () => ([up.entered, up.pressed] = [NaN, undefined]));
  on(button, ['pointerdown'], press);
  on(button, ['click'], click);
  on(button, ['mousedown'], (event) => event.preventDefault()); // the focus stays in the field
  // Pages close their dialogs when something outside of them is pressed.
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'touchstart', 'touchend']) {
    host.addEventListener(type, (event) => event.stopPropagation(), { signal: ends.signal });
  }
  on(window, ['scroll'], poll);
  on(window, ['resize'], measure);
  on(window, ['input', 'blur', 'focus', 'visibilitychange'], poll);
  on(window, ['pagehide'], hide);
  on(window, ['keydown'], (event) => {
    if (!event.isTrusted || event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault(); // it closes the topmost thing, which this is
    event.stopImmediatePropagation();
    dismissed.add(field);
    hide();
  });

  measure();
  if (!up) return false;
  for (let i = 0; i < OBSERVERS; i += 1) {
    const one = { from: Infinity };
    one.take = (entries) => {
      for (const { isVisible, intersectionRatio } of entries) {
        const isWell = isVisible && intersectionRatio > 0.99;
        one.from = isWell ? Math.min(one.from, performance.now()) : Infinity;
      }
    };
    one.observer = new IntersectionObserver(one.take, { trackVisibility: true, delay: LOOK_MS, threshold: [0, 0.5, 0.99, 1] });
    up.seen.push(one);
    up.starts.push(setTimeout(() => one.observer.observe(host), (i * LOOK_MS) / OBSERVERS));
  }
  up.timer = setInterval(poll, POLL_MS);
  return true;
}

/** Shows the offer at a field, by content.js's number. False: here is none, for the browser, the page or the user. */
async function show({ token, field: number, text, detail = '' }) {
  poll(); // it may be gone already
  const { token: now, fields } = current();
  const field = token === now ? fields[number] : undefined;
  if (up && up.field === field && up.token === token && up.text === text && up.detail === detail) return true;
  hide();
  const mine = turn;
  // A frame can be moved by the page around it, which is not seen in here.
  if (!SUPPORTED || retired || self !== top || !field || dismissed.has(field)) return false;
  if ([get(Document, document, 'documentElement'), get(Document, document, 'body')].some(isMasked)) return false;
  // It may just be sliding or fading in.
  for (let waited = 0; !isSeen(field); waited += POLL_MS) {
    if (waited >= 1000) return false;
    await pause(POLL_MS);
    if (turn !== mine) return false;
  }
  return begin(field, token, text, detail);
}

globalThis.sixpenceOffer = { show, hide, refusal: () => refusal };
})();
