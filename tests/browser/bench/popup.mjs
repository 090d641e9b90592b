// How long the popup takes, from its navigation on.
import { sleep } from '../harness/wait.mjs';
import { timesRow } from './table.mjs';

const RUNS = 9;
/** So many rows our lists draw before anybody scrolls: src/ui/parts/codes.rs. */
const DRAWN = 160;

/**
 * Runs in the page before its own scripts. The names of the accounts hold no digits, so what matches is a code. The
 * observer is told after the script that changed the document has ended, which is before the frame is painted.
 */
function watch(count) {
  if (location.protocol !== 'chrome-extension:') return;
  globalThis.seen = new Promise((resolve, reject) => {
    let first;
    const observer = new MutationObserver(() => {
      if (first === undefined) {
        if (!/\d{3} ?\d{3}/.test(document.body?.textContent ?? '')) return;
        first = performance.now();
      }
      if (document.querySelectorAll('li').length < count) return;
      observer.disconnect();
      resolve({ first, all: performance.now() });
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    setTimeout(() => reject(new Error(`no ${count} codes in 30 s: ${document.body?.textContent.slice(0, 200)}`)), 30_000);
  });
}

/** Milliseconds from navigation to the first code and to so many, in a tab of its own. */
async function time(browser, url, count) {
  const page = await browser.newPage();
  try {
    await page.evaluateOnNewDocument(watch, count);
    await page.goto(url);
    return await page.evaluate(() => globalThis.seen);
  } finally {
    await page.close();
    // The process of a page that has closed still has some work to do.
    await sleep(200);
  }
}

async function timeOurs(session, count) {
  await session.stopWorker();
  if (await session.isAwake()) throw new Error('the background is awake before the popup is opened');
  return time(session.browser, `${session.origin}/popup.html`, count);
}

/** Two rows of the table. The vault holds these accounts and is unlocked; no page of ours is open. */
export async function measurePopup(session, peer, accounts, figure) {
  const count = accounts.length;
  await peer.keep(accounts);
  const runs = { ours: [], peers: [] };
  // In turns, so that what else the machine does falls on both. The first turn fills the caches and is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const ours = await timeOurs(session, Math.min(count, DRAWN));
    const peers = await time(session.browser, peer.url, count);
    if (run === 0) continue;
    runs.ours.push(ours);
    runs.peers.push(peers);
  }
  const row = (what, moment, figure) =>
    timesRow(
      `popup, ${count} accounts: ${what}`,
      runs.ours.map((times) => times[moment]),
      runs.peers.map((times) => times[moment]),
      figure,
    );
  return [row('first code', 'first', figure), row(count > DRAWN ? `${DRAWN} codes, the peer all` : 'all codes', 'all')];
}
