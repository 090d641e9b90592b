// Both logs of Chromium's stores end in half a record, as after a loss of power. LevelDB goes on behind it, and at its start
// after that it would lose what was saved meanwhile.
import assert from 'node:assert/strict';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../browser/harness/test.mjs';
import { placesOf } from './damage/places.mjs';
import { prepare } from './damage/prepare.mjs';
import { kill } from './kit/profile.mjs';
import { Random } from './kit/random.mjs';
import { addRequest, askOpen, compare, inventAccount, unlock } from './kit/vault.mjs';

/** Bytes; less than a save has. */
const CUT = 500;
const SAVES = 3;

test('what is saved after both logs were torn is there at the start after that (chromium)', async () => {
  const random = new Random('torn logs');
  const { profile, accounts } = await prepare('chromium', undefined, 'killed');
  let session;
  try {
    for (const [directory] of Object.values(await placesOf(profile))) {
      const newest = readdirSync(directory).filter((name) => name.endsWith('.log')).sort().at(-1);
      const log = join(directory, newest);
      truncateSync(log, statSync(log).size - CUT);
    }
    // The last save is torn in both.
    accounts.pop();
    for (let start = 0; start < 3; start++) {
      session = await profile.start();
      const page = await session.extensionPage('vault.html');
      const { missing, more } = compare(await unlock(page), accounts);
      assert.deepEqual([missing.length, more.length], [0, 0], `at start ${start}`);
      for (let index = 0; index < SAVES; index++) {
        accounts.push(inventAccount(random, accounts.length + 1));
        await askOpen(page, addRequest(accounts.at(-1)));
      }
      await session.close();
    }
  } finally {
    await kill(session).catch(() => {});
    await profile.remove();
  }
});
