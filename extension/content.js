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

const SEEN = 'input,:is(h1,h2,h3,h4,h5,h6,legend,[role=heading]):not(form)';
/** What can have a shadow root, custom elements among it: forms, of which `get` is to be asked, cannot. */
const HOSTS = ':not(form,a,b,br,button,em,fieldset,head,head *,i,img,input,label,li,ol,option,path,script,select,strong,style,svg,svg *,table,tbody,td,textarea,th,tr,ul)';

/** Fields and headings with their roots, in document order, through open and closed shadow roots: calls `each`. */
function elements(root, each) {
  const all = (css) => call(root === document ? Document : DocumentFragment, root, 'querySelectorAll', css);
  const seen = new Set(all(SEEN));
  for (const el of all(`${SEEN},${HOSTS}`)) {
    if (seen.has(el)) each(el, root);
    // To ask for a closed root costs most of all; plain elements that have one have nothing else in them.
    const inner = el.firstElementChild && !el.localName.includes('-') ? el.shadowRoot : shadowOf(el);
    if (inner) elements(inner, each);
  }
}

// Asked often, and the same for the time of one `sense`.
let [readable, texts] = [new Map(), new Map()];
function isReadable(el) {
  let is = readable.get(el);
  if (is === undefined) readable.set(el, (is = shown(el, 'visibilityProperty')));
  return is;
}

/** What is written in `scope`; with `el`, between the field before and that one. */
function words(scope, most = 120, el = null) {
  const nodes = walk(scope, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  nodes.currentNode = el ?? scope;
  let text = '';
  for (let node, steps = 0; text.length < most && steps < 600 && (node = el ? nodes.previousNode() : nodes.nextNode()); steps++) {
    if (node instanceof Element ? !isImage(node) && (!el || !isField(node)) : /^\s*$/.test(node.data)) continue;
    if (el && isField(node)) break;
    const parent = parentOf(node);
    if (!parent || !isReadable(parent)) continue;
    const said = clip(isImage(node) ? `img ${node.alt} ${node.src.slice(-40)}` : node.data, 999);
    text = el ? `${said} ${text}`.slice(-most) : clip(`${text} ${said}`, most);
  }
  return text;
}

/** `words` of what several fields share. */
function wordsOf(scope, most) {
  let text = texts.get(scope);
  if (text === undefined || text.most < most) texts.set(scope, (text = { most, text: words(scope, most) }));
  return text.text.slice(0, most);
}

/** Form, dialog, or the nearest ancestor with a sentence in it. */
function scopeOf(el) {
  let [scope, last] = [el.form ?? el.closest('dialog,[role=dialog]'), el];
  for (let up = parentOf(el); !scope && up; last = up, up = parentOf(up)) if (wordsOf(up, 60).length > 40) scope = up;
  return scope ?? last;
}

function visible(el) {
  const box = el.getBoundingClientRect();
  const onPage = box.right + scrollX > 0 && box.bottom + scrollY > 0;
  return onPage && Math.min(box.width, box.height) >= 8 && shown(el, 'visibilityProperty');
}

/** The facts of a field; of one that cannot be seen nothing is read. */
function factsOf(el, root, isVisible) {
  const box = el.getBoundingClientRect();
  const said = (list) => Array.from(isVisible ? list ?? [] : [], (it) => wordsOf(it, 120)).join(' ');
  const named = (name) => said(attr(el, name).split(' ').map((id) => id && byId(root, id)).filter(Boolean));
  const { type, name, id, className, inputMode, pattern, placeholder, readOnly, maxLength, value } = el;
  return {
    type, name: clip(name), id: clip(id), className: clip(className), inputMode, pattern: clip(pattern), placeholder: clip(placeholder),
    readOnly, maxLength, length: value.length, autocomplete: clip(attr(el, 'autocomplete')),
    label: clip([said(el.labels), named('aria-labelledby'), attr(el, 'aria-label'), el.title].join(' ')),
    near: isVisible ? words(root, 120, el) : '', described: clip(named('aria-describedby')),
    box: [box.x + scrollX, box.y + scrollY, box.width, box.height].map(Math.round),
    visible: isVisible, faint: !shown(el, 'opacityProperty'), enabled: !el.matches(':disabled'), focused: activeIn(root) === el,
  };
}

const USER = /user|login|e-?mail|account|identifier/i;
const NO_USER = /pass|pwd|otp|2fa|mfa|code|token|csrf|nonce|secret|key|hash|pin\b/i;
const ADDRESS = /[^\s@<>()"',;:]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

/** Whether a field holds what its user is called. */
function namesUser(el) {
  const name = `${attr(el, 'name')} ${attr(el, 'id')}`;
  if (!/^(?:text|email|tel|hidden)$/.test(el.type) || NO_USER.test(name)) return false;
  return el.type === 'email' || USER.test(name) || /\b(?:username|email)\b/.test(attr(el, 'autocomplete'));
}

/** Whether all frames above have our origin; across origins there is no frameElement. */
const oneOrigin = (at = self) =>
  at === top || (!!at.frameElement && at.parent.origin === self.origin && oneOrigin(at.parent));

function sense() {
  const { token, fields } = current();
  [readable, texts] = [new Map(), new Map()];
  fields.forEach((el, i) => el.isConnected || delete fields[i]);
  const [found, scopes, who] = [[], [], new Set()];
  const number = (list, it) => (list.includes(it) || list.push(it), list.indexOf(it));
  const headings = [];
  elements(document, (el, root) => {
    if (!(el instanceof HTMLInputElement)) {
      headings.push(el);
      return;
    }
    if (el.value && namesUser(el)) who.add(clip(el.value));
    if (!isField(el) || found.length === 200) return;
    const isVisible = visible(el);
    while (isVisible && headings.length > 0 && !wordsOf(headings.at(-1), 120)) headings.pop();
    const heading = isVisible && headings.length > 0 ? wordsOf(headings.at(-1), 120) : '';
    const form = isVisible ? { form: number(scopes, scopeOf(el)) } : {};
    found.push({ field: number(fields, el), ...form, heading, ...factsOf(el, root, isVisible) });
  });
  const forms = scopes.map((scope) => ({
    words: clip(['action', 'name', 'id', 'class'].map((name) => attr(scope, name)).join(' ')), text: wordsOf(scope, 400),
  }));
  const main = scopes.length > 0 && call(Document, document, 'querySelector', 'main,[role=main]');
  for (const text of [...forms.map((form) => form.text), main ? wordsOf(main, 1000) : '']) {
    for (const address of text.match(ADDRESS) ?? []) who.add(clip(address));
  }
  [readable, texts] = [new Map(), new Map()]; // nothing of the page is held on to
  return {
    token, origin: self.origin, top: self === top, sameOriginChain: oneOrigin(), path: clip(location.pathname),
    title: clip(get(Document, document, 'title')), lang: clip(attr(get(Document, document, 'documentElement'), 'lang'), 20),
    who: [...who].slice(0, 8), forms, fields: found,
  };
}

globalThis.sixpence = { sense, current, visible, parts: { get, call, attr, nameOf, parentOf, shown, shadowOf } };
})();
