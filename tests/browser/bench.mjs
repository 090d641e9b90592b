// What ./build.sh bench prints: how long things take and how large they are, in Chromium without a screen, beside peers
// in the same run. No time is asserted, for a machine is as fast as it is: this fails only if it cannot measure.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureForms } from './bench/forms.mjs';
import { Peer } from './bench/peer.mjs';
import { measurePageCost } from './bench/page-cost.mjs';
import { measurePictures } from './bench/pictures.mjs';
import { measurePopup } from './bench/popup.mjs';
import { sizes } from './bench/sizes.mjs';
import { table } from './bench/table.mjs';
import { fillLog, inventAccounts, openVault, measureSave, measureUnlock, seed } from './bench/vault.mjs';
import { launchChromium } from './harness/chromium.mjs';

const FEW = 20;
const MANY = 1000;
const MOST = 5000;
/** The entries of a full log. */
const LOG = 2000;

const NOTES = `
Times are medians (least, most) unless it says p95. "popup": a new tab with the page, from its navigation until the text
of the first code, or of all, is in the document; no other page of the extension is open and its background is stopped.
Peers:
  popup   a bare page that fills a list by plain JavaScript and npm otpauth, from unencrypted secrets. It decrypts
          nothing, has no background to wake, and shows all its codes at once; ours draws 160 rows, and more as the list
          is scrolled. Authenticator is another extension, measured elsewhere; it is not part of this run.
  unlock  PBKDF2-SHA-256 of WebCrypto with 600,000 iterations, and nothing decrypted after it.
  save    storage.local.set of a text as long as the stored vault, neither encrypted nor read back. A save renames one
          account and is answered by it; "answer only" is what a page that opens gets: all accounts with their codes.
Pictures: medians. All readers get the same pixels in one page, one after the other; zxing-wasm with tryHarder and tryDenoise.
jsQR and qr read one code of a picture at most.
Code fields: labelled pages, each field or row of boxes one target; the two rules judge every box by itself.
Page cost: medians of three browsers in turns: without an extension, with an empty content script (what the browser takes for
any), with the watcher: watch.js, and watching.js where that asks for it. Scripting is what the browser's own trace attributes to the file, compiling included.`;

async function measure(session, peer) {
  const all = inventAccounts(MOST);
  const accounts = all.slice(0, MANY);
  const few = accounts.slice(0, FEW);
  const rows = [];

  let vault = await openVault(session);
  await seed(vault, few, FEW);
  // An open page of ours keeps its process and asks the background for new codes: the popup is to start from nothing.
  await vault.close();
  rows.push(...(await measurePopup(session, peer, few, '<= 1/2 of Authenticator (0.37 s on 2 cores)')));

  vault = await session.extensionPage('vault.html');
  await seed(vault, accounts.slice(FEW), MANY);
  await vault.close();
  rows.push(...(await measurePopup(session, peer, accounts, '<= 1/5 of Authenticator (3.3 s on 2 cores)')));

  vault = await session.extensionPage('vault.html');
  rows.push(...(await measureUnlock(vault, MANY)), ...(await measureSave(vault, MANY, '<= 50 ms')));
  await fillLog(vault, LOG);
  rows.push(...(await measureSave(vault, MANY, '<= 50 ms', `${MANY} accounts and a full log`)));

  await seed(vault, all.slice(MANY), MOST);
  rows.push(...(await measureUnlock(vault, MOST)), ...(await measureSave(vault, MOST, '<= 150 ms')));
  await vault.close();
  rows.push(...(await measurePopup(session, peer, all)));
  return rows;
}

const load = () => loadavg().map((of) => of.toFixed(2)).join(' ');

// One directory for all that is left on the disk, removed even if the browser's own end is a hard one.
const scratch = mkdtempSync(join(tmpdir(), 'sixpence-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

const before = load();
const session = await launchChromium({ userDataDir: join(scratch, 'profile') });
try {
  const peer = await Peer.install(session.browser, join(scratch, 'peer'));
  const times = await measure(session, peer);
  console.log(table(['what', 'ours', 'peer', 'ratio', 'figure to hold'], [...times, ...sizes()]));
  const readers = ['ours', 'zxing-wasm', 'jsQR', 'qr', 'ours to zxing-wasm', 'figure to hold'];
  console.log(`\n${table(['pictures', ...readers], await measurePictures(session.browser))}`);
  console.log(`\n${await measureForms()}`);
  console.log(`\n${table(['page cost with the grant on', 'ours', 'empty script', 'ratio', 'figure to hold'], await measurePageCost())}`);
  console.log(NOTES);
  const version = await session.browser.version();
  console.log(`\n${version}, node ${process.version}; load average ${before} before, ${load()} after`);
} finally {
  await session.close();
}
