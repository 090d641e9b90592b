// The sites that the user has granted: on each of them watch.js runs, elsewhere nothing. The browser's own list of
// permissions is the only one, so taking a site back works at once and in the browser's settings, too.
globalThis.browser ??= globalThis.chrome;
const { browser } = globalThis;

const WATCH = 'watch';

/** The pattern of an address. Without its port, of which patterns know nothing in Firefox. */
const patternOf = (address) => {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
};

/** Whether the user lets us watch the site of this page. Pages that are open still watch after it was taken back. */
export async function isGranted(address) {
  try {
    return await browser.permissions.contains({ origins: [patternOf(address)] });
  } catch {
    return false; // a page without a host
  }
}

/** Registers watch.js for what is granted now. */
export async function follow() {
  const { origins = [] } = await browser.permissions.getAll();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [WATCH] });
  if (origins.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [WATCH] });
    return;
  }
  const script = { id: WATCH, matches: origins, js: ['watch.js'], runAt: 'document_idle', persistAcrossSessions: true };
  await (registered.length > 0 ? browser.scripting.updateContentScripts([script]) : browser.scripting.registerContentScripts([script]));
}

/** The user has granted sites: their open pages are watched at once. */
export async function granted({ origins = [] }) {
  await follow();
  if (origins.length === 0) return;
  for (const { id } of await browser.tabs.query({ url: origins })) {
    browser.scripting.executeScript({ target: { tabId: id }, files: ['watch.js'] }).catch(() => {});
  }
}

/**
 * Whether a script asks for the rest of the watcher; if so, it gets it: a content script cannot import. It is told apart here,
 * for it concerns no account. `sender` is what the browser says of it.
 */
export function wake(message, { id, tab, frameId }) {
  if (message?.wake !== true || id !== browser.runtime.id || !tab) return false;
  browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: ['watching.js'] }).catch(() => {});
  return true;
}
