// The background. JavaScript only registers the listeners: the browser wants them at once when it wakes the worker,
// before any wasm can be ready (https://github.com/w3c/ServiceWorker/issues/1499). Each waits for `ready`.
import init, * as sixpence from './background_wasm.js';
import initFields, * as fields from './fields_wasm.js';
import initKdf, * as kdf from './kdf_wasm.js';
import initScanner, * as scanner from './scanner_wasm.js';
import * as stores from './stores.js';

globalThis.browser ??= globalThis.chrome;

// Functions that the browser copies into a page: they see nothing of this file.
const inPage = {
  sense: () => globalThis.sixpence.sense(),
  fill: (order) => globalThis.sixpence.fill(order),
  picture: (wanted) => globalThis.sixpence.picture(wanted),
};

let lastKdf = Promise.resolve();

// Lets `work` use the key derivation, and drops it. A wasm memory never shrinks, so the 64 MiB of Argon2id live in an
// instance that is dropped. One after the other: to drop it takes it from whoever else is using it.
function withKdf(work) {
  const own = lastKdf.then(async () => {
    await initKdf();
    try {
      return work();
    } finally {
      kdf.__wbg_reset_state();
    }
  });
  lastKdf = own.catch(() => {});
  return own;
}

// What only JavaScript can do for the wasm; see src/browser/hands.rs.
const hands = {
  ...stores,

  // `frame` undefined: all frames that we may reach.
  async runInPage(tab, frame, name, argument) {
    const target = frame === undefined ? { tabId: tab, allFrames: true } : { tabId: tab, frameIds: [frame] };
    await browser.scripting.executeScript({ target, files: ['content.js'] });
    return browser.scripting.executeScript({ target, func: inPage[name], args: [argument] });
  },

  // `focused`: the frame in which the user has pointed at a field, if so.
  async findField(tab, focused, top) {
    const [frames] = await Promise.all([this.runInPage(tab, undefined, 'sense', null), initFields()]);
    return fields.choose(frames, focused, top);
  },

  stretch: (passphrase, salt, mKib, t, p) => withKdf(() => kdf.derive(passphrase, salt, mKib, t, p)),

  // A recovery key needs no stretching, but its text and what it leads to are to be gone afterwards as well.
  recover: (text) => withKdf(() => kdf.recovery(text)),

  // `fetch` of a data: URL is refused by our own CSP, so its base64 is decoded here.
  async readCodes(dataUrl) {
    const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    try {
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(bitmap, 0, 0);
      const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
      await initScanner();
      return scanner.scan(bitmap.width, bitmap.height, pixels);
    } finally {
      bitmap.close();
    }
  },

  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const ready = init().then(() => sixpence.start(hands));

browser.runtime.onMessage.addListener((message, sender, respond) => {
  ready.then(() => sixpence.message(message, sender)).then(respond);
  return true;
});
browser.runtime.onInstalled.addListener(({ reason }) => ready.then(() => sixpence.installed(reason)));
browser.runtime.onStartup.addListener(() => ready.then(() => sixpence.installed('startup')));
browser.contextMenus.onClicked.addListener((info, tab) => ready.then(() => sixpence.menuClicked(info, tab)));
browser.commands.onCommand.addListener((name, tab) => ready.then(() => sixpence.command(name, tab)));
browser.alarms.onAlarm.addListener(() => ready.then(() => sixpence.alarm()));
browser.idle.onStateChanged.addListener((state) => ready.then(() => sixpence.idle(state)));

// Chromium can keep content scripts out of the ciphertext; Firefox has no such switch.
browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
