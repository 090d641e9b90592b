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
  selected: () => getSelection().toString(),
  sense: () => globalThis.sixpence.sense(),
  // Where the frame has moved on since the files were put there, it is not there.
  fill: (order) => globalThis.sixpenceFiller?.fill(order) ?? { filled: false, reason: 'moved' },
  offer: (wanted) => globalThis.sixpenceOffer.show(wanted),
  clock: () => globalThis.sixpenceClock.ahead(),
  look: (wanted) => globalThis.sixpenceReader.look(wanted),
  pixels: (wanted) => globalThis.sixpenceReader.pixels(wanted),
  show: (wanted) => globalThis.sixpenceReader.show(wanted),
  steps: () => ({ steps: globalThis.sixpenceSteps.sense(), facts: globalThis.sixpence.sense() }),
  // Where the frame has moved on since, there is nothing that could press.
  press: (order) => globalThis.sixpenceSteps?.press(order) ?? false,
  restore: () => globalThis.sixpenceReader.restore(),
};

/** Puts `files` into the frames of a tab (those given, or all that we may reach) and calls a function of theirs there. */
export async function askPage(tab, frames, name, argument, files = ['content.js']) {
  const target = frames ? { tabId: tab, frameIds: frames } : { tabId: tab, allFrames: true };
  if (files.length > 0) await browser.scripting.executeScript({ target, files });
  return browser.scripting.executeScript({ target, func: inPage[name], args: [argument ?? null] });
}

/**
 * The selected text with its lines, which Chromium leaves out of what it tells of a click in the menu. A frame that tells another
 * text (the selection is in a field, or has moved on) is not asked further.
 */
export async function selectedLines(tab, frame, text) {
  const bare = (any) => any?.replace(/\s/g, '');
  const [answer] = await askPage(tab, [frame], 'selected', null, []).catch(() => []);
  return bare(answer?.result) === bare(text) ? answer.result : text;
}

/** What `promise` brings, or `Busy`: such a page may neither answer nor let itself be painted. */
export function inTime(promise) {
  const late = pause(PATIENCE_MS).then(() => {
    throw new Busy();
  });
  return Promise.race([promise, late]);
}

const MOVED = { filled: false, reason: 'moved' };

/** Has a code typed. No answer at all: the frame went while it was typed. Whatever fails has not even begun. */
export function fillIn(tab, frame, order) {
  let isAnswered = false;
  const answer = askPage(tab, [frame], 'fill', order, ['content.js', 'filler.js']).then(([it]) => it?.result, () => MOVED);
  const isThere = () =>
    askPage(tab, [frame], 'sense', null, []).then(([it]) => it?.result?.token === order.token, () => false);
  // Firefox never answers for a page that it keeps frozen. One that a dialog holds is waited for.
  const gone = async () => {
    do await pause(PATIENCE_MS);
    while (!isAnswered && (await isThere()));
    return MOVED;
  };
  return Promise.race([answer.finally(() => (isAnswered = true)), gone()]);
}
