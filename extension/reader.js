// The page sensor for captures: says which elements may show a QR code and what is written, and gives pixels. It decides,
// keeps and sends nothing; the background calls it by scripting.executeScript after content.js (src/capture/hunt.rs).
(() => {
if (Object.hasOwn(globalThis, 'sixpenceReader')) return;
const { get, call, attr, nameOf, parentOf, shown, shadowOf } = globalThis.sixpence.parts;

/** Smaller ones, in CSS pixels, hold no code of an account. */
const LEAST = 32;
/** So many characters are taken of a page, and so many of one text. */
const [MOST_TEXT, MOST_PIECE] = [400_000, 4000];
/** So many elements are asked for what CSS paints before and behind them. */
const MOST_STYLED = 4000;

const HINT = /qr|barcode|2fa|mfa|totp|otp|authenticat|factor/i;
const SECRET_LIKE = /otpauth|[a-z2-7]{4}[a-z2-7\s-]{12}/i;
const VALUE_TYPES = /^(text|tel|search|url|number)$/;
const UNREAD = /^(script|style|noscript|template|iframe|frame|object|embed|canvas|svg|select|video|audio)$/;

let state;

/** What an element holds, its shadow root's first. */
function childrenOf(node) {
  if (node instanceof Element && UNREAD.test(nameOf(node))) return [];
  const roots = [node instanceof Element && shadowOf(node), node].filter(Boolean);
  return roots.flatMap((root) => Array.from(get(Node, root, 'childNodes')));
}

/** Each node on the way in, and out again. No recursion: pages are nested thousands deep. */
function* steps(root) {
  const open = [{ node: root, children: childrenOf(root), at: 0 }];
  for (let last; (last = open.at(-1)); ) {
    if (last.at === last.children.length) {
      open.pop();
      yield ['out', last.node];
      continue;
    }
    const node = last.children[last.at++];
    yield ['in', node];
    if (node instanceof Element) open.push({ node, children: childrenOf(node), at: 0 });
  }
}

const names = (el) => [attr(el, 'id'), attr(el, 'class'), ...Object.keys(el.dataset ?? {})].join(' ').trim().slice(0, 160);
const textOf = (el) => (el ? (get(Node, el, 'textContent') ?? '').replace(/\s+/g, ' ').trim().slice(0, 160) : '');

function labelOf(el) {
  const root = call(Node, el, 'getRootNode');
  const named = attr(el, 'aria-labelledby').split(' ').filter(Boolean).map((id) => textOf(root.getElementById?.(id)));
  const labels = Array.from(el.labels ?? [], textOf);
  return [...labels, ...named, ...['aria-label', 'title', 'placeholder', 'name', 'id'].map((name) => attr(el, name))]
    .filter(Boolean).join(' ').slice(0, 300);
}

/** What is written, line by line, and in fields and attributes, in the order of the document. */
function pieces() {
  const found = [];
  let [line, holder, size] = ['', '', 0];
  const styles = new Map();
  const add = (kind, text, label) => {
    const clipped = text.slice(0, MOST_PIECE);
    size += clipped.length;
    found.push({ kind, text: clipped, label });
  };
  const end = () => {
    if (line.trim()) add('line', line.trim(), holder);
    [line, holder] = ['', ''];
  };
  /** Whether it can be seen, and stands in a line with what is around it. */
  const styleOf = (el) => {
    if (!styles.has(el)) {
      const inline = /^(inline|contents|ruby)/.test(getComputedStyle(el).display);
      styles.set(el, { seen: shown(el, 'visibilityProperty'), inline });
    }
    return styles.get(el);
  };
  for (const [way, node] of steps(document)) {
    if (size > MOST_TEXT) break;
    if (node instanceof Text) {
      const parent = parentOf(node) ?? get(Node, node, 'parentNode').host;
      const text = node.data.replace(/[ \t\r\n\f]+/g, ' ');
      if (!parent || !text || !styleOf(parent).seen) continue;
      if (text.trim() && !holder) holder = names(parent);
      // Where the page keeps its lines, so do we.
      if (node.data.includes('\n') && getComputedStyle(parent).whiteSpace.startsWith('pre')) {
        for (const part of node.data.split('\n')) {
          line += part;
          end();
        }
      } else {
        line += text;
      }
    } else if (node instanceof Element) {
      const { seen, inline } = styleOf(node);
      if (!inline || nameOf(node) === 'br') end();
      if (way === 'in' && seen) said(node, add);
    }
  }
  end();
  return found;
}

/** What an element says beside its text. */
function said(el, add) {
  if (el instanceof HTMLTextAreaElement || (el instanceof HTMLInputElement && VALUE_TYPES.test(el.type))) {
    if (el.value.length > 7) add('field', el.value, labelOf(el));
  }
  for (const { name, value } of Array.from(get(Element, el, 'attributes'))) {
    const wanted = /^(href|alt|title|value|content|aria-label|data-.+)$/.test(name);
    if (!wanted || value.length < 16 || value.length > MOST_PIECE || !SECRET_LIKE.test(value)) continue;
    if (name === 'href' && !/^\s*otpauth/i.test(value)) continue;
    if (name === 'value' && el instanceof HTMLInputElement) continue;
    const label = [name, names(el), attr(el, 'aria-label'), textOf(el).slice(0, 60)].filter(Boolean).join(' ');
    add('attribute', value, label.slice(0, 260));
  }
}

const isPicture = (el) => el instanceof HTMLImageElement || el instanceof HTMLCanvasElement || el instanceof HTMLVideoElement;
const isFigure = (el) => el instanceof SVGSVGElement && !get(SVGElement, el, 'ownerSVGElement');
const isForeign = (el) =>
  el instanceof HTMLObjectElement || el instanceof HTMLEmbedElement || (el instanceof HTMLInputElement && el.type === 'image');

/** A frame of which the sensor sees nothing. */
function isClosedFrame(el) {
  if (!(el instanceof HTMLIFrameElement || el instanceof HTMLFrameElement)) return false;
  try {
    return !el.contentDocument;
  } catch {
    return true;
  }
}

/** A code made of table cells, or of block characters. */
function isMosaic(el) {
  if (el instanceof HTMLTableElement) return el.rows.length > 20 && (el.rows[0]?.cells.length ?? 0) > 20;
  return el instanceof HTMLPreElement && /[█▀▄]{7}/.test(get(Node, el, 'textContent'));
}

/** The addresses of the pictures that CSS paints with an element. */
function painted(el) {
  const urls = [];
  for (const pseudo of [null, '::before', '::after']) {
    const style = getComputedStyle(el, pseudo);
    if (pseudo && style.content === 'none') continue;
    for (const value of [style.backgroundImage, style.maskImage, style.content, style.borderImageSource]) {
      for (const [, url] of value?.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g) ?? []) urls.push(url.replace(/\\(.)/g, '$1'));
    }
  }
  return urls;
}

/** What may show a code: `el`, and `url` where CSS or an address says what it shows. */
function* candidates() {
  let styled = 0;
  for (const [way, el] of steps(document)) {
    if (way !== 'in' || !(el instanceof Element)) continue;
    if (isPicture(el) || isFigure(el)) yield { el, open: true };
    else if (isForeign(el) || isClosedFrame(el) || isMosaic(el)) yield { el, open: false };
    if (!(el instanceof HTMLElement) || styled++ >= MOST_STYLED) continue;
    // Only what carries its pixels with it: nothing is loaded anew for us.
    for (const url of painted(el)) yield { el, url, open: /^(data|blob):/.test(url) };
  }
}

/** Null for what is no page: a PDF, of which only the browser's viewer is there. */
function look({ src } = {}) {
  if (get(Document, document, 'contentType') === 'application/pdf') return null;
  state = { pictures: [], scrolled: new Map() };
  const facts = [];
  for (const { el, url, open } of candidates()) {
    const box = el.getBoundingClientRect();
    const [width, height] = [box.width, box.height];
    const hidden = Math.min(width, height) < LEAST || !shown(el, 'visibilityProperty');
    const wanted = !!src && el instanceof HTMLImageElement && [el.currentSrc, el.src].includes(src);
    if ((hidden && !wanted) || facts.length >= 300) continue;
    const inView = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    const hinted = HINT.test([names(el), attr(el, 'alt'), attr(el, 'title'), attr(el, 'src').slice(0, 200)].join(' '));
    facts.push({ id: state.pictures.push({ el, url }) - 1, width, height, open, inView: inView && self === top, hinted, wanted });
  }
  return { pictures: facts, pieces: pieces() };
}

async function loaded(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

const INHERITED = ['fill', 'stroke', 'stroke-width', 'fill-opacity', 'stroke-opacity', 'opacity', 'color', 'display', 'visibility'];

/** An inline SVG as a picture: as large as it is, with the looks that style sheets give its parts. */
function drawn(svg, scale) {
  const copy = call(Node, svg, 'cloneNode', true);
  const box = svg.getBoundingClientRect();
  const parts = [svg, ...call(Element, svg, 'querySelectorAll', '*')];
  const copies = [copy, ...call(Element, copy, 'querySelectorAll', '*')];
  for (const [at, part] of parts.slice(0, 20_000).entries()) {
    const style = getComputedStyle(part);
    for (const name of INHERITED) copies[at].style?.setProperty(name, style.getPropertyValue(name));
  }
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
  copy.setAttribute('width', box.width * scale);
  copy.setAttribute('height', box.height * scale);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return loaded(`data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`);
}

/** An element's own pixels with a transparent margin, as a PNG; null where it has none or they may not be read. */
async function pixels({ id, most }) {
  const { el, url } = state?.pictures[id] ?? {};
  if (!el?.isConnected) return null;
  try {
    const box = el.getBoundingClientRect();
    const image = url ? await loaded(url) : isFigure(el) ? await drawn(el, Math.max(1, 640 / Math.max(box.width, box.height))) : el;
    // An SVG may lack a size of its own.
    const width = image.naturalWidth || image.videoWidth || (image === el && image instanceof HTMLCanvasElement && image.width) || box.width;
    const height = image.naturalHeight || image.videoHeight || (image === el && image instanceof HTMLCanvasElement && image.height) || box.height;
    const long = Math.max(width, height);
    // Whole factors: equal modules.
    const scale = long < 300 ? Math.ceil(300 / long) : Math.min(1, most / long);
    const margin = Math.ceil(long * scale * 0.12);
    const canvas = call(Document, document, 'createElement', 'canvas');
    [canvas.width, canvas.height] = [width, height].map((side) => Math.max(1, Math.round(side * scale)) + 2 * margin);
    const context = canvas.getContext('2d');
    context.imageSmoothingEnabled = scale < 1;
    context.drawImage(image, margin, margin, canvas.width - 2 * margin, canvas.height - 2 * margin);
    return canvas.toDataURL();
  } catch {
    return null; // another origin's, or broken
  }
}

/** An element and all that holds it, up to the window, through shadow roots and the frames that we may see. */
function* holders(el) {
  // By type, not by class: an element of an outer frame is of that frame's classes.
  for (let node = el; node; ) {
    const type = get(Node, node, 'nodeType');
    if (type === Node.ELEMENT_NODE) yield node;
    node = get(Node, node, 'parentNode') ?? (type === Node.DOCUMENT_NODE ? get(Document, node, 'defaultView')?.frameElement : node.host);
  }
}

/** Where an element lies in the window of the whole page. */
function placeOf(el) {
  let { x, y, width, height } = el.getBoundingClientRect();
  let view = get(Node, el, 'ownerDocument').defaultView;
  for (let frame; view !== top; view = view.parent) {
    if (!(frame = view.frameElement)) return null;
    const outer = frame.getBoundingClientRect();
    [x, y] = [x + outer.x + frame.clientLeft, y + outer.y + frame.clientTop];
  }
  return { x, y, width, height, view: [top.innerWidth, top.innerHeight] };
}

const FOREIGN = ['iframe', 'frame', 'object', 'embed'];
const painting = () => new Promise((done) => (requestAnimationFrame(() => requestAnimationFrame(done)), setTimeout(done, 300)));

/** By how much an element has to shrink to be seen whole, in the window and in what it scrolls in. */
function fit(el) {
  const box = el.getBoundingClientRect();
  let [width, height] = [innerWidth, innerHeight];
  for (const holder of holders(get(Node, el, 'parentNode'))) {
    if (get(Node, holder, 'ownerDocument') !== document || getComputedStyle(holder).overflow === 'visible') continue;
    [width, height] = [Math.min(width, holder.clientWidth || width), Math.min(height, holder.clientHeight || height)];
  }
  return Math.min(1, (width - 4) / box.width, (height - 4) / box.height);
}

/** Scrolls an element into the window, made smaller where it is larger than that, and says where it lies then. */
async function show({ id }) {
  const { el } = state?.pictures[id] ?? {};
  if (!el?.isConnected) return null;
  restore();
  for (const node of holders(el)) state.scrolled.set(node, [node.scrollLeft, node.scrollTop]);
  const scale = fit(el);
  if (scale < 1 && scale > 0) {
    state.styled = [el, call(Element, el, 'getAttribute', 'style')];
    el.style.setProperty('scale', String(scale), 'important');
    el.style.setProperty('transition', 'none', 'important');
  }
  call(Element, el, 'scrollIntoView', { block: 'center', inline: 'center', behavior: 'instant' });
  await painting();
  // What is in a frame of another site is painted by another process, which begins when it comes into view.
  if (FOREIGN.includes(nameOf(el))) await new Promise((done) => setTimeout(done, 400));
  return placeOf(el);
}

/** Everything as it was before `show`. */
function restore() {
  if (state?.styled) {
    const [el, style] = state.styled;
    if (style === null) call(Element, el, 'removeAttribute', 'style');
    else call(Element, el, 'setAttribute', 'style', style);
    state.styled = null;
  }
  for (const [node, [left, top]] of state?.scrolled ?? []) {
    if (node.scrollLeft !== left || node.scrollTop !== top) call(Element, node, 'scrollTo', { left, top, behavior: 'instant' });
  }
  state?.scrolled.clear();
}

globalThis.sixpenceReader = { look, pixels, show, restore };
})();
