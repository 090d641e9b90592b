// The page sensor: reports facts. It decides, keeps and sends nothing; the background calls it by scripting.executeScript
// (src/autofill/). What is captured is read by reader.js, a code is typed by filler.js, both with parts of this.
(() => {
if (Object.hasOwn(globalThis, 'sixpence')) return; // own: a page's <form id=sixpence> is inherited

// Named elements shadow properties of documents and forms even here: those are reached by prototype only.
// https://html.spec.whatwg.org/#dom-document-nameditem
const get = (Class, object, name) => Reflect.get(Class.prototype, name, object);
const call = (Class, object, name, ...args) => Class.prototype[name].apply(object, args);
const attr = (el, name) => call(Element, el, 'getAttribute', name) ?? '';
const nameOf = (el) => get(Element, el, 'localName');
const parentOf = (node) => get(Node, node, 'parentElement');
const shown = (el, option) => call(Element, el, 'checkVisibility', { [option]: true });
const walk = (root, what) => call(Document, document, 'createTreeWalker', root, what);
const activeIn = (root) => get(root === document ? Document : ShadowRoot, root, 'activeElement');
const byId = (root, id) => call(root === document ? Document : DocumentFragment, root, 'getElementById', id);

const clip = (text, most = 120) => text.replace(/\s+/g, ' ').trim().slice(0, most);
const TEXT_TYPES = /^(text|tel|number|password|search|email|url)$/;
const isField = (el) => el instanceof HTMLInputElement && TEXT_TYPES.test(el.type);
const isImage = (el) => el instanceof HTMLImageElement;

let state;
function current() {
  if (state?.document !== document) { // a frame's globals can outlive its about:blank
    state = { document, token: crypto.getRandomValues(new Uint32Array(4)).join('-'), fields: [] };
  }
  return state;
}

/** The shadow root of an element, open or closed. */
function shadowOf(el) {
  if (!(el instanceof HTMLElement && /-|^(article|body|div|main|p|section|span)$/.test(nameOf(el)))) return null;
  return globalThis.chrome?.dom?.openOrClosedShadowRoot(el) ?? el.openOrClosedShadowRoot ?? el.shadowRoot;
}

/** Every element and its root, in document order, through open and closed shadow roots. */
function* elements(root = document) {
  const nodes = walk(root, NodeFilter.SHOW_ELEMENT);
  for (let el; (el = nodes.nextNode()); ) {
    yield [el, root];
    const inner = shadowOf(el);
    if (inner) yield* elements(inner);
  }
}

/** What is written in `scope`; with `el`, between the field before and that one. */
function words(scope, most = 120, el = null) {
  const nodes = walk(scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  nodes.currentNode = el ?? scope;
  let text = '';
  for (let node; text.length < most && (node = el ? nodes.previousNode() : nodes.nextNode()); ) {
    if (el && isField(node)) break;
    const said = clip(node.data ?? (isImage(node) ? `img ${node.alt} ${node.src.slice(-40)}` : ''), 999);
    const parent = said && parentOf(node);
    if (!parent || !shown(parent, 'visibilityProperty')) continue;
    text = el ? `${said} ${text}`.slice(-most) : clip(`${text} ${said}`, most);
  }
  return text;
}

/** Form, dialog, or the nearest ancestor with a sentence in it. */
function scopeOf(el) {
  let scope = el.form ?? el.closest('dialog,[role=dialog]');
  for (let up = parentOf(el); !scope && up; up = parentOf(up)) if (words(up, 60).length > 40) scope = up;
  return scope ?? el;
}

function visible(el) {
  const box = el.getBoundingClientRect();
  const onPage = box.right + scrollX > 0 && box.bottom + scrollY > 0;
  return onPage && Math.min(box.width, box.height) >= 8 && shown(el, 'visibilityProperty');
}

function factsOf(el, root, scope) {
  const box = el.getBoundingClientRect();
  const said = (list) => Array.from(list ?? [], (it) => words(it)).join(' ');
  const named = (name) => said(attr(el, name).split(' ').map((id) => byId(root, id)).filter(Boolean));
  const { type, name, id, className, inputMode, pattern, placeholder, readOnly, maxLength, value } = el;
  return {
    type, name, id, className, inputMode, pattern, placeholder, readOnly, maxLength, length: value.length,
    label: [said(el.labels), named('aria-labelledby'), attr(el, 'aria-label'), el.title].join(' '),
    autocomplete: attr(el, 'autocomplete'), near: words(root, 120, el), described: named('aria-describedby'),
    box: [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round),
    visible: visible(el), faint: !shown(el, 'opacityProperty'), enabled: !el.matches(':disabled'),
    focused: activeIn(root) === el,
  };
}

/** Whether all frames above have our origin; across origins there is no frameElement. */
const oneOrigin = (at = self) =>
  at === top || (!!at.frameElement && at.parent.origin === self.origin && oneOrigin(at.parent));

function sense() {
  const { token, fields } = current();
  fields.forEach((el, i) => el.isConnected || delete fields[i]);
  const [found, scopes] = [[], []];
  const number = (list, it) => (list.includes(it) || list.push(it), list.indexOf(it));
  let heading = '';
  for (const [el, root] of elements()) {
    if (/^(h[1-6]|legend)$/.test(nameOf(el)) || attr(el, 'role') === 'heading') heading = words(el) || heading;
    if (!isField(el) || found.length === 200) continue;
    const scope = scopeOf(el);
    found.push({ field: number(fields, el), form: number(scopes, scope), heading, ...factsOf(el, root, scope) });
  }
  const forms = scopes.map((scope) => ({
    words: ['action', 'name', 'id', 'class'].map((name) => attr(scope, name)).join(' '), text: words(scope, 400),
  }));
  const brief = (key, value) => (typeof value === 'string' ? clip(value, key === 'text' ? 400 : 120) : value);
  return JSON.parse(JSON.stringify({
    token, origin: self.origin, top: self === top, sameOriginChain: oneOrigin(), path: location.pathname,
    title: get(Document, document, 'title'), forms, fields: found,
  }, brief));
}

globalThis.sixpence = { sense, current, visible, parts: { get, call, attr, nameOf, parentOf, shown, shadowOf } };
})();
