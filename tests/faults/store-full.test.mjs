// One of the two stores has no space, the other has: saves go on, the user is told, and nothing is lost.
import assert from 'node:assert/strict';
import { test } from '../browser/harness/test.mjs';
import { until } from '../browser/harness/wait.mjs';
import { placesOf } from './damage/places.mjs';
import { prepare } from './damage/prepare.mjs';
import { BROWSERS, kill } from './kit/profile.mjs';
import { Random } from './kit/random.mjs';
import { SmallDisk } from './kit/small-disk.mjs';
import { PASSPHRASE, addRequest, ask, askOpen, compare, inventAccount } from './kit/vault.mjs';

const MEGABYTES = 12;
/** What the answers call the stores. */
const STORES = { local: 'main', database: 'mirror' };
const SAVES = 3;

for (const browser of BROWSERS) {
  for (const [store, name] of Object.entries(STORES)) {
    // In Firefox both are SQLite: one of them will do.
    if (browser === 'firefox' && store === 'database') continue;
    test(`no space for ${store} alone: saves go on in the other store (${browser})`, async () => {
      const random = new Random('store full', browser, store);
      const { profile, accounts } = await prepare(browser, undefined, 'closed');
      let session, page, disk;
      const start = async () => {
        session = await profile.start();
        page = await session.extensionPage('vault.html');
        return open({ unlock: PASSPHRASE });
      };
      const open = async (request) => {
        const { content, failure } = await ask(page, request);
        assert.equal(failure, undefined);
        // A save is answered by the account that it has added.
        const shown = content.changed ? await askOpen(page, 'open') : content.accounts;
        const { missing, more } = compare(shown, accounts);
        assert.deepEqual([missing.length, more.length], [0, 0]);
        return content.storage;
      };
      const save = () => {
        accounts.push(inventAccount(random, accounts.length));
        return open(addRequest(accounts.at(-1)));
      };
      try {
        disk = await SmallDisk.mount(MEGABYTES, (await placesOf(profile))[store][0]);
        await start();
        await disk.fill();
        let storage;
        // Firefox needs some saves to fill what its log has room for.
        await until('the store is known to fail', async () => (storage = await save())[name] === 'failing');
        for (let index = 0; index < SAVES; index++) storage = await save();
        assert.deepEqual([storage.main, storage.mirror].sort(), ['failing', 'good']);

        await kill(session);
        await start();
        await save();
        await disk.free();
        await until('the store is good again', async () => (await save())[name] === 'good');
        await session.close();
        await start();
      } finally {
        await kill(session).catch(() => {});
        await disk?.unmount();
        await profile.remove();
      }
    });
  }
}
