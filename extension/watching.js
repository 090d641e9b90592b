// Where watch.js sees something: tells the background that a code field, a set-up QR code or a secret key may have appeared, and
// what user name was typed. Added by sites.js.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceWatching')) return;
globalThis.sixpenceWatching = true;

const api = globalThis.browser ?? globalThis.chrome; // its members cost

// Named elements shadow properties of documents and forms: see content.js.
const get = (Class, object, name) => Reflect.get(Class.prototype, name, object);
const call = (Class, object, name, ...args) => Class.prototype[name].apply(object, args);
const attr = (el, name) => call(Element, el, 'getAttribute', name) ?? '';
const textOf = (node, most) => (node ? get(Node, node, 'textContent').slice(0, most) : '');
const typeOf = (node) => get(Node, node, 'nodeType');
const find = (root, what) => [...call({ 1: Element, 9: Document, 11: DocumentFragment }[typeOf(root)], root, 'querySelectorAll', what)];

/** From a change to a look; between looks; the same while changes have no end. */
const [CALM_MS, REST_MS, RARE_MS, FREE_LOOKS] = [300, 1500, 8000, 4];
const [MOST_PICTURES, MOST_FIELDS, MOST_ROOTS, MOST_TEXT] = [40, 200, 50, 200_000];
/** Of a QR code: its sides in CSS pixels; the size of the sample. */
const [LEAST_SIDE, MOST_SIDE, SAMPLE] = [80, 800, 48];

const KEY = /(?<![A-Za-z0-9+/=_-])(?:[A-Z2-7]{4}[ \u00a0-]?){4,}|(?<![a-z0-9-])(?:[a-z2-7]{4}[ \u00a0]){4,}/;
const TOPIC = /auth?enti[ck]|[2m]fa|otp|(?:two|zwei|deux|dos|due|dois).?(?:fa[ck]?t|step)|認証|验证|驗證|인증|аутентиф|двухфактор|doğrula|uwierzytel|المصادقة/i;
const PICTURE = /qr|2fa|otp|barcode|authenticat/i;
/** How a code field may be called; what is said around it; how others are. */
const CODE = /c[oó]d[eiéí]|k[oó]d|otp|[2mt]fa|token|pin\b|\btan\b|verif|authen|digit|clave|код|コード|番号|認証|[码碼]|口令|코드|번호|인증|رمز|mã /i;
const ABOUT = RegExp(`${TOPIC.source}|verif|one.?time|sms|weryfik|подтв|провер|確認|رمز`, 'i');
const USER = /user|log.?[io]n|mail|account|ident|benutz|usuario|utili/i;
const OTHER = RegExp(`${USER.source}|name|zip|post|promo|coupon|country|city|captcha|card|cc-|addr|bday|search|query`, 'i');
/** What was typed in a field called so is not told. */
const SECRET = /pass|pwd|kennw|senha|contras|парол|密|비밀|secret|card|cv[vc]|cc-|otp|[2m]fa|code|token|one-time|pin\b/i;

const told = new WeakSet();
let [toldFields, toldText, toldName] = [new WeakSet(), '', ''];
/** Which may be shown as text. */
const passwords = new WeakSet(find(document, '[type=password]'));
/** The page, its frames, the shadow roots of both. */
const roots = new Set();

const boxOf = (el) => call(Element, el, 'getBoundingClientRect');

function isSquare(el) {
  const { width, height } = boxOf(el);
  const least = Math.min(width, height);
  return least >= LEAST_SIDE && Math.max(width, height) <= Math.min(MOST_SIDE, 1.2 * least);
}

function isLikeCode(el) {
  const isNamed = PICTURE.test(['id', 'class', 'alt', 'src'].map((name) => attr(el, name).slice(0, 200)).join(' '));
  if (el instanceof SVGElement) return isNamed || find(el, 'rect, path, use').length > 200 || attr(find(el, 'path')[0] ?? el, 'd').length > 2000;
  try {
    const context = new OffscreenCanvas(SAMPLE, SAMPLE).getContext('2d', { willReadFrequently: true });
    context.imageSmoothingEnabled = false;
    context.drawImage(el, 0, 0, SAMPLE, SAMPLE);
    const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
    let [extreme, changes, last] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const grey = data[at + 3] < 128 ? 255 : data[at + 1];
      if (grey < 64 || grey > 192) extreme += 1;
      if (at && grey > 128 !== last > 128) changes += 1;
      last = grey;
    }
    return extreme > 0.8 * SAMPLE ** 2 && changes > 0.12 * SAMPLE ** 2;
  } catch {
    return isNamed;
  }
}

function isSecretThere() {
  const links = find(document, 'a[href^="otpauth" i]').filter((el) => !told.has(el));
  const pictures = find(document, 'img, canvas, svg').filter((el) => el.complete !== false && !told.has(el) && isSquare(el));
  const found = [...links, ...pictures.slice(0, MOST_PICTURES).filter(isLikeCode)];
  if (found.map((el) => told.add(el))[0]) return true;
  const fields = find(document, 'input:is([readonly], [disabled])').map(({ value }) => value);
  const text = [textOf(get(Document, document, 'body'), MOST_TEXT), ...fields].join('\n');
  const [key] = KEY.exec(text) ?? [];
  if (!key || key === toldText || !TOPIC.test(text)) return false;
  toldText = key;
  return true;
}

const shadowOf = (el) =>
  el instanceof HTMLElement ? globalThis.chrome?.dom?.openOrClosedShadowRoot(el) ?? el.openOrClosedShadowRoot : null;

function know(root) {
  if (!root || roots.has(root) || roots.size === MOST_ROOTS) return;
  roots.add(root);
  listen(root);
}

function findRoots() {
  for (const root of roots) {
    if (!root.isConnected || root.defaultView === null) roots.delete(root);
    else if (typeOf(root) === 9) { // custom elements, without making an object of each element
      const found = call(Document, root, 'evaluate', '//*[contains(local-name(), "-")]', root, null, 7, null);
      for (let i = 0; i < found.snapshotLength; i += 1) know(shadowOf(found.snapshotItem(i)));
      for (const el of find(root, 'iframe')) know(el.contentDocument);
    } else for (const el of find(root, '*')) know(shadowOf(el));
  }
}

function isOpen(el) {
  const { width, height } = boxOf(el);
  return Math.min(width, height) >= 8 && el.matches(':read-write') && el.checkVisibility({ visibilityProperty: true });
}

/** How it is called, and the few words beside it. */
function wordsOf(el) {
  const near = textOf(get(Node, el, 'parentNode'), 90);
  const own = 'name id class placeholder title aria-label autocomplete'.split(' ').map((name) => attr(el, name));
  return [...own, ...Array.from(el.labels ?? [], (it) => textOf(it, 120)), near[80] ? '' : near].join(' ');
}

/** Whether two-factor login is spoken of around it. */
function isAbout(el) {
  const root = call(Node, el, 'getRootNode');
  const heads = find(root, 'h1, h2, h3, legend, title').slice(0, 12);
  return ABOUT.test([el.form ?? el.closest('dialog') ?? root.body ?? root, ...heads].map((it) => textOf(it, 2000)).join(' ') + location.pathname);
}

/** Whether this may be a code field, among its form's `mates`. When in doubt it is; rows of small boxes always are. */
function isCandidate(el, mates) {
  if (mates.filter((it) => it.maxLength === 1 || boxOf(it).width <= 90).length >= 4) return true;
  if (/one-time/i.test(attr(el, 'autocomplete'))) return true;
  const words = wordsOf(el);
  const isNamed = CODE.test(words);
  if (OTHER.test(words)) return isNamed && isAbout(el);
  if (isNamed) return true;
  if (el.type === 'password') return mates.length === 1 && isAbout(el);
  const isNumeric = el.inputMode === 'numeric' || /number|tel/.test(el.type) || (el.maxLength > 3 && el.maxLength < 11);
  return (isNumeric && mates.length < 4) || isAbout(el);
}

function isFieldThere() {
  const open = [];
  for (const el of [...roots].flatMap((root) => find(root, 'input')).slice(0, MOST_FIELDS)) {
    if (el.type === 'password') passwords.add(el);
    if (!/^(text|tel|number|password)$/.test(el.type)) continue;
    if (isOpen(el)) open.push(el);
    else toldFields.delete(el); // it may come back
  }
  const found = open.filter((el) => !toldFields.has(el) && isCandidate(el, open.filter((it) => it.form === el.form)));
  return found.map((el) => toldFields.add(el))[0];
}

/** By a user name the account is known on the next page. */
function tellName({ isTrusted, target: el }) {
  if (!isTrusted || api.extension.inIncognitoContext || el.localName !== 'input' || passwords.has(el)) return;
  const words = `${el.type} ${wordsOf(el)}`;
  const mates = el.form ? find(el.form, 'input:not([type=hidden])') : [];
  const isName = USER.test(words) || mates[mates.indexOf(el) + 1]?.type === 'password';
  const typed = el.value.trim().slice(0, 256);
  if (!isName || !/^(text|email|tel) /.test(words) || SECRET.test(words) || typed === toldName || /^[\d\s-]{0,10}$/.test(typed)) return;
  toldName = typed;
  tell({ typed });
}

async function tell(message) {
  if (api.runtime?.id) await api.runtime.sendMessage(message).catch(() => {});
  if (!api.runtime?.id) stop(); // the extension was updated or removed
}

let [timer, lastLook, observed, busy] = [0, -Infinity, 0, 0];

function look() {
  timer = 0;
  if (lastLook > 0 && !api.runtime?.id) return stop();
  lastLook = performance.now();
  findRoots();
  if (isSecretThere()) tell({ appeared: true });
  if (isFieldThere()) tell({ field: true });
  const attributeFilter = 'src href hidden open style class disabled readonly type'.split(' ');
  for (const root of roots) observer.observe(root, { subtree: true, childList: true, attributeFilter });
  observed = performance.now();
}

function soon() {
  if (timer || get(Document, document, 'hidden')) return;
  const rest = busy > FREE_LOOKS ? RARE_MS : REST_MS;
  timer = setTimeout(() => requestIdleCallback(look, { timeout: 1000 }), Math.max(CALM_MS, lastLook + rest - performance.now()));
}

/** Until the next look, one change is enough. */
const observer = new MutationObserver(() => {
  observer.disconnect();
  busy = performance.now() - observed > REST_MS ? 0 : busy + 1;
  soon();
});

/** What the user does has effects soon. */
function act({ target }) {
  know(shadowOf(target));
  if (busy > FREE_LOOKS) {
    clearTimeout(timer);
    timer = busy = 0;
  }
  soon();
}

/** What was offered has gone. */
function turn() {
  observer.disconnect();
  toldFields = new WeakSet();
  soon();
}

function listen(root) {
  const on = (type, listener) => root.addEventListener(type, listener, { capture: true, passive: true });
  on('visibilitychange', turn);
  on('focusin', act);
  on('click', act);
  on('load', soon); // of a picture or a frame
  on('change', tellName);
}

function stop() {
  observer.disconnect();
  clearTimeout(timer);
  timer = -1;
}

know(document);
know(shadowOf(get(Document, document, 'activeElement')));
tellName(globalThis.sixpenceWatch);
look();
})();
