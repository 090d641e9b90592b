// Asks the sensors in the frames of a tab.
import { pause } from './search.js';

globalThis.browser ??= globalThis.chrome;
const { browser } = globalThis;

/** A page that a dialog holds (print, a message) answers when that is closed: nobody waits for it longer than this. */
const PATIENCE_MS = 4000;

/** The page does not answer. */
export class Busy extends Error {}

// Functions that the browser copies into a page: they see nothing of this file.
const inPage = {
  sense: () => globalThis.sixpence.sense(),
  fill: (order) => globalThis.sixpenceFiller.fill(order),
  offer: (wanted) => globalThis.sixpenceOffer.show(wanted),
  clock: () => globalThis.sixpenceClock.ahead(),
  look: (wanted) => globalThis.sixpenceReader.look(wanted),
  pixels: (wanted) => globalThis.sixpenceReader.pixels(wanted),
  show: (wanted) => globalThis.sixpenceReader.show(wanted),
  restore: () => globalThis.sixpenceReader.restore(),
};

/** Puts `files` into the frames of a tab (those given, or all that we may reach) and calls a function of theirs there. */
export async function askPage(tab, frames, name, argument, files = ['content.js']) {
  const target = frames ? { tabId: tab, frameIds: frames } : { tabId: tab, allFrames: true };
  if (files.length > 0) await browser.scripting.executeScript({ target, files });
  return browser.scripting.executeScript({ target, func: inPage[name], args: [argument ?? null] });
}

/** What `promise` brings, or `Busy`: such a page may neither answer nor let itself be painted. */
export function inTime(promise) {
  const late = pause(PATIENCE_MS).then(() => {
    throw new Busy();
  });
  return Promise.race([promise, late]);
}
