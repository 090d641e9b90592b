// The background. JavaScript only registers the listeners: the browser wants them at once when it wakes the worker,
// before any wasm can be ready (https://github.com/w3c/ServiceWorker/issues/1499). Each waits for `ready`.
import init, * as sixpence from './background_wasm.js';
import { selectedLines } from './frames.js';
import { hands, load } from './hands.js';
import { makeMenu } from './menu.js';
import * as sites from './sites.js';

const { browser } = globalThis;

const ready = Promise.all([load(), init()]).then(([stored]) => sixpence.start(hands, stored));

const ours = browser.runtime.getURL('');

browser.runtime.onMessage.addListener((message, sender, respond) => {
  const heard = sender.url?.startsWith(ours) ? true : sites.isGranted(sender.url);
  Promise.all([heard, ready])
    .then(([heard]) => heard && !sites.wake(message, sender) && sixpence.message(message, sender.id, sender.url, sender.tab?.id))
    .then(respond);
  return true;
});
browser.runtime.onInstalled.addListener(async ({ reason }) => {
  const made = makeMenu();
  // An update forgets registered scripts.
  sites.follow();
  await ready;
  // Whether there is a menu or not: an update keeps a snapshot and locks.
  if (reason === 'update') await sixpence.updated();
  await made;
});
browser.runtime.onStartup.addListener(makeMenu);
browser.contextMenus.onClicked.addListener(async (info, tab) => {
  if (!tab) return; // The browser says none for a click outside of tabs, such as in a panel of another extension.
  await ready;
  const codes = info.menuItemId === 'menuCodes';
  const selection = codes ? await selectedLines(tab.id, info.frameId, info.selectionText) : info.selectionText;
  await sixpence.menuClicked(info.menuItemId, tab.id, info.frameId, info.srcUrl, selection, info.linkUrl);
});
browser.commands.onCommand.addListener(async (name, tab) => {
  if (!tab) return;
  await ready;
  await sixpence.command(name, tab.id);
});
const note = ({ origins = [] }, granted) => ready.then(() => origins.length > 0 && sixpence.sitesChanged(origins.join(' '), granted));
browser.permissions.onAdded.addListener((added) => {
  sites.granted(added);
  note(added, true);
});
browser.permissions.onRemoved.addListener((removed) => {
  sites.follow();
  note(removed, false);
});
browser.alarms.onAlarm.addListener(() => ready.then(() => sixpence.alarm()));
browser.idle.onStateChanged.addListener((state) => ready.then(() => sixpence.idle(state)));

// Chromium can keep content scripts out of the ciphertext; Firefox has no such switch.
browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
