// On sites where the user has granted it: tells the background that a set-up QR code or a secret key may have appeared. It
// sends no more than that; what there is, the background reads itself (reading.js). Registered by sites.js.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceWatch')) return;
globalThis.sixpenceWatch = true;

const { runtime } = globalThis.browser ?? globalThis.chrome;

/** Between a change of the page and a look at it, and between two looks, in milliseconds. */
const [CALM_MS, REST_MS] = [300, 1500];
/** So many pictures are looked at, and so many characters read. */
const [MOST_PICTURES, MOST_TEXT] = [40, 200_000];
/** The sides of what may be a code, in CSS pixels. */
const [LEAST_SIDE, MOST_SIDE] = [80, 800];
/** A picture is sampled at this size: a code is of two colours there, and changes between them all the time. */
const SAMPLE = 48;

const KEY = /(?<![A-Za-z0-9+/=_-])(?:[A-Z2-7]{4}[ \u00a0-]?){4,}|(?<![a-z0-9-])(?:[a-z2-7]{4}[ \u00a0]){4,}/;
const TOPIC = /authenti[ck]|autenti[ck]|2fa|mfa|totp|otp|two.?(?:factor|step)|zwei.?faktor|deux.?facteurs|dos.?factores|due.?fattori|dois.?fatores|認証|验证|驗證|인증|аутентиф|двухфактор|doğrula|uwierzytel|المصادقة/i;
const NAME = /qr|2fa|totp|otp|barcode|authenticat/i;

/** What was told already. */
const told = new WeakSet();
let toldText = '';

function isSquare(el) {
  const { width, height } = el.getBoundingClientRect();
  return Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= Math.min(MOST_SIDE, 1.2 * Math.min(width, height));
}

/** Whether its pixels look like a code; where they may not be read, or are strokes, its names decide. */
function isLikeCode(el) {
  const named = NAME.test([el.id, el.getAttribute('class'), el.getAttribute('alt'), el.getAttribute('src')?.slice(0, 200)].join(' '));
  if (el instanceof SVGElement) return named || el.querySelectorAll('rect, path, use').length > 200 || (el.querySelector('path')?.getAttribute('d')?.length ?? 0) > 2000;
  try {
    const canvas = new OffscreenCanvas(SAMPLE, SAMPLE);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingEnabled = false;
    context.drawImage(el, 0, 0, SAMPLE, SAMPLE);
    const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
    let [extreme, changes] = [0, 0];
    for (let at = 0, last = 0; at < data.length; at += 4) {
      const grey = data[at + 3] < 128 ? 255 : (data[at] + 2 * data[at + 1] + data[at + 2]) / 4;
      if (grey < 64 || grey > 192) extreme += 1;
      if (at && grey > 128 !== last > 128) changes += 1;
      last = grey;
    }
    const all = SAMPLE * SAMPLE;
    return extreme > 0.8 * all && changes > 0.12 * all;
  } catch {
    return named;
  }
}

function isThere() {
  let found = false;
  const pictures = [...document.querySelectorAll('img, canvas, svg')].filter((el) => !told.has(el) && isSquare(el));
  for (const el of pictures.slice(0, MOST_PICTURES)) {
    if (el instanceof HTMLImageElement && !el.complete) continue;
    if (!isLikeCode(el)) continue;
    told.add(el);
    found = true;
  }
  for (const el of document.querySelectorAll('a[href^="otpauth" i]')) {
    if (told.has(el)) continue;
    told.add(el);
    found = true;
  }
  if (found) return true;
  const fields = [...document.querySelectorAll('input[readonly], input[disabled]')].map(({ value }) => value);
  const text = `${document.body?.textContent.slice(0, MOST_TEXT) ?? ''}\n${fields.join('\n')}`;
  const [key] = KEY.exec(text) ?? [];
  if (!key || key === toldText || !TOPIC.test(text)) return false;
  toldText = key;
  return true;
}

let [waiting, lastLook] = [0, -Infinity];

function look() {
  waiting = 0;
  if (document.hidden) return;
  lastLook = performance.now();
  if (isThere()) runtime.sendMessage({ appeared: true }).catch(() => observer.disconnect()); // the extension was updated or removed
}

function soon() {
  if (waiting || document.hidden) return;
  waiting = setTimeout(() => requestIdleCallback(look, { timeout: 1000 }), Math.max(CALM_MS, lastLook + REST_MS - performance.now()));
}

const observer = new MutationObserver(soon);
observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['src', 'href', 'hidden', 'open', 'style', 'class'] });
document.addEventListener('visibilitychange', soon);
document.addEventListener('load', soon, true); // of a picture
soon();
})();
