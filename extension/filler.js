// Types into a page what it is told (src/autofill/plan.rs). It decides, keeps and sends nothing; the background calls it by
// scripting.executeScript after content.js, whose numbers of the fields it takes.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceFiller')) return; // own: a page's <form id=sixpenceFiller> is inherited

const { current, visible, parts: { get, call, attr, parentOf, shown, shadowOf } } = globalThis.sixpence;

let [wake, isLeaving] = [];
/** A page that is kept frozen runs no timers: as it leaves, nothing waits. */
const pause = (ms) => isLeaving || new Promise((done) => setTimeout((wake = done), ms));
const plain = (text) => text.replace(/[\s\p{Pd}.·]/gu, '').toLowerCase(); // pages group digits: 123 456
const holds = (el, text) => plain(el.value) === plain(text);
const lengths = (row) => row.map((el) => el?.value.length ?? 0);
const usable = (el) => el.isConnected && !el.matches(':disabled');
const say = (el, Type, type, init) =>
  el.dispatchEvent(new Type(type, { bubbles: true, composed: true, cancelable: true, ...init }));

function put(el, text) {
  // The prototype's own setter: React compares with what went through the element's.
  Reflect.set(HTMLInputElement.prototype, 'value', text, el);
  const init = text ? { inputType: 'insertText', data: text } : { inputType: 'deleteContentBackward' };
  if (el.isConnected) say(el, InputEvent, 'input', init);
}

/** Moves the focus there; frameworks update their state between two events. */
async function go(el) {
  el.focus();
  await pause(0);
}

/** Leaves nothing of a code, from the end on, as the keyboard would. */
async function clear(row) {
  for (const el of row.toReversed().filter((el) => el.value)) {
    await go(el);
    put(el, '');
    await pause(0);
  }
}

/** As the keyboard does it; a page that prevents the default does it itself or does not want it. True if we did it. */
function type(el, text) {
  const key = text.slice(-1);
  const keyCode = key.charCodeAt(0);
  const keys = { key, code: (key > '9' ? 'Key' : 'Digit') + key, keyCode, which: keyCode };
  el.select();
  const typed = (say(el, KeyboardEvent, 'keydown', keys) && say(el, KeyboardEvent, 'keypress', { ...keys, charCode: keyCode })) || text[1];
  const wanted = typed && say(el, InputEvent, 'beforeinput', { inputType: 'insertText', data: text });
  if (wanted) put(el, text);
  say(el, KeyboardEvent, 'keyup', keys);
  say(el, Event, 'change');
  return wanted;
}

/** Types unless the row is `lost` or the page has `sent` its form. Answers why it did not work. */
async function enter(row, texts, lost, sent) {
  const full = () => row.every((el, i) => holds(el, texts[i]));
  const closed = () => !row.some(usable); // the page goes on by itself
  if (row[1]) {
    // Firefox passes on only its own older members, `data` and `dataType`.
    const [data, clipboardData] = [texts.join(''), new DataTransfer()];
    clipboardData.setData('text/plain', data);
    const handled = !say(row[0], ClipboardEvent, 'paste', { clipboardData, data, dataType: 'text/plain' });
    for (let i = 0; i < (handled ? 8 : 2) && !full() && !sent(); i++) await pause(18);
    if (handled && (sent() || closed())) return;
    if (sent()) return 'moved';
    if (full() || lost()) return lost();
    await clear(row);
  }
  for (const [i, el] of row.entries()) {
    if (!lost()) await go(el);
    if (sent()) return 'moved';
    if (lost()) return lost();
    const done = type(el, texts[i]);
    if (full()) break;
    await pause(row[1] ? 10 : 60);
    if (sent()) return i + 1 < row.length ? 'refused' : undefined;
    // What the page takes away again is not typed twice: it may have been sent.
    if (!done && !lost() && !holds(el, texts[i])) put(el, texts[i]);
  }
  const held = full();
  await pause(60);
  if (held && (sent() || closed())) return;
  return lost() ?? (full() ? undefined : 'refused');
}

const bare = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i');

// What buttons say that send no code (cancel, back, later, again, another way, help, sign out), without accents: from the beginning
// of a word, or anywhere.
const NOT_ON = new RegExp(`(?<!\\p{L})(?:${[
  'cancel|close|back|skip|later|not now|re-?send|again|another|different|other|instead|lost|help|reset|(?:sign|log) ?out',
  'call|text me|email|send (?:me|a|the|new|sms|code)|(?:new|get|request) .*code|recover|delete|remove',
  'show|hide|copy|change|can.?t|don.?t',
  'abbrech|zuruck|schlie|uberspring|spater|erneut|neuen|ander|hilfe|wiederherst|abmeld',
  'annul|retour|fermer|passer|plus tard|re[ei]?nv[io]|nouveau|n(?:ue|uo|o)vo|autre|(?:ou?|al)tr[oa]|a[yj]uda|aiuto|aide|deconn',
  'volver|voltar|atras|cerrar|fechar|omitir|pular|salir|sair|recupera|indietro|chiudi|salta|invia di|esci',
  'terug|sluit|overslaan|opnieuw|nieuwe|uitlog|afmeld|iptal|geri|kapat|tekrar|yeni|baska|yardim|cikis',
  'anuluj|wstecz|wroc|powrot|zamknij|pomin|ponow|now[aey]|inn[aey]|pomoc|wylog|zrus|zpet|zavr|znovu|jin[ay]',
  'avbryt|fortryd|till?ba[gk]|stang|luk|skicka|igen|ann?[ae]n|ny kod|logga? ut',
  'отмен|назад|закр|пропус|повтор|снова|еще|нов|друг|выйти|помощ|скасув|інш',
].join('|')})|再|取消|キャンセル|戻る|閉|スキッ|[別他]の|もう一度|返回|[关關][闭閉]|跳[过過]|重[新发發]|其[他它]|另一|[取获獲]得|[获獲]取|`
  + bare('취소|뒤로|닫기|건너|다시|재전송|다른|다음에|الغاء|رجوع|عودة|اغلاق|اعادة|تخطي|اخر|रद्द|वापस|पुन|दूसर'), 'u');

const is = (el, selector) => call(Element, el, 'matches', selector);
const hostOf = (el, root = call(Node, el, 'getRootNode')) => (root instanceof ShadowRoot ? root.host : null);

/** Seen, and by its words it may send a code; in a shadow root the host may have the words. */
function goesOn(el) {
  const said = (it) => it && [get(Node, it, 'textContent'), ...['aria-label', 'value', 'title', 'alt'].map((name) => attr(it, name))].join(' ');
  const words = [said(el), said(hostOf(el))].find((it) => /\p{L}/u.test(it ?? ''));
  return visible(el) && shown(el, 'opacityProperty') && !NOT_ON.test(bare(words ?? '')) && (words || el.form);
}

const isSubmit = (el) => is(el, 'button:not([type=button i],[type=reset i]),input:is([type=submit i],[type=image i])');
const isButton = (el) => is(hostOf(el) ?? el, ':not([type=reset i])')
  && (isSubmit(el) || is(el, 'button[type=button i],input[type=button i],[role=button]:not(a)'));

/** The elements below this one, through shadow roots. */
function* below(root) {
  const nodes = call(Document, document, 'createTreeWalker', root, NodeFilter.SHOW_ELEMENT);
  for (let el; (el = nodes.nextNode()); ) {
    yield el;
    const inner = shadowOf(el);
    if (inner) yield* below(inner);
  }
}

/** The button that sends a code from this field; none if that is not certain. */
function continueOf(field) {
  for (let scope = field.form ?? field; scope; scope = parentOf(scope) ?? hostOf(scope)) {
    const inside = [...below(scope)];
    const sends = inside.filter((el) => isSubmit(el) && el.form === scope);
    const good = sends.filter(goesOn);
    // The browser's own choice is the first one.
    if (sends[0]) return good[0] === sends[0] || !good[1] ? good[0] : undefined;
    const buttons = inside.slice(inside.indexOf(field) + 1)
      .filter((el) => isButton(el) && !el.closest('nav,header,footer,aside') && goesOn(el));
    if (buttons[0] || is(scope, 'dialog,[role=dialog]')) return buttons[1] ? undefined : buttons[0];
  }
}

/** Presses that button once it can be pressed, unless the page goes on by itself. */
async function press(row, ready) {
  for (let i = 0; i < 20 && ready(); i++) {
    const button = continueOf(row[0]);
    if (!button) break;
    if (!is(button, ':disabled,[aria-disabled=true]')) return button.click() ?? true;
    await pause(50);
  }
  return false;
}

/** Complete, or nothing of it stays. Never presses Enter; presses the page's button only if `press` says so. */
async function fill({ token, origin, steps, press: pressing }) {
  const now = current();
  const row = steps.map((step) => now.fields[step.field]);
  const texts = steps.map((step) => step.text);
  const root = get(Document, document, 'documentElement');
  // document.open() leaves the document itself in place.
  const here = () => token === current().token && origin === self.origin && root === get(Document, document, 'documentElement');
  const lost = () => (!here() ? 'moved' : row.every(usable) ? undefined : 'gone');
  const report = (reason, more) => ({ filled: !reason, reason, kept: lengths(row), ...more });
  if (here() && !(row[0] && row.every((el) => el && visible(el)))) return report('gone');
  if (lost()) return report(lost());

  let sent = false;
  isLeaving = false;
  const noted = ({ type }) => {
    sent = true;
    isLeaving ||= type === 'pagehide';
    wake?.(); // it has to answer now
  };
  // form.submit() makes no `submit`; who begins after `beforeunload` hears of nothing but `pagehide`.
  const notices = ['submit', 'beforeunload', 'pagehide'];
  notices.forEach((name) => self.addEventListener(name, noted, true));
  const ready = () => !sent && !lost() && row.every((el, i) => holds(el, texts[i]));
  try {
    await go(row[0]); // some fields cease to be read-only only now
    if (sent) return report('moved');
    if (lost()) return report(lost());
    if (row.some((el) => el.readOnly)) return report('readonly');
    const reason = await enter(row, texts, lost, () => sent);
    if (reason) {
      await clear(row);
      return report(reason);
    }
    // Where the page has moved it, it stays.
    const last = row.at(-1);
    const at = last.getRootNode().activeElement;
    if (usable(last) && (!at || at === document.body || row.includes(at))) last.focus();
    return report(undefined, pressing && { pressed: await press(row, ready) });
  } finally {
    notices.forEach((name) => self.removeEventListener(name, noted, true));
  }
}

globalThis.sixpenceFiller = { fill };
})();
