// Types into a page what it is told (src/autofill/plan.rs). It decides, keeps and sends nothing; the background calls it by
// scripting.executeScript after content.js, whose numbers of the fields it takes.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceFiller')) return; // own: a page's <form id=sixpenceFiller> is inherited

const { current, visible, parts: { get, call, attr, parentOf, shown, shadowOf } } = globalThis.sixpence;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const plain = (text) => text.replace(/[\s\p{Pd}.·]/gu, '').toLowerCase(); // pages group digits: 123 456
const holds = (el, text) => plain(el.value) === plain(text);
const usable = (el) => el.isConnected && !el.matches(':disabled');
const say = (el, Type, type, init) =>
  el.dispatchEvent(new Type(type, { bubbles: true, composed: true, cancelable: true, ...init }));

function put(el, text) {
  // The prototype's own setter: React compares with what went through the element's.
  Reflect.set(HTMLInputElement.prototype, 'value', text, el);
  const init = text ? { inputType: 'insertText', data: text } : { inputType: 'deleteContentBackward' };
  if (el.isConnected) say(el, InputEvent, 'input', init);
}

/** Leaves nothing of a code. Frameworks update their state between two events. */
async function clear(row) {
  for (const el of row) {
    if (!el?.value) continue;
    put(el, '');
    await pause(0);
  }
}

/**
 * As the keyboard does it. A page that prevents the default does it itself, or does not want it. Says whether the text was
 * put into the field and is gone again already.
 */
function type(el, text) {
  const key = text.slice(-1);
  const keyCode = key.toUpperCase().charCodeAt(0);
  const keys = { key, keyCode, which: keyCode, code: /\d/.test(key) ? `Digit${key}` : '' };
  const charCode = key.charCodeAt(0);
  el.select();
  const typed = (say(el, KeyboardEvent, 'keydown', keys)
    && say(el, KeyboardEvent, 'keypress', { ...keys, keyCode: charCode, which: charCode, charCode })) || text[1];
  const wanted = typed && say(el, InputEvent, 'beforeinput', { inputType: 'insertText', data: text });
  if (wanted) put(el, text);
  const rejected = wanted && !holds(el, text);
  say(el, KeyboardEvent, 'keyup', keys);
  say(el, Event, 'change');
  return rejected;
}

/** Types into the fields while they are `here`; `sent` says that the page has sent its form. Answers why it did not work. */
async function enter(row, texts, here, sent) {
  const full = () => row.every((el, i) => holds(el, texts[i]));
  const taken = () => sent() || !usable(row[0]); // closed: the page goes on by itself
  if (row[1]) {
    // Firefox passes on only its own older members, `data` and `dataType`.
    const [data, clipboardData] = [texts.join(''), new DataTransfer()];
    clipboardData.setData('text/plain', data);
    const handled = !say(row[0], ClipboardEvent, 'paste', { clipboardData, data, dataType: 'text/plain' });
    for (let i = 0; i < (handled ? 8 : 2) && !full() && !sent(); i++) await pause(18);
    if (full() || (handled && taken())) return;
    if (!here()) return 'moved';
    await clear(row);
  }
  for (const [i, el] of row.entries()) {
    if (!here()) return 'moved';
    if (!usable(el)) return 'gone';
    el.focus();
    const rejected = type(el, texts[i]);
    if (full()) break;
    await pause(row[1] ? 10 : 60); // frameworks update their state between two events
    if (sent()) return i + 1 < row.length ? 'refused' : undefined;
    if (here() && usable(el) && !rejected && !holds(el, texts[i])) put(el, texts[i]);
  }
  const held = full();
  await pause(60);
  if (full() || (held && taken())) return;
  return here() ? 'refused' : 'moved';
}

// Names of buttons that do not send a code (cancel, close, back, later, again, a new one, another way, help, lost, sign out),
// without accents: from the beginning of a word, or anywhere.
const NOT_ON = new RegExp(`(?<!\\p{L})(?:${[
  'cancel|close|dismiss|back|return|skip|later|not now|re-?send|again|another|different|other|instead|lost|help|reset|sign out',
  'log ?out|call|text me|email|send (?:me|a|the|new|sms|code)|(?:new|get|request) (?:a )?(?:new )?code|recover|delete|remove',
  'show|hide|copy|change|edit|switch|having|problem|can.?t|don.?t',
  'abbrech|zuruck|schlie|uberspring|spater|erneut|noch ?mal|neuen|ander|hilfe|wiederherst|abmeld|anzeig',
  'annul|retour|fermer|passer|plus tard|ignorer|renvoyer|nouveau|autre|aide|deconn|precedent',
  'volver|atras|cerrar|omitir|mas tarde|reenvi|nuevo|otr[oa]|ayuda|salir|regresar|recupera',
  'voltar|fechar|pular|novo|outr[oa]|ajuda|sair|mais tarde|indietro|chiudi|salta|reinvia|invia di|nuovo|altr[oa]|aiuto|esci',
  'terug|sluit|overslaan|opnieuw|nieuwe|uitlog|afmeld|hulp|iptal|geri|kapat|atla|tekrar|yeni|baska|yardim|cikis',
  'anuluj|wstecz|wroc|powrot|zamknij|pomin|ponow|now[aey]|inn[aey]|pomoc|wylog|zrus|zpet|zavr|presko|znovu|jin[ay]|odhlas',
  'avbryt|fortryd|tillbaka|tilbage|tilbake|stang|luk|hoppa|spring over|skicka|igen|ann?[ae]n|ny kod|logg?a? ut',
  'отмен|назад|закры|пропус|повтор|снова|еще раз|нов|друг|выйти|помощ|скасув|закри|інш',
].join('|')})|再|取消|キャンセル|戻る|閉|スキッ|[別他]の|もう一度|返回|关闭|關閉|跳[过過]|重[新发發]|其[他它]|另一|取得|[获獲]取|`
  + '취소|뒤로|닫기|건너|다시|재[전발]송|다른|다음에|الغاء|رجوع|عودة|اغلاق|اعادة|تخطي|اخر|रद्द|वापस|पुन|दूसर', 'u');

const bare = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f\u0653-\u0655]/g, '').normalize('NFC').replace(/ı/g, 'i');
const is = (el, selector) => call(Element, el, 'matches', selector);
const rootOf = (el) => call(Node, el, 'getRootNode');
const hostOf = (el) => (rootOf(el) instanceof ShadowRoot ? rootOf(el).host : null);

/** Whether a button can be seen and may send a code by what it says; one in a shadow root gets its words by its host. */
function goesOn(el) {
  const said = [el, hostOf(el)].filter(Boolean).flatMap((it) =>
    [get(Node, it, 'textContent'), ...['aria-label', 'value', 'title', 'alt'].map((name) => attr(it, name))]);
  return visible(el) && shown(el, 'opacityProperty') && !NOT_ON.test(bare(said.join(' ').slice(0, 200))) && /\p{L}/u.test(said);
}

const isSubmit = (el) => is(el, 'button:not([type=button i],[type=reset i]),input:is([type=submit i],[type=image i])');
const isButton = (el) =>
  (isSubmit(el) || is(el, 'button[type=button i],input[type=button i],[role=button]:not(a)')) && attr(hostOf(el) ?? el, 'type') !== 'reset';

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
    const sends = is(scope, 'form') ? [...below(rootOf(scope))].filter((el) => isSubmit(el) && el.form === scope) : [];
    const good = sends.filter(goesOn);
    // The browser's own choice is the first one in the document.
    if (sends[0]) return good[0] === sends[0] || !good[1] ? good[0] : undefined;
    const inside = [...below(scope)];
    const after = inside.slice(inside.indexOf(field) + 1);
    const buttons = after.filter((el) => isButton(el) && !el.closest('nav,header,footer,aside') && goesOn(el));
    if (buttons[0] || is(scope, 'dialog,[role=dialog]')) return buttons[1] ? undefined : buttons[0];
  }
}

/** Presses the button that sends the code, once it can be pressed, unless the page has gone on by itself. */
async function press(row, ready) {
  for (let i = 0; i < 20 && ready(); i++) {
    const button = continueOf(row[0]);
    if (!button) return false;
    if (!is(button, ':disabled,[aria-disabled=true]')) {
      button.click();
      return true;
    }
    await pause(50);
  }
  return false;
}

/** What has the focus, through shadow roots. */
function focused() {
  let el = get(Document, document, 'activeElement');
  for (let root; el && (root = shadowOf(el)) && get(ShadowRoot, root, 'activeElement'); ) el = get(ShadowRoot, root, 'activeElement');
  return el;
}

/** Complete, or nothing of it stays. Never presses Enter; presses the page's button only if `press` says so. */
async function fill({ token, origin, steps, press: pressing }) {
  const now = current();
  const row = steps.map((step) => now.fields[step.field]);
  const texts = steps.map((step) => step.text);
  const root = get(Document, document, 'documentElement');
  // document.open() leaves the document itself in place.
  const here = () => token === current().token && origin === self.origin && root === get(Document, document, 'documentElement');
  const report = (reason, more) => ({ filled: !reason, reason, kept: row.map((el) => el?.value.length ?? 0), ...more });
  if (!here()) return report('moved');
  if (!row[0] || !row.every((el) => el && usable(el) && visible(el))) return report('gone');
  row[0].focus(); // some fields cease to be read-only only now
  if (row.some((el) => el.readOnly)) return report('readonly');

  let sent = false;
  const noted = () => (sent = true);
  const notices = ['submit', 'beforeunload']; // form.submit() makes no `submit`
  notices.forEach((name) => self.addEventListener(name, noted, true));
  const ready = () => !sent && here() && row.every((el, i) => usable(el) && holds(el, texts[i]));
  try {
    const reason = await enter(row, texts, here, () => sent);
    if (reason) {
      await clear(row);
      return report(reason);
    }
    // Where the page has moved it, it stays.
    const [at, last] = [focused(), row.at(-1)];
    if (usable(last) && (!at || at === document.body || row.includes(at))) last.focus();
    return report(undefined, pressing && { pressed: await press(row, ready) });
  } finally {
    notices.forEach((name) => self.removeEventListener(name, noted, true));
  }
}

/** Whether the fields that were filled are still shown, and how much they hold. */
function state({ token, fields }) {
  const now = current();
  const row = token === now.token ? fields.map((id) => now.fields[id]) : [];
  return {
    token: now.token,
    there: !!row[0] && row.every((el) => el?.isConnected && visible(el)),
    held: row.map((el) => el?.value.length ?? 0),
  };
}

globalThis.sixpenceFiller = { fill, state };
})();
