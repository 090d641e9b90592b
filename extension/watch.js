// On granted sites: a cheap look for what may be a code field, a set-up QR code or a secret key. Where there may be one, or a user
// name is typed, the background adds watching.js (see sites.js, which registers this). All pages of these sites pay for this file.
// So while the page loads it asks for nothing but fields that are named for a code, and for the rest once the page has settled; and
// it asks by selectors, for the first object of an element, or of the browser's interface, costs more than all of them.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceWatch')) return; // own: a page's <form id=sixpenceWatch> is inherited
globalThis.sixpenceWatch = true;

/** Fields that say themselves what they are for. Written out: to put it together, as `field` is, costs more than to ask for it. */
const PLAIN = 'input:is([autocomplete="one-time-code"i],[name*=otp i],[id*=otp i],[name*="2fa"i],[id*="2fa"i],[name*=mfa i],[id*=mfa i],[name*=token i],[name*=verif i],[name=code i],[id=code i]):not([type=hidden],[type=checkbox],[type=radio],[disabled],[readonly])';

/** From the first look to the one for all the rest. */
const SETTLED_MS = 1000;

/** Whether some of these can be seen. */
const someShown = (fields) => fields.length > 0 && Array.from(fields).some((el) => el.checkVisibility({ visibilityProperty: true }));

const settling = setTimeout(() => closer().look(), SETTLED_MS);
let made;
const closer = () => (made ??= lookCloser());
for (const type of ['focusin', 'input', 'change']) addEventListener(type, (event) => closer().act(event), true);
const { querySelectorAll } = document; // or an element of the page that is called so; but to ask Document costs more
if (typeof querySelectorAll === 'function' && someShown(querySelectorAll.call(document, PLAIN))) closer().wake();

/** All the rest is one function: the browser reads it when it is called. */
function lookCloser() {
/** From a change to a look; the most of it, while changes have no end. */
const [CALM_MS, RARE_MS] = [300, 8000];
/** Larger pages are searched for fields only, and their titles read, until the user does something there. */
const MANY = 2000;

const called = (words) => words.replace(/(\S+) ?/g, '[name*="$1"i],[id*="$1"i],[placeholder*="$1"i],[autocomplete*="$1"i],').slice(0, -1);
const user = () => called('user login logon mail account ident benutz usuario utili');
/** What holds text, and is called as a code field is; or is not called as others are, nor the mate of a password. */
const field = () => `input:not([type=hidden],[type=email],[type=checkbox],[type=radio],[type=submit],[type=button],[type=image],[type=search],[type=file],[type=url],[disabled],[readonly],${called('zip post promo coupon country captcha card cc-')}):is(\
${called('code kod otp 2fa mfa token verif authen one-time')},:not(${user()},[name=q],\
${called('name city addr bday birth search query phone company organi street pass pwd kennw senha contras')},\
form:has([type=password]) :not([type=password]),form:has([type=text],[type=email],[type=tel],input:not([type])) [type=password]))`;
/** A link with a key, or what may be a QR code. */
const PICTURE = 'a[href^="otpauth"i],canvas,dialog img,img:is([src^="data:image"],[src^="blob:"],[src*=qr i],[src*=otp i],[src*="2fa"i],[src*=authenticat i],[alt*=qr i],[alt*=code i],[id*=qr i],[class*=qr i]),\
svg:is([id*=qr i],[class*=qr i],[shape-rendering=crispEdges]),svg [id*=qr i]';
/** All that is said of a page, and before it the name of its first custom element. */
const SAID = 'concat(name(//*[contains(local-name(), "-")]), " ", //title, " ", //h1, " ", //h2, " ", //h3, " ", //legend)';

let [timer, rest, looked, acted] = [settling, 0, 0, false];
const observer = new MutationObserver(soon);

/** Whether the rest of the watcher may find something in a document or a shadow root; where not, changes are waited for. */
function isPromising(root, Class) {
  const ask = (method, ...args) => Class.prototype[method].apply(root, args); // named elements shadow: see content.js
  const isPage = Class === Document;
  if ((!isPage || ask('getElementsByTagName', 'input').length > 0) && someShown(ask('querySelectorAll', field()))) return true;
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['src', 'hidden', 'open', 'style', 'class', 'disabled', 'readonly', 'type'] });
  if (isPage && !acted && ask('getElementsByTagName', '*').length > MANY) return isTopic(Reflect.get(Document.prototype, 'title', root) + location.pathname);
  if (ask('querySelector', PICTURE) && Array.from(ask('querySelectorAll', PICTURE)).some(isSquare)) return true;
  if (!isPage) return Array.from(ask('querySelectorAll', '*')).some(isHost);
  const said = ask('evaluate', SAID, root, null, 2, null).stringValue;
  if (isTopic(said.slice(0, 500) + location.pathname)) return true;
  if (said[0] !== ' ') {
    const found = ask('evaluate', '//*[contains(local-name(), "-")]', root, null, 7, null);
    for (let i = 0; i < found.snapshotLength && i < MANY; i += 1) if (isHost(found.snapshotItem(i))) return true;
  }
  if (root.defaultView.length === 0) return false;
  root.addEventListener('load', soon, true); // of a frame
  // The first look into a frame costs as much as a page of its own: not into those that are empty, not shown, or from elsewhere.
  const frames = ask('querySelectorAll', `iframe:is([srcdoc],[src]:not([src*="//"],[src^="about"],[src=""]),[src*="//${location.host}/"]):not([hidden],[style*="none"],[style*="hidden"],[width="0"])`);
  return Array.from(frames).some(({ contentDocument }) => contentDocument && isPromising(contentDocument, Document));
}

// Other writings are escaped, for the browser keeps a file with one such letter in two bytes a letter: here the words are
// Japanese, Chinese (2), Korean, Russian (2), Turkish and Arabic.
const isTopic = (text) =>
  /auth?enti[ck]|[2m]fa|otp|(?:two|zwei|deux|dos|due|dois).?(?:fa[ck]?t|step)|uwierzytel|\u8a8d\u8a3c|\u9a8c\u8bc1|\u9a57\u8b49|\uc778\uc99d|\u0430\u0443\u0442\u0435\u043d\u0442\u0438\u0444|\u0434\u0432\u0443\u0445\u0444\u0430\u043a\u0442\u043e\u0440|do\u011frula|\u0627\u0644\u0645\u0635\u0627\u062f\u0642/i.test(text);

function isSquare(el) {
  const { width, height } = (el.closest('svg') ?? el).getBoundingClientRect();
  return el.localName === 'a' || (Math.min(width, height) >= 80 && Math.max(width, height) <= Math.min(800, 1.2 * width, 1.2 * height));
}

const shadowOf = (el) =>
  el instanceof HTMLElement ? globalThis.chrome?.dom?.openOrClosedShadowRoot(el) ?? el.openOrClosedShadowRoot : null;

function isHost(el) {
  const shadow = shadowOf(el);
  return shadow && isPromising(shadow, DocumentFragment);
}

function look() {
  [timer, looked] = [0, Date.now()];
  if (isPromising(document, Document)) wake();
}

/** However much has changed, one look is enough. */
function soon() {
  observer.disconnect();
  if (timer) return;
  if (Reflect.get(Document.prototype, 'hidden', document)) return addEventListener('visibilitychange', soon, { once: true });
  rest = Date.now() - looked > RARE_MS ? 0 : Math.min(RARE_MS, 2 * rest + CALM_MS);
  timer = setTimeout(look, CALM_MS + rest);
}

/** What the user does has effects soon. A user name is told by the rest of the watcher, even if it was typed before that came. */
function act(event) {
  const { type, target, isTrusted } = event;
  if (!isTrusted) return;
  if (type === 'change') globalThis.sixpenceWatch = event;
  if (timer < 0) return;
  clearTimeout(timer);
  [timer, looked, acted] = [0, 0, true];
  const isName = type !== 'focusin' && (target.matches?.(`input:is([type=email],${user()})`) || (target.form && Element.prototype.querySelector.call(target.form, '[type=password]')));
  if (isName || shadowOf(target)) wake();
  else soon();
}

async function wake() {
  observer.disconnect();
  clearTimeout(timer);
  timer = -1; // no more looks
  const { runtime } = globalThis.browser ?? globalThis.chrome;
  if (runtime?.id) await runtime.sendMessage({ wake: true }).catch(() => {}); // none after an update of the extension
}

return { act, look, wake };
}
})();
