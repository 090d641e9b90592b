// What the pages of the sites are made of. A part is HTML, a list of parts, or a function of what it is drawn for that gives one:
// `at.state` (the visitor), `at.site`, `at.secret()`, `at.codes()`, `at.register(name, { danger, wrong })`.

export const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** HTML of a part. */
export function drawn(part, at) {
  if (Array.isArray(part)) return part.map((one) => drawn(one, at)).join('\n');
  if (typeof part === 'function') return drawn(part(at), at);
  return part || '';
}

const within = (open, parts, close) => (at) => open + drawn(parts, at) + close;
const attributes = (given) => Object.entries(given).map(([name, value]) => (value === false || value == null ? '' : value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('');

// Texts.

export const h = (text, level = 1) => `<h${level}>${escaped(text)}</h${level}>`;
export const p = (text) => `<p>${escaped(text)}</p>`;
/** A message: `alert`, `status`, `error` (by its class), or `plain`. */
export const say = (text, how = 'status') => (how === 'error' ? `<div class="field-error">${escaped(text)}</div>` : how === 'plain' ? `<div>${escaped(text)}</div>` : `<div role="${how}">${escaped(text)}</div>`);

// Containers.

export const card = (...parts) => within('<article>', parts, '</article>');
export const items = (...parts) => (at) => `<ul>${parts.map((part) => `<li>${drawn(part, at)}</li>`).join('')}</ul>`;
export const rows = (...lines) => (at) => `<table><tbody>${lines.map((cells) => `<tr>${cells.map((cell) => `<td>${drawn(cell, at)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
/** Not to be seen until a button opens it. */
export const hidden = (id, ...parts) => within(`<div id="${id}" hidden>`, parts, '</div>');
export const dialog = (id, title, ...parts) => within(`<dialog id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>`, parts, '</dialog>');
export const details = (name, ...parts) => (at) => `<details><summary${control(at, name)}>${escaped(name)}</summary>${drawn(parts, at)}</details>`;
/** A custom element with an `open` or `closed` shadow root. */
export const shadow = (mode, ...parts) => within(`<site-shadow mode="${mode}"><template>`, parts, '</template></site-shadow>');
/** Another page of the site in a frame. */
export const frame = (page) => `<iframe src="/${page}" width="600" height="420" title="${page}"></iframe>`;
/** The buttons of tabs, and what is in each. */
export const tabs = (panels) => (at) => {
  const names = Object.keys(panels);
  const buttons = names.map((name, i) => `<button type="button" role="tab" aria-selected="${i === 0}" data-tab="tab-${i}"${control(at, name)}>${escaped(name)}</button>`);
  const bodies = names.map((name, i) => `<div role="tabpanel" id="tab-${i}"${i ? ' hidden' : ''}>${drawn(panels[name], at)}</div>`);
  return `<div role="tablist">${buttons.join('')}</div>${bodies.join('')}`;
};

// Controls. `danger`: whoever presses it has done harm; `wrong`: it leads away, as all do that go to the page `other`. `label`: the name
// by aria-label, `title`: by title; `icon`: no name at all.

const control = (at, name, { danger, wrong } = {}) => ` data-control="${at.register(name, { danger, wrong })}"`;
const inside = (name, { label, title, icon }) => (icon || title ? '<svg viewBox="0 0 8 8" width="16" height="16"><path d="M1 4l2 2 4-5"/></svg>' : label ? '›' : escaped(name));
const named = (name, { label, title }) => attributes({ 'aria-label': label ? name : null, title: title ? name : null });

/** To another page; a dangerous one does what its name says. */
export const link = (name, to, options = {}) => (at) => {
  const href = options.danger ? `/harm?what=${encodeURIComponent(name)}` : /^[a-z]+:/.test(to) ? to : `/${to}`;
  return `<a href="${escaped(href)}"${control(at, name, { ...options, wrong: to === 'other' })}${named(name, options)}${attributes({ target: options.blank ? '_blank' : null, download: options.download })}>${inside(name, options)}</a>`;
};

/** `opens`, `toggles`, `closes`: the id of a hidden part or a dialog; `goes`: the page that a script shows. */
export const button = (name, options = {}) => (at) => {
  const { opens, toggles, closes, goes, danger, role, pressed, expands } = options;
  const given = { 'data-opens': opens, 'data-toggles': toggles, 'data-closes': closes, 'data-goes': goes, role, 'aria-checked': pressed, 'aria-expanded': expands ? 'false' : null };
  const it = (type) => `<button type="${type}"${control(at, name, { ...options, wrong: goes === 'other' })}${named(name, options)}${attributes(given)}>${inside(name, options)}</button>`;
  return danger ? `<form method="post" action="/harm?what=${encodeURIComponent(name)}">${it('submit')}</form>` : it('button');
};

/** A form. `does`: see server.mjs; `then`: the page that follows, `back`: the one where it did not work. */
export const form = (does, then, ...parts) => (at) =>
  `<form method="post" action="/do/${does}" novalidate><input type="hidden" name="then" value="${then}"><input type="hidden" name="back" value="${at.page}">${drawn(parts, at)}</form>`;

/** `until`: disabled until the code is `whole`, told by `input` events; `keys`: by key events only. */
export const submit = (name, options = {}) => (at) =>
  `<button type="submit"${control(at, name, options)}${named(name, options)}${attributes({ disabled: Boolean(options.until), 'data-until': options.until, formaction: options.danger ? `/harm?what=${encodeURIComponent(name)}` : null })}>${inside(name, options)}</button>`;

const field = (label, input) => `<p><label>${escaped(label)} ${input}</label></p>`;
/** The field for the code. `boxes`: six of one character; `auto`: sends itself when it is whole; others are attributes. */
export const code = (label, { boxes = false, auto = false, bare = false, ...given } = {}) => () => {
  if (boxes) {
    const box = (i) => `<input data-code data-box inputmode="numeric" maxlength="1" size="1" aria-label="${escaped(label)} ${i + 1}">`;
    return `<fieldset${attributes({ 'data-auto': auto })}><legend>${escaped(label)}</legend><input type="hidden" name="code">${Array.from({ length: 6 }, (_, i) => box(i)).join('')}</fieldset>`;
  }
  const usual = bare ? {} : { name: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 6 };
  return field(label, `<input data-code${attributes({ type: 'text', ...usual, ...given, 'data-auto': auto })}>`);
};
export const password = (label) => field(label, '<input type="password" name="password" data-password autocomplete="current-password">');
export const text = (label, name = 'text') => field(label, `<input name="${name}">`);
export const check = (name, given = {}) => (at) => `<p><label><input type="checkbox"${control(at, name)}${attributes({ name: 'saved', ...given })}> ${escaped(name)}</label></p>`;
export const radio = (name, value, { checked = false } = {}) => (at) =>
  `<p><label><input type="radio" name="method" value="${value}"${checked ? ' checked' : ''}${control(at, name, { wrong: value !== 'app' })}> ${escaped(name)}</label></p>`;
export const select = (label, options) => (at) =>
  field(label, `<select name="method">${Object.entries(options).map(([name, value]) => `<option value="${value}"${control(at, name, { wrong: value !== 'app' })}>${escaped(name)}</option>`).join('')}</select>`);

// The secret.

/** The QR code of the secret: see qr.mjs for the ways to draw it. */
export const qr = (as = 'png', { alt = '', uri } = {}) => (at) => at.drawQr(as, uri ? uri(at.secret()) : at.uri(), alt);
const GROUPS = { none: (key) => key, spaces: (key) => key.match(/.{1,4}/g).join(' '), dashes: (key) => key.match(/.{1,4}/g).join('-'), nbsp: (key) => key.toLowerCase().match(/.{1,4}/g).join('\u00a0') };
/** The secret as text, in groups. */
export const key = (label, groups = 'spaces') => (at) => `<p>${escaped(label)} <code>${GROUPS[groups](at.secret())}</code></p>`;
/** The secret in whatever HTML. */
export const keyIn = (draw, groups = 'none') => (at) => draw(GROUPS[groups](at.secret()));
export const addressLink = (name) => (at) => `<a href="${escaped(at.uri())}"${control(at, name)}>${escaped(name)}</a>`;

// Recovery codes.

const pairs = (list) => Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => list.slice(2 * i, 2 * i + 2));
const CODES = {
  list: (codes) => `<ul>${codes.map((one) => `<li>${one}</li>`).join('')}</ul>`,
  numbered: (codes) => `<div>${codes.map((one, i) => `<div>${i + 1}. ${one}</div>`).join('')}</div>`,
  textarea: (codes) => `<textarea readonly rows="${codes.length}" cols="30" aria-label="Codes">${codes.join('\n')}</textarea>`,
  table: (codes) => `<table><tbody>${pairs(codes).map((pair) => `<tr>${pair.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
  pre: (codes) => `<pre>${pairs(codes).map((pair) => pair.join('   ')).join('\n')}</pre>`,
  lines: (codes) => `<p>${codes.join('<br>')}</p>`,
  grid: (codes) => `<div class="grid">${codes.map((one) => `<span class="cell">${one}</span>`).join('')}</div>`,
};
/** The recovery codes, made when they are first drawn. */
export const codes = (as = 'list') => (at) => CODES[as](at.codes().map(escaped));
