// The context menu.

globalThis.browser ??= globalThis.chrome;
const { browser } = globalThis;

// Only Firefox knows `password`; it leaves password fields out of `editable`.
const FIELDS = browser.runtime.getURL('').startsWith('moz-extension:') ? ['editable', 'password'] : ['editable'];

/**
 * In which contexts the browser shows each entry, in the order of the menu; src/background/menu.rs says what they do. A link of any
 * kind: no `targetUrlPatterns` matches `otpauth://totp/...`. Chromium 156 refuses patterns with a host for such a scheme, and
 * neither it nor Firefox 153 matches `otpauth:*` to an address with one.
 */
const ENTRIES = {
  menuPicture: ['image'],
  menuSelection: ['selection'],
  menuCodes: ['selection'],
  menuLink: ['link'],
  menuPage: ['page', 'frame', 'video'],
  menuField: FIELDS,
  menuEnrol: ['page', 'frame'],
};

/** Makes the context menu anew. */
export async function makeMenu() {
  await browser.contextMenus.removeAll();
  for (const [id, contexts] of Object.entries(ENTRIES)) {
    browser.contextMenus.create({ id, contexts, title: browser.i18n.getMessage(id) });
  }
}
