// Types into a page what it is told (src/autofill/plan.rs). It decides, keeps and sends nothing; the background calls it by
// scripting.executeScript after content.js, whose numbers of the fields it takes.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceFiller')) return; // own: a page's <form id=sixpenceFiller> is inherited

const { current, visible } = globalThis.sixpence;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const plain = (text) => text.replace(/[\s\p{Pd}.·]/gu, '').toLowerCase(); // pages group digits: 123 456
const holds = (el, text) => plain(el.value) === plain(text);
const usable = (el) => el.isConnected && !el.matches(':disabled');
const clear = (row) => row.forEach((el) => el.value && put(el, ''));
const say = (el, Type, type, init) =>
  el.dispatchEvent(new Type(type, { bubbles: true, composed: true, cancelable: true, ...init }));

function put(el, text) {
  // The prototype's own setter: React compares with what went through the element's.
  Reflect.set(HTMLInputElement.prototype, 'value', text, el);
  const init = text ? { inputType: 'insertText', data: text } : { inputType: 'deleteContentBackward' };
  say(el, InputEvent, 'input', init);
}

/** As the keyboard does it. A page that prevents the default does it itself, or does not want it. */
function type(el, text) {
  const key = text.slice(-1);
  const keys = { key, keyCode: key.toUpperCase().charCodeAt(0) };
  el.select();
  const typed = say(el, KeyboardEvent, 'keydown', keys) || text[1];
  if (typed && say(el, InputEvent, 'beforeinput', { inputType: 'insertText', data: text })) put(el, text);
  say(el, KeyboardEvent, 'keyup', keys);
  say(el, Event, 'change');
}

async function enter(row, texts) {
  const full = () => row.every((el, i) => holds(el, texts[i]));
  if (row[1]) {
    // Firefox passes on only its own older members, `data` and `dataType`.
    const [data, clipboardData] = [texts.join(''), new DataTransfer()];
    clipboardData.setData('text/plain', data);
    const handled = !say(row[0], ClipboardEvent, 'paste', { clipboardData, data, dataType: 'text/plain' });
    for (let i = 0; i < (handled ? 8 : 2) && !full(); i++) await pause(18);
    if (full() || (handled && !usable(row[0]))) return true;
    clear(row);
  }
  for (const [i, el] of row.entries()) {
    if (!usable(el)) return false;
    el.focus();
    type(el, texts[i]);
    if (full()) break;
    await pause(row[1] ? 10 : 60); // frameworks update their state between two events
    if (!holds(el, texts[i])) put(el, texts[i]);
  }
  const taken = full();
  await pause(60);
  return full() || (taken && !usable(row[0])); // closed: the page submits by itself
}

/** Complete, or nothing of it stays. Never submits, never presses Enter. */
async function fill({ token, origin, steps }) {
  const now = current();
  const row = steps.map((step) => now.fields[step.field]);
  const report = (reason) => ({ filled: !reason, reason, kept: row.map((el) => el?.value.length ?? 0) });
  if (token !== now.token || origin !== self.origin) return report('moved');
  if (!row[0] || !row.every((el) => el && usable(el) && visible(el))) return report('gone');
  row[0].focus(); // some fields cease to be read-only only now
  if (row.some((el) => el.readOnly)) return report('readonly');
  if (!(await enter(row, steps.map((step) => step.text)))) {
    clear(row);
    return report('refused');
  }
  const last = row.at(-1);
  if (usable(last)) last.focus();
  return report();
}

globalThis.sixpenceFiller = { fill };
})();
