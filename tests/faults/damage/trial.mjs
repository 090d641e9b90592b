// One damaged profile: what the extension makes of it.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { Screen } from '../../browser/harness/screen.mjs';
import { until } from '../../browser/harness/wait.mjs';
import { generationsIn, newestIn, readStores } from '../kit/stores.mjs';
import { PASSPHRASE, ask, compare } from '../kit/vault.mjs';

/** A store is healed in the background after the unlock. */
const HEALED_SECONDS = 10;

/**
 * Starts a browser on the profile and holds the extension to its word. Throws if it shows the welcome page, does not open, or
 * writes before the unlock. Gives `{ opened: 'newest' | 'previous', healed, stores, crashed }`; `healed`: whether the newest
 * generation was in both stores in the end; `crashed`: whether the browser itself did not survive the damage, and was started
 * again as its user would.
 */
export async function openDamaged(profile, accounts) {
  try {
    return await openOnce(profile, accounts);
  } catch (error) {
    // Firefox ESR 153 ends by SIGSEGV while it starts where the database of its storage.local is gone and the write-ahead log
    // of it is not. It begins a new database at the start after.
    if (!/Target closed|Connection closed/.test(error.message)) throw error;
    return { ...(await openOnce(profile, accounts)), crashed: true };
  }
}

/** How many attempts to unlock have failed is counted outside the vault. */
const withoutFailed = ({ local, ...others }) => ({ ...others, local: local && { ...local, failed: undefined } });

async function openOnce(profile, accounts) {
  const session = await profile.start();
  try {
    const page = await session.extensionPage('vault.html');
    const first = await ask(page, 'open');
    assert.equal(first.view, 'locked', `asked for its passphrase, not ${JSON.stringify(first)}`);
    const screen = new Screen(page);
    await screen.waitFor('textbox', 'Passphrase');
    assert.equal(await screen.count('textbox', 'New passphrase'), 0, 'the welcome page');

    const found = await readRepaired(page);
    const wrong = await ask(page, { unlock: `${PASSPHRASE}!` });
    assert.equal(wrong.failure, 'wrongPassphrase', JSON.stringify(wrong));
    assert.deepEqual(withoutFailed(await readStores(page)), withoutFailed(found), 'nothing is written before the unlock');

    const opened = await ask(page, { unlock: PASSPHRASE });
    assert.equal(opened.view, 'open', JSON.stringify(opened.failure ?? opened));
    const generation = whichOf(opened.content.accounts, accounts);
    const healed = await until('both stores have the vault', async () => isWhole(await readStores(page)), { seconds: HEALED_SECONDS })
      .catch(() => false);
    return { opened: generation, healed, stores: generationsIn(await readStores(page)), found: generationsIn(found) };
  } finally {
    await session.close();
  }
}

/** What the stores hold once the browser has done its own: Chromium deletes a database after an answer that it could not read. */
async function readRepaired(page) {
  let found;
  await until('two looks show the same', async () => {
    const before = found;
    found = await readStores(page);
    return isDeepStrictEqual(before, found);
  });
  return found;
}

function whichOf(shown, accounts) {
  if (isSame(shown, accounts)) return 'newest';
  if (isSame(shown, accounts.slice(0, -1))) return 'previous';
  throw new assert.AssertionError({ message: `opened an older generation: ${shown.length} of ${accounts.length} accounts` });
}

function isSame(shown, accounts) {
  const { missing, more } = compare(shown, accounts);
  return missing.length === 0 && more.length === 0;
}

function isWhole(stores) {
  const { local, database } = newestIn(stores);
  return local !== undefined && local === database;
}
