// What the background does in the browser: one function for each effect, see src/browser/effects.rs. Nothing is decided here.
import { dropped } from './dropped.js';
import initFields, * as fields from './fields_wasm.js';
import * as kdf from './kdf.js';
import * as scanner from './scanner_wasm.js';
import * as stores from './stores.js';

globalThis.browser ??= globalThis.chrome;
const { browser } = globalThis;
const session = browser.storage.session;

const withScanner = dropped(scanner);

/** How often `forgetSession` writes, and how much: as many characters as a key has. */
const OVERWRITES = 24;
const KEY_CHARS = 44;

// Functions that the browser copies into a page: they see nothing of this file.
const inPage = {
  sense: () => globalThis.sixpence.sense(),
  fill: (order) => globalThis.sixpence.fill(order),
  picture: (wanted) => globalThis.sixpence.picture(wanted),
};

/** Puts the sensor into the frames of a tab (one, or all that we may reach) and calls one of its functions there. */
async function askPage(tab, frames, name, argument) {
  const target = frames ? { tabId: tab, frameIds: frames } : { tabId: tab, allFrames: true };
  await browser.scripting.executeScript({ target, files: ['content.js'] });
  return browser.scripting.executeScript({ target, func: inPage[name], args: [argument] });
}

/** Says on the channel of src/browser/page.rs that the vault was locked or unlocked. */
function tellPages() {
  const channel = new BroadcastChannel('lock-changed');
  channel.postMessage(null);
  channel.close();
}

/** The texts of the QR codes in a picture. `fetch` of a data: URL is refused by our own CSP, so it is decoded here. */
async function readCodes(dataUrl) {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  try {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    return await withScanner(() => search(bitmap.width, bitmap.height, pixels));
  } finally {
    bitmap.close();
  }
}

/** After so many milliseconds of search, whoever else has asked is answered. */
const BREATH_MS = 50;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What was found before the decoder failed is found all the same. */
async function search(width, height, pixels) {
  const picture = new scanner.PictureSearch(width, height, pixels);
  let texts = [];
  let breath = performance.now();
  try {
    while (picture.step(performance.now())) {
      texts = picture.texts();
      if (performance.now() - breath < BREATH_MS) continue;
      await pause(0);
      breath = performance.now();
    }
  } catch (error) {
    if (texts.length === 0) throw error;
  }
  return texts;
}

/**
 * Chromium takes two pictures of a window a second and refuses the third, whoever asked for the others.
 * https://developer.chrome.com/docs/extensions/reference/api/tabs#property-MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND
 */
async function photograph(window) {
  const take = () => browser.tabs.captureVisibleTab(window, { format: 'png' });
  return take().catch((error) => {
    if (!String(error?.message).includes('PER_SECOND')) throw error;
    return pause(1000).then(take);
  });
}

/** For what is tried and does not stop the rest. */
const ignore = () => {};

const setAlarm = (name, when) => (when === undefined ? browser.alarms.clear(name) : browser.alarms.create(name, { when }));

/** Everything that the background starts from. A session that cannot be read is none. */
export async function load() {
  const [found, kept] = await Promise.all([
    stores.readStores(),
    session.get(['key', 'clock', 'generation', 'capture']).catch(() => ({})),
  ]);
  return { stores: found, session: kept };
}

/** Makes the context menu anew. */
export async function makeMenu(entries) {
  await browser.contextMenus.removeAll();
  for (const { id, contexts } of entries) {
    browser.contextMenus.create({ id, contexts, title: browser.i18n.getMessage(id) });
  }
}

/** Which icon the toolbar button has, as far as this start of the background knows. */
let shownLock;

/** As the wasm calls them; each gives a promise. */
export const hands = {
  stretch: kdf.stretch,
  recover: kdf.recover,

  saveVault: stores.saveVault,
  healStores: stores.healStores,
  clearStores: stores.clearStores,
  keepSnapshot: stores.keepSnapshot,

  async keepSession(key, clock, generation) {
    await session.set({ key, clock, generation }).catch(ignore);
    tellPages();
  },

  keepClock: (clock, generation) => session.set({ clock, generation }),

  // The browser frees its copies of the key, and the messages that carried it, as they are. So the same way is gone again
  // with texts of the same size, which take their places: measured in tests/faults/memory.test.mjs.
  async forgetSession() {
    await session.remove(['key', 'clock', 'generation']).catch(ignore);
    for (let round = 0; round < OVERWRITES; round += 1) {
      await session.set({ blank: String.fromCharCode(97 + round).repeat(KEY_CHARS) }).catch(ignore);
    }
    await session.remove('blank').catch(ignore);
    // Whatever the store did: the pages are to go blank.
    tellPages();
  },

  async keepCapture(capture, until) {
    await session.set({ capture }).catch(ignore);
    await setAlarm('capture', until);
  },

  forgetCapture: () => session.remove('capture'),

  look: async (tab) => (await browser.tabs.get(tab)).url,

  // `focused`: the frame in which the user has pointed at a field, if so.
  async findField(tab, focused, top) {
    const [frames] = await Promise.all([askPage(tab, undefined, 'sense', null), initFields()]);
    return fields.choose(frames, focused, top);
  },

  fill: async (tab, frame, order) => (await askPage(tab, [frame], 'fill', order))[0]?.result,

  async readPicture(tab, frame, src) {
    const [answer] = await askPage(tab, [frame], 'picture', { src });
    return readCodes(answer.result.dataUrl);
  },

  // `captureVisibleTab` takes the window's tab in front, whichever that is: looked at before and after.
  async readScreen(id) {
    const before = await browser.tabs.get(id);
    if (!before.active) return undefined;
    const picture = await photograph(before.windowId);
    const after = await browser.tabs.get(id);
    return after.active && after.url === before.url ? readCodes(picture) : undefined;
  },

  wait: pause,

  // A small window of the same page where the browser does not open the popup: the window is not in front, or it is too old.
  async openPopup(tab) {
    const { windowId } = await browser.tabs.get(tab);
    await browser.action.openPopup({ windowId }).catch(() => {
      const url = browser.runtime.getURL(`popup.html?tab=${tab}`);
      return browser.windows.create({ url, type: 'popup', width: 400, height: 620 });
    });
  },

  // Nothing to say: no badge, and the manifest's own title.
  async badge(tabId, text) {
    if (text) await browser.action.setBadgeBackgroundColor({ tabId, color: '#B45309' });
    await browser.action.setBadgeText({ tabId, text: text ? '!' : '' });
    await browser.action.setTitle({ tabId, title: text });
  },

  // Outline when locked, solid when unlocked. Alarm and idle are only a help: the deadline itself is looked at when the key
  // is used. So nobody waits for them.
  async showLock(lockAt) {
    const name = lockAt === undefined ? 'locked' : 'unlocked';
    if (name !== shownLock) {
      const path = Object.fromEntries([16, 32].map((size) => [size, browser.runtime.getURL(`icons/${name}-${size}.png`)]));
      browser.action.setIcon({ path }).then(() => (shownLock = name), ignore);
    }
    setAlarm('lock', lockAt).catch(ignore);
    if (lockAt !== undefined) browser.idle.setDetectionInterval(Math.max(15, Math.round((lockAt - Date.now()) / 1000)));
  },
};
