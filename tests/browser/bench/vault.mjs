// A vault with many accounts, and how long it takes to open and to save it.
import { randomBytes } from 'node:crypto';
import { Screen } from '../harness/screen.mjs';
import { median, ms, quantile, ratio, timesRow } from './table.mjs';

const PASSPHRASE = 'correct horse battery staple';
const UNLOCKS = 7;
const SAVES = 40;
const PBKDF2_ITERATIONS = 600_000;

/** A random text of characters that stand for 5 bits. */
const base32 = (length) => [...randomBytes(length)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('');

/** A number in letters, so that nothing but a code is a row of digits. */
const lettered = (number) => [...String(number)].map((digit) => 'abcdefghij'[digit]).join('');

export function inventAccounts(count) {
  return Array.from({ length: count }, (_, index) => ({
    issuer: `Service ${lettered(index)}`,
    name: `person.${lettered(index * 7)}@example.com`,
    secret: base32(32),
  }));
}

/** The vault page, with a new vault in it, unlocked. */
export async function openVault(session) {
  const page = await session.extensionPage('vault.html');
  await new Screen(page).createVault(PASSPHRASE);
  return page;
}

/** Asks the background in the place of the vault page: how long the answer took, what it is, how many accounts it has. */
async function ask(page, request) {
  const { took, error, view, accounts } = await page.evaluate(async (request) => {
    const start = performance.now();
    const answer = JSON.parse(await chrome.runtime.sendMessage(request));
    const took = performance.now() - start;
    const [view, content] = Object.entries(answer.Ok ?? {})[0] ?? [];
    // What a change has touched, or all there are.
    const accounts = content?.changed ? content.changed.accounts.length : content?.accounts?.length;
    return { took, view, accounts, error: view ? undefined : JSON.stringify(answer) };
  }, request);
  if (error) throw new Error(`${Object.keys(request)[0]} was answered by ${error}`);
  return { took, view, accounts };
}

/** The same, where the answer must be the unlocked vault with so many accounts. */
async function askOpen(page, request, count) {
  const { took, view, accounts } = await ask(page, request);
  if (view !== 'open' || accounts !== count) throw new Error(`answered by ${view} with ${accounts} accounts, not ${count}`);
  return took;
}

/** Saves the accounts at once, as a picture with so many codes would: one by one, 1,000 saves take minutes. */
export async function seed(page, accounts, total) {
  const captured = accounts.map(({ issuer, name, secret }) => {
    const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`;
    return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
  });
  await ask(page, { captured });
  const items = accounts.map(({ issuer, name }, index) => ({ index, issuer, name }));
  await askOpen(page, { saveCapture: items }, total);
}

export async function measureUnlock(page, count) {
  const times = { ours: [], peers: [] };
  // The first turn is not counted, as with the popup.
  for (let run = 0; run <= UNLOCKS; run++) {
    const { view } = await ask(page, 'lock');
    if (view !== 'locked') throw new Error(`lock was answered by ${view}`);
    const ours = await askOpen(page, { unlock: PASSPHRASE }, count);
    const peers = await page.evaluate(pbkdf2, PASSPHRASE, PBKDF2_ITERATIONS);
    if (run === 0) continue;
    times.ours.push(ours);
    times.peers.push(peers);
  }
  return [timesRow(`unlock, ${count} accounts`, times.ours, times.peers, '<= 1.0 s on a laptop, <= 2.5 s on 2 loaded cores')];
}

/** Runs in the page: milliseconds of one derivation. */
async function pbkdf2(passphrase, iterations) {
  const start = performance.now();
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveBits']);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return performance.now() - start;
}

/** Makes the activity log as long as it gets: an account is deleted and brought back, each an entry. */
export async function fillLog(page, entries) {
  // In parts: no call of the browser may take longer than three minutes.
  const PART = 100;
  for (let made = 0; made < entries; made += PART) {
    await page.evaluate(async (turns) => {
      const ask = async (request) => JSON.parse(await chrome.runtime.sendMessage(request));
      const { id } = (await ask('open')).Ok.open.accounts[0];
      for (let turn = 0; turn < turns; turn++) {
        await ask({ delete: id });
        if (!(await ask({ restore: id })).Ok) throw new Error('an account was not brought back');
      }
    }, PART / 2);
  }
}

/** `figure`: what 95 of 100 saves are to keep within. */
export async function measureSave(page, count, figure, what = `${count} accounts`) {
  const save = await renaming(page);
  const length = await lengthOfSave(page, save);
  const times = { ours: [], peers: [], answers: [] };
  for (let run = 0; run <= SAVES; run++) {
    const ours = await askOpen(page, save(), 1);
    // Another text each time, for the store passes over a value that it has already; random, for it compresses.
    const text = randomBytes(length).toString('base64').slice(0, length);
    const peers = await page.evaluate(storeText, text);
    const answers = await askOpen(page, 'open', count);
    if (run === 0) continue;
    times.ours.push(ours);
    times.peers.push(peers);
    times.answers.push(answers);
  }
  await page.evaluate(() => chrome.storage.local.remove('bench'));
  const [ours, peers] = [times.ours, times.peers].map((all) => quantile(all, 0.95));
  return [
    timesRow(`save, ${what}`, times.ours, times.peers),
    [`save, ${what}: p95`, ms(ours), ms(peers), ratio(ours, peers), figure],
    [`save, ${what}: answer only`, ms(median(times.answers)), '', '', ''],
  ];
}

/** Gives requests, each of which changes the name of the same account. */
async function renaming(page) {
  const { id, issuer, name } = await page.evaluate(async () => {
    const answer = JSON.parse(await chrome.runtime.sendMessage('open'));
    return answer.Ok.open.accounts[0];
  });
  let form = { issuer, name, sites: '' };
  return () => {
    const was = form;
    form = { ...was, name: was.name === name ? `${name}.org` : name };
    return { edit: { account: id, was, form } };
  };
}

/**
 * How long the text is that a save writes, in characters. Looked at once: to fetch the slots before and after each save would
 * be work beside what is measured.
 */
async function lengthOfSave(page, save) {
  const slots = () => page.evaluate(() => chrome.storage.local.get(['v0', 'v1']));
  const before = await slots();
  await askOpen(page, save(), 1);
  const written = Object.entries(await slots()).filter(([slot, text]) => text !== before[slot]);
  if (written.length !== 1) throw new Error(`a save has written ${written.length} slots`);
  return written[0][1].length;
}

/** Runs in the page. Under a key of its own, which our background does not read. */
async function storeText(text) {
  const start = performance.now();
  await chrome.storage.local.set({ bench: text });
  return performance.now() - start;
}
