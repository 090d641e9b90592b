// The assistant's sensor and hand: what can be pressed on a page, what it says, and texts that may be recovery codes; and the press
// of one control. It decides nothing: src/enrolment/ does. Added after content.js, on the user's own action or where the site
// was granted, never by itself.
(() => {
if (Object.hasOwn(globalThis, 'sixpenceSteps')) return;

const { current, parts } = globalThis.sixpence;
const { get, call, attr, nameOf, parentOf, shown, shadowOf } = parts;

const [MOST_CONTROLS, MOST_NOTICES, MOST_HEADINGS, MOST_BLOCKS] = [300, 80, 40, 200];
/** Longer texts are no rows, no paragraphs, no recovery codes. */
const [ROW, PARAGRAPH, BLOCK] = [600, 400, 16_000];

const PRESSABLE = 'a,button,summary,option,input:is([type=submit],[type=button],[type=image],[type=radio],[type=checkbox]),'
  + ':is([role=button],[role=link],[role=radio],[role=tab],[role=switch],[role=checkbox],[role=menuitem],[role=option]),'
  // Around a whole page they only listen.
  + ':is([onclick],[aria-expanded],[data-bs-toggle]):not(html,body,main,form,nav,dialog)';
const HEADING = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';
const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
const ROWS = 'li,tr,[role=row],[role=listitem],dl > div,fieldset,article,[class*=card i],[class*=item i],[class*=row i]';
const HELD = 'textarea,pre,table,ul,ol,code,[class*=code i],[class*=recovery i],[class*=backup i]';
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'canvas']);

const plain = (text) => text.normalize('NFKC').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
const matches = (el, css) => call(Element, el, 'matches', css);
const isWithin = (el, css) => (parentOf(el) ? closest(parentOf(el), css) !== null : false);
const closest = (el, css) => call(Element, el, 'closest', css);
const boxOf = (el) => call(Element, el, 'getBoundingClientRect');
const byId = (el, id) => {
  const root = call(Node, el, 'getRootNode');
  return call(root instanceof Document ? Document : DocumentFragment, root, 'getElementById', id);
};
// Of forms, names of their fields hide what they inherit; of all else it can be asked directly.
const labelsOf = (el) => (el instanceof HTMLFormElement ? [] : Array.from(el.labels ?? []));
const formOf = (el) => (el instanceof HTMLFormElement ? null : el.form ?? null);
const isThere = (el) => get(Node, el, 'isConnected');
const named = (el, name) => attr(el, name).split(/\s+/).map((id) => id && byId(el, id)).filter(Boolean);

function isShown(el) {
  const { width, height } = boxOf(el);
  return width > 0 && height > 0 && shown(el, 'visibilityProperty');
}

/** What is written in an element and can be read, up to `most` characters; without what `skip` says; `lines`: as it is broken. */
function textOf(el, most, { skip = () => false, lines = false } = {}) {
  let text = '';
  const written = (node, parent) => {
    if (!lines) return ` ${node.data} `;
    return /^pre|^break/.test(getComputedStyle(parent).whiteSpace) ? node.data : node.data.replace(/[ \t\n\r\f]+/g, ' ');
  };
  const add = (node) => {
    for (let it = get(Node, node, 'firstChild'); it && text.length < most; it = get(Node, it, 'nextSibling')) {
      if (it instanceof Text) text += written(it, node);
      else if (it instanceof Element && !SILENT.has(nameOf(it)) && !skip(it)) {
        if (nameOf(it) === 'br') text += lines ? '\n' : ' ';
        else if (shown(it, 'visibilityProperty') || getComputedStyle(it).display === 'contents') {
          const breaks = lines && !/^inline/.test(getComputedStyle(it).display);
          const isCell = lines && /^t[dh]$/.test(nameOf(it));
          text += isCell ? '\t' : breaks ? '\n' : '';
          add(it);
          text += breaks && !isCell ? '\n' : '';
        }
      }
    }
  };
  add(el);
  return lines ? text.slice(0, most) : plain(text).slice(0, most);
}

/** The accessible name, so far as pages give one (https://www.w3.org/TR/accname-1.2/). */
function accessibleName(el) {
  const said = (list, most) => plain(Array.from(list ?? [], (it) => textOf(it, most)).join(' '));
  const pictures = () => Array.from(call(Element, el, 'querySelectorAll', 'img[alt],svg[aria-label],[role=img][aria-label]'), (it) => attr(it, 'alt') || attr(it, 'aria-label')).join(' ');
  return (
    said(named(el, 'aria-labelledby'), 160) || plain(attr(el, 'aria-label')) || said(labelsOf(el), 160) || textOf(el, 160)
    || (el instanceof HTMLInputElement && /^(submit|button|reset|image)$/.test(el.type) ? plain(el.value || attr(el, 'alt') || el.type) : '')
    || plain(pictures()) || plain(attr(el, 'title'))
  ).slice(0, 160);
}

function kindOf(el) {
  const role = attr(el, 'role');
  if (/^(radio|checkbox|tab|option)$/.test(role)) return role;
  if (role === 'switch') return 'checkbox';
  if (el instanceof HTMLInputElement && /^(radio|checkbox)$/.test(el.type)) return el.type;
  if (nameOf(el) === 'option') return 'option';
  if (nameOf(el) === 'a' && attr(el, 'href')) return 'link';
  if (nameOf(el) === 'summary' || call(Element, el, 'hasAttribute', 'aria-expanded')) return 'summary';
  return formOf(el) && /^(submit|image)$/.test(el.type) ? 'submit' : 'button';
}

function targetOf(el) {
  if (nameOf(el) !== 'a' || !attr(el, 'href')) return 'none';
  const to = URL.parse(attr(el, 'href'), get(Node, el, 'baseURI'));
  if (call(Element, el, 'hasAttribute', 'download')) return 'download';
  if (to?.protocol === 'javascript:') return 'samePage';
  if (to?.origin !== self.origin || /^_blank$/i.test(attr(el, 'target'))) return 'otherOrigin';
  return to.pathname === location.pathname && to.search === location.search && to.hash ? 'samePage' : 'sameOrigin';
}

const isOn = (el) =>
  el.checked === true || el.selected === true || ['aria-checked', 'aria-selected', 'aria-pressed', 'aria-expanded'].some((name) => attr(el, name) === 'true');

/** Whether a field of type `password` is for a code, as some sites have it. */
const takesCode = (el) => (el.maxLength > 0 && el.maxLength <= 10) || el.inputMode === 'numeric' || /one-time/i.test(attr(el, 'autocomplete'));

/** Fields into which a one-time code could be typed: a row of boxes of one character is one. */
function codeFields(fields, numberOf) {
  const singles = new Map();
  const forms = [];
  for (const el of fields) {
    if (!/^(text|tel|number|password)$/.test(el.type) || el.readOnly || matches(el, ':disabled') || !isShown(el)) continue;
    if (el.type === 'password' && !takesCode(el)) continue;
    if (el.maxLength === 1 && singles.has(el.form)) continue;
    if (el.maxLength === 1) singles.set(el.form, el);
    forms.push(el.form && numberOf(el.form));
  }
  return forms;
}

const hosts = new WeakMap();

/** The open dialog that an element is in, also through the shadow roots around it. */
function dialogOf(el) {
  for (let at = el; at; at = hosts.get(call(Node, at, 'getRootNode'))) {
    const dialog = closest(at, DIALOG);
    if (dialog) return dialog;
  }
  return null;
}

/** Whether a modal dialog lies before the page, when it was last looked for. */
let isCovered = false;
function lookForModals() {
  isCovered = [...all(document)].some((el) => matches(el, 'dialog:modal'));
}

/** Whether an element can be reached: nothing makes it inert, and no modal dialog that it is not in lies before it. */
function isReachable(el) {
  let isWithinModal = false;
  for (let at = el; at; at = hosts.get(call(Node, at, 'getRootNode'))) {
    if (closest(at, '[inert]')) return false;
    isWithinModal ||= closest(at, 'dialog:modal') !== null;
  }
  return isWithinModal || !isCovered;
}

/** All elements that are there, in document order, through shadow roots. */
function* all(root) {
  for (let el = get(Node, root, 'firstChild'); el; el = get(Node, el, 'nextSibling')) {
    if (!(el instanceof Element)) continue;
    if (SILENT.has(nameOf(el)) && nameOf(el) !== 'svg') continue;
    yield el;
    const inner = shadowOf(el);
    if (inner) {
      hosts.set(inner, el);
      yield* all(inner);
    }
    yield* all(el);
  }
}

/** `said`: what the last look at this document has found. */
let looked = { token: '', said: null, controls: [] };

function sense() {
  const { token } = current();
  if (looked.token !== token) looked = { token, said: null, controls: [] };
  looked.controls.forEach((el, i) => isThere(el) || delete looked.controls[i]);
  const [controls, notices, headings, blocks, forms, fields, said] = [[], [], [], [], [], [], new Set()];
  const number = (list, it) => (list.includes(it) || list.push(it), list.indexOf(it));
  let [section, inDialog, saidIn] = ['', null, null];
  lookForModals();
  for (const el of all(document)) {
    const dialog = dialogOf(el);
    if (dialog !== inDialog) [section, inDialog] = ['', dialog];
    if (el instanceof HTMLInputElement) fields.push(el);
    if (matches(el, HEADING)) {
      const text = isShown(el) ? textOf(el, 160) : '';
      if (text) hold('text', section, text);
      if (text) section = text;
      if (text && headings.length < MOST_HEADINGS) headings[dialog ? 'unshift' : 'push'](text);
    }
    if (matches(el, PRESSABLE)) {
      if (controls.length < MOST_CONTROLS) controls.push(factsOf(el, section, dialog, number));
      continue;
    }
    if (matches(el, HELD) && isShown(el) && !isWithin(el, 'table,ul,ol')) {
      const text = el instanceof HTMLTextAreaElement ? el.value : textOf(el, BLOCK, { lines: true });
      hold(blockKind(el), [section, labelOf(el)].filter(Boolean).join(': '), text);
    }
    notice(el);
  }

  /** A text in which recovery codes may be, or which says what stands after it. */
  function hold(kind, heading, text) {
    if (blocks.length < MOST_BLOCKS && text.length < BLOCK) blocks.push({ kind, heading, text });
  }

  function notice(el) {
    if (matches(el, `${HEADING},textarea`) || (saidIn && call(Node, saidIn, 'contains', el))) return;
    const isOwn = Array.from(get(Node, el, 'childNodes')).some((it) => it instanceof Text && /\S/.test(it.data));
    const role = noticeRole(el);
    if ((!isOwn && role === 'plain') || notices.length >= MOST_NOTICES || closest(el, PRESSABLE) || !isShown(el)) return;
    const text = textOf(el, PARAGRAPH + 1);
    const isLong = text.length > PARAGRAPH;
    const hasLines = Array.from(get(Node, el, 'childNodes')).some((it) => it instanceof HTMLBRElement);
    if (text && !closest(el, HELD) && (hasLines || !isLong)) hold('text', section, textOf(el, BLOCK, { lines: true }).trim());
    if (!text || isLong || said.has(text)) return;
    said.add(text);
    saidIn = el;
    notices.push({ role, text, fresh: looked.said !== null && !looked.said.has(text) });
  }

  controls.sort((a, b) => b.dialog - a.dialog); // stable
  looked.said = said;
  const codeForms = codeFields(fields, (form) => number(forms, form));
  const passwords = fields.filter((el) => el.type === 'password' && isShown(el) && !takesCode(el)).length;
  return {
    token, title: plain(get(Document, document, 'title')).slice(0, 160), path: location.pathname.slice(0, 160),
    lang: attr(get(Document, document, 'documentElement'), 'lang').slice(0, 20), headings, controls, notices, passwords,
    codes: codeForms.length, codeForms: [...new Set(codeForms.filter((form) => form !== null))], blocks,
  };

  function factsOf(el, section, dialog, number) {
    const row = closest(el, ROWS);
    const text = row ? textOf(row, ROW + 1, { skip: (it) => matches(it, PRESSABLE) }) : '';
    return {
      index: number(looked.controls, el), name: accessibleName(el), kind: kindOf(el), target: targetOf(el), section,
      enabled: !matches(el, ':disabled') && attr(el, 'aria-disabled') !== 'true', checked: isOn(el),
      row: text.length > ROW ? '' : text.slice(0, 160), form: formOf(el) && number(forms, formOf(el)), dialog: dialog !== null,
      shown: isReachable(el) && (isShown(nameOf(el) === 'option' ? closest(el, 'select,datalist') ?? el : el) || labelsOf(el).some(isShown)),
    };
  }
}

function blockKind(el) {
  const kinds = { textarea: 'textarea', pre: 'pre', table: 'table', ul: 'list', ol: 'list' };
  return kinds[nameOf(el)] ?? 'text';
}

const labelOf = (el) => plain([...named(el, 'aria-labelledby'), ...labelsOf(el)].map((it) => textOf(it, 160)).join(' ') || attr(el, 'aria-label'));

function noticeRole(el) {
  if (attr(el, 'role') === 'alert' || attr(el, 'aria-live') === 'assertive') return 'alert';
  if (attr(el, 'role') === 'status' || attr(el, 'aria-live') === 'polite' || /toast|snackbar/i.test(attr(el, 'class'))) return 'status';
  return /error|invalid|danger/i.test(attr(el, 'class')) ? 'error' : 'plain';
}

/** Presses one control, if this is still the document, and the control is there under its name. Says whether it did. */
function press({ token, index, name }) {
  const el = current().token === token && looked.token === token ? looked.controls[index] : undefined;
  if (!el || !isThere(el) || accessibleName(el) !== name || matches(el, ':disabled') || attr(el, 'aria-disabled') === 'true') return false;
  lookForModals();
  const [label] = labelsOf(el).filter(isShown);
  const isOption = nameOf(el) === 'option';
  const shownOne = isOption ? closest(el, 'select') : isShown(el) ? el : label;
  if (!shownOne || !isShown(shownOne) || !isReachable(el) || targetOf(el) === 'otherOrigin' || targetOf(el) === 'download') return false;
  call(Element, shownOne, 'scrollIntoView', { block: 'center', behavior: 'instant' });
  if (isOption) {
    Reflect.set(HTMLOptionElement.prototype, 'selected', true, el);
    for (const type of ['input', 'change']) call(EventTarget, shownOne, 'dispatchEvent', new Event(type, { bubbles: true }));
    return true;
  }
  call(HTMLElement, shownOne, 'click');
  return true;
}

globalThis.sixpenceSteps = { sense, press };
})();
