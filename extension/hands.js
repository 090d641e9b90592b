// What the background does in the browser: one function for each effect, see src/browser/effects.rs. Nothing is decided here.
import initPage, * as page from './tools_wasm.js';
import { assist } from './assist.js';
import { askPage, fillIn } from './frames.js';
import * as kdf from './kdf.js';
import * as reading from './reading.js';
import { pause } from './search.js';
import * as stores from './stores.js';

globalThis.browser ??= globalThis.chrome;
const { browser } = globalThis;
const session = browser.storage.session;

/** How often `forgetSession` writes, and how much: as many characters as a key has. */
const OVERWRITES = 24;
const KEY_CHARS = 44;

/** Says on a channel of src/browser/page.rs that something has changed. */
function tell(name) {
  const channel = new BroadcastChannel(name);
  channel.postMessage(null);
  channel.close();
}

const tellPages = () => tell('lock-changed');

/** For what is tried and does not stop the rest. */
const ignore = () => {};

const setAlarm = (name, when) => (when === undefined ? browser.alarms.clear(name) : browser.alarms.create(name, { when }));

/** Everything that the background starts from. A session that cannot be read is none. */
export async function load() {
  const [found, kept, { failed }] = await Promise.all([
    stores.readStores(),
    session.get(['key', 'clock', 'generation', 'capture', 'codes', 'assist']).catch(() => ({})),
    stores.readFailed(),
  ]);
  return { stores: found, session: kept, failed: failed?.count, lastFailed: failed?.last };
}

/** Which icon the toolbar button has, as far as this start of the background knows. */
let shownLock;

/** The badge of a page whose code can be saved, of one into which a code can be filled, and of one where something went wrong. */
const [OFFER, FILLS, ATTENTION] = ['+', '\u2022', '!'];

async function mark(tabId, text, title) {
  if (text) await browser.action.setBadgeBackgroundColor({ tabId, color: text === ATTENTION ? '#B45309' : '#0B6E63' });
  await browser.action.setBadgeText({ tabId, text });
  await browser.action.setTitle({ tabId, title });
}

let rules;

/** The public suffix list, which only a page that no account knows asks for. */
async function siteRules() {
  const [file] = await Promise.all([fetch('suffixes/list.txt'), initPage()]);
  return new page.SiteRules(new Uint8Array(await file.arrayBuffer()));
}

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

  async keepWaiting(name, record, until) {
    await session.set({ [name]: record }).catch(ignore);
    await setAlarm(name, until);
  },

  forgetWaiting: (name) => session.remove(name),

  // The alarm wakes the background where the browser has put it to sleep in the midst of a run: at least every 30 seconds.
  async keepAssist(record, over) {
    await session.set({ assist: record }).catch(ignore);
    if (over) await browser.alarms.clear('assist');
    else if (!(await browser.alarms.get('assist'))) await browser.alarms.create('assist', { periodInMinutes: 0.5 });
    tell('assist');
  },

  async forgetAssist() {
    await session.remove('assist').catch(ignore);
    await browser.alarms.clear('assist');
    tell('assist');
  },

  assist,

  keepFailed: stores.keepFailed,

  // That something was offered there only its badge says, which the browser takes away when the tab moves on.
  async look(tabId) {
    const [{ url, incognito }, badge] = await Promise.all([browser.tabs.get(tabId), browser.action.getBadgeText({ tabId })]);
    return { address: url ?? null, offered: badge === OFFER, private: incognito };
  },

  // `focused`: the frame in which the user has pointed at a field, if so; below 0: a field for a recovery code is wanted.
  async findField(tab, focused, top, names) {
    const [frames] = await Promise.all([askPage(tab, undefined, 'sense', null), initPage()]);
    return page.choose(frames, focused, top, names);
  },

  async relate(origin, sites, counts) {
    rules ??= siteRules();
    return (await rules).relations(origin, sites, counts);
  },

  // Chromium shows the offer at the field. Firefox cannot tell whether the user sees it: there the button says it.
  async offer(tab, frame, token, field, text) {
    const [answer] = await askPage(tab, [frame], 'offer', { token, field, text }, ['content.js', 'offer.js']);
    if (!answer?.result) await mark(tab, FILLS, text);
  },

  // The page's own request, which the site's rules for it may forbid: then it cannot be compared.
  compareClock: async (tab) => (await askPage(tab, [0], 'clock', null, ['clock.js']))[0]?.result ?? null,

  fill: fillIn,

  readPage: reading.readPage,
  readText: reading.readText,
  readTyped: reading.readTyped,
  stopReading: reading.stop,

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
  badge: (tabId, title, offer) => mark(tabId, title && (offer ? OFFER : ATTENTION), title),

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
