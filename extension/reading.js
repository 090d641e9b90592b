// Reads pages: element by element and from pictures of the window, in the order that the scanner's wasm gives
// (src/capture/hunt.rs). Its progress goes out on the channel that src/browser/page.rs names.
import { askPage, Busy, inTime } from './frames.js';
import initPage, * as page from './tools_wasm.js';
import { pause, pixelsOf, search, withScanner } from './search.js';

const { browser } = globalThis;

/** Around an element that is cut out of the window: the quiet zone of its code may lie there. In CSS pixels. */
const MARGIN = 24;

/** What the scanner takes (src/scanning/picture.rs): larger windows are made smaller. */
const [MOST_PIXELS, MOST_SIDE] = [16_777_216, 8192];

/** A search longer than this shows on the toolbar button, in milliseconds. */
const NOTICED_MS = 500;

const SENSORS = ['content.js', 'reader.js'];

/** The searches under way, each with whether it is to end. */
const underWay = new Set();

/** Ends every search: it gives what it has found so far. */
export async function stop() {
  for (const work of underWay) work.stopped = true;
}

/** `{Ok: Drafts}` of a text that stands on a page of this host. */
export async function readText(text, host) {
  await initPage();
  return { Ok: page.readText(text, host) };
}

/** `{Ok: Drafts}` of what the user has typed into the form (its fields), or brought (what codes say). */
export async function readTyped(texts, form) {
  await initPage();
  return { Ok: page.readTyped(texts, form) };
}

/**
 * `{Ok: Drafts}` of a page, `{Err: NotRead}` if it was not read. `picture`: the address of one at which the user has pointed.
 * `quiet`: nobody has asked for it, so nothing moves and no picture of the window is taken. `host`: the page's.
 */
export async function readPage(tab, picture, quiet, host) {
  const work = { stopped: false };
  underWay.add(work);
  const noticed = quiet ? 0 : setTimeout(() => browser.action.setBadgeText({ tabId: tab, text: '…' }).catch(() => {}), NOTICED_MS);
  try {
    return await hunt(tab, picture, quiet, host, work);
  } finally {
    clearTimeout(noticed);
    underWay.delete(work);
    if (!quiet) browser.action.setBadgeText({ tabId: tab, text: '' }).catch(() => {});
  }
}

async function hunt(tab, picture, quiet, host, work) {
  let why = null;
  const frames = await inTime(askPage(tab, undefined, 'look', { src: picture }, SENSORS)).catch((error) => {
    why = error instanceof Busy ? 'busy' : 'closed';
    return [];
  });
  // No frame has anything to say (for one that is closed Firefox gives null).
  if (why === null && !frames.some((frame) => frame?.result)) why = 'closed';
  await initPage();
  const hunted = new page.PageHunt(frames, quiet);
  const first = hunted.next(performance.now());
  const seen = first ? await withScanner(() => lookAt(tab, hunted, first, work)) : false;
  const found = hunted.found(host);
  if (found.found.length > 0 || found.refused.length > 0 || (why === null && !work.stopped)) return { Ok: found };
  if (work.stopped) return { Err: 'stopped' };
  return { Err: why === 'closed' && seen ? 'windowOnly' : why };
}

/** Looks at one thing after the other; whether there was anything to look at. */
async function lookAt(tab, hunted, first, work) {
  const channel = new BroadcastChannel('reading');
  const scrolled = new Set();
  let seen = false;
  try {
    for (let next = first; next && !work.stopped; next = hunted.next(performance.now())) {
      channel.postMessage([next.done, next.all]);
      const shot = await inTime(pictureOf(tab, next.look.at, scrolled, work)).catch(() => null);
      seen ||= shot !== null;
      hunted.took(shot ? await search(shot, next.look.budget, work).catch(() => undefined) : undefined);
    }
  } finally {
    channel.close();
    if (scrolled.size > 0) askPage(tab, [...scrolled], 'restore', null, []).catch(() => {});
  }
  return seen;
}

/** The pixels that are to be looked at; null if there are none. */
async function pictureOf(tab, at, scrolled, work) {
  if (at.pixels) {
    const { frame, id, most } = at.pixels;
    const [answer] = await askPage(tab, [frame], 'pixels', { id, most }, []);
    return answer?.result ? decoded(answer.result) : null;
  }
  if (!at.shown) return windowOf(tab, work);
  const { frame, id } = at.shown;
  scrolled.add(frame);
  const [answer] = await askPage(tab, [frame], 'show', { id }, []);
  return answer?.result ? windowOf(tab, work, answer.result) : null;
}

/** A picture of the window, or of the part in which an element lies. */
async function windowOf(id, work, place) {
  // `captureVisibleTab` takes the window's tab in front, whichever that is: looked at before and after.
  const before = await browser.tabs.get(id);
  if (!before.active) return null;
  const shot = await photograph(before.windowId, work);
  const after = await browser.tabs.get(id);
  if (!after.active || after.url !== before.url) return null;
  return decoded(shot, place && ((bitmap) => {
    // Not by devicePixelRatio: a zoomed page and a fractional scale round it.
    const [across, down] = [bitmap.width / place.view[0], bitmap.height / place.view[1]];
    const cut = (from, length, scale, most) => {
      const start = Math.max(0, Math.floor((from - MARGIN) * scale));
      return [start, Math.min(most, Math.ceil((from + length + MARGIN) * scale)) - start];
    };
    const [x, width] = cut(place.x, place.width, across, bitmap.width);
    const [y, height] = cut(place.y, place.height, down, bitmap.height);
    return [x, y, width, height];
  }));
}

/**
 * Chromium takes two pictures of a window a second and refuses the third, whoever asked for the others.
 * https://developer.chrome.com/docs/extensions/reference/api/tabs#property-MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND
 */
async function photograph(window, work) {
  const take = () => browser.tabs.captureVisibleTab(window, { format: 'png' });
  return take().catch((error) => {
    if (!String(error?.message).includes('PER_SECOND') || work.stopped) throw error;
    return pause(1000).then(take);
  });
}

/** The pixels of a picture, or of the part that `part` names. `fetch` of a data: URL is refused by our own CSP: decoded here. */
async function decoded(dataUrl, part) {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (c) => c.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  try {
    const [x, y, width, height] = part?.(bitmap) ?? [0, 0, bitmap.width, bitmap.height];
    if (width <= 0 || height <= 0) return null;
    const scale = Math.min(1, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
    const [across, down] = [width, height].map((side) => Math.max(1, Math.floor(side * scale)));
    return pixelsOf(bitmap, across, down, [x, y, width, height]);
  } finally {
    bitmap.close();
  }
}
