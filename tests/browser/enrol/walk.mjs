// A user who knows the way: walks a site in a browser, by the names of its controls and nothing else of it.
import { TOTP } from 'otpauth';
import { sleep, until } from '../harness/wait.mjs';
import { PASSWORD } from './server.mjs';

/** Runs in the page: the elements that can be seen, through the shadow roots that client.js knows. */
function inPage(what, value) {
  if (!globalThis.siteRoots || document.readyState === 'loading') return false;
  const all = (css) => globalThis.siteRoots.flatMap((root) => [...root.querySelectorAll(css)]);
  const isSeen = (el) => el.labels?.length || el.localName === 'option' || (el.checkVisibility() && el.getBoundingClientRect().width > 0);
  const dialog = all('dialog[open]').at(-1);
  const seen = (css) => all(css).filter((el) => isSeen(el) && (!dialog || dialog.contains(el)));
  const say = (el, Type, type, more) => el.dispatchEvent(new Type(type, { bubbles: true, composed: true, ...more }));
  const write = (el, text) => {
    el.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(el, text);
    say(el, InputEvent, 'input', { data: text });
    say(el, KeyboardEvent, 'keyup', { key: text.at(-1) });
  };
  if (what === 'type') {
    const fields = seen(value.css);
    if (fields.length === 0) return false;
    // It has the code before: the page that comes after that is not there yet.
    if (value.css === '[data-code]' && fields.some((el) => el.value)) return false;
    if (fields.length > 1 && value.css === '[data-code]') fields.forEach((el, i) => write(el, value.text[i]));
    else write(fields[0], value.text);
    return true;
  }
  if (what === 'press') {
    const el = seen(`[data-control="${value}"]`).find((it) => !it.disabled);
    if (!el) return false;
    if (el.localName === 'option') {
      el.selected = true;
      say(el.closest('select'), Event, 'change');
    } else el.click();
    return true;
  }
  return document.body.innerText + all('textarea').map((el) => el.value).join('\n') + globalThis.siteRoots.slice(1).map((root) => root.textContent).join('\n');
}

/** The first frame in which it does something. */
async function inFrames(page, what, value) {
  for (const frame of page.frames()) {
    // A document that goes while it is asked may never answer.
    const done = await Promise.race([frame.evaluate(inPage, what, value).catch(() => false), sleep(3000)]);
    if (done) return done;
  }
  return false;
}

export const textOf = (page) => page.frames().reduce(async (text, frame) => (await text) + (await frame.evaluate(inPage, 'text').catch(() => '')), Promise.resolve(''));

/** One step of a `way`. */
export async function takeStep(site, page, step) {
  if (step === '{codes}') {
    return until(`the recovery codes of ${site.name} are there`, async () => {
      const text = await textOf(page);
      return site.state.codes?.every((code) => text.includes(code));
    });
  }
  if (step === '{password}') return until(`${site.name}: a field for the password`, () => inFrames(page, 'type', { css: '[data-password]', text: PASSWORD }));
  if (step === '{code}') {
    await until(`${site.name} has a secret`, () => site.state.secret);
    const code = () => new TOTP({ secret: site.state.secret }).generate();
    return until(`${site.name}: a field for the code`, () => inFrames(page, 'type', { css: '[data-code]', text: code() }));
  }
  const presses = () => site.clicks.filter(({ name }) => name === step).length;
  const before = presses();
  return until(`${site.name}: ${step} can be pressed`, async () => {
    if (presses() > before) return true;
    for (const [number, { name, danger, wrong }] of site.controls.entries()) {
      if (name === step && !danger && !wrong && (await inFrames(page, 'press', number))) return true;
    }
    return false;
  });
}

/** The whole way; after each step the page may load, or change. */
export async function walk(site, page) {
  for (const step of site.site.way) {
    await sleep(50);
    await until(`${site.name} has come to rest`, () => site.quiet() > 150);
    await takeStep(site, page, step);
  }
}
