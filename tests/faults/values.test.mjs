// Values in the stores that are whole and yet wrong: in each other's place, old, of another vault, of a newer format, gone.
// They are put there from a page of the extension while its background is stopped.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe } from 'node:test';
import { Screen } from '../browser/harness/screen.mjs';
import { test } from '../browser/harness/test.mjs';
import { until } from '../browser/harness/wait.mjs';
import { BROWSERS } from '../browser/harness/world.mjs';
import { Random } from './kit/random.mjs';
import { asNewer } from './kit/stored.mjs';
import { generationsIn, newestIn, putInto, readStores } from './kit/stores.mjs';
import { PASSPHRASE, addRequest, ask, askOpen, compare, create, inventAccount, unlock } from './kit/vault.mjs';

/** A vault of somebody else; see tests/fixtures/vault. */
const FOREIGN = readFileSync(new URL('../fixtures/vault/accounts.txt', import.meta.url), 'latin1').trim();
const NEWER = 9;
const STORES = ['local', 'database'];
const SAVES = 4;

for (const [browser, launch] of Object.entries(BROWSERS)) {
  describe(`wrong values in the stores (${browser})`, { concurrency: 1 }, () => {
    let session, page, good, old;
    const accounts = [];

    /** What the four places hold. */
    const copies = async () => {
      const { local, database } = await readStores(page);
      const four = ({ v0, v1, born }) => ({ v0, v1, born });
      return { local: four(local), database: four(database.vault ?? {}) };
    };
    const put = async (values) => {
      for (const store of STORES) await putInto(page, store, values[store]);
    };
    /** The background is stopped, the values are put there, it starts again and is asked. */
    const startWith = async (values) => {
      await ask(page, 'lock');
      await session.stopWorker();
      await put(values);
      // The page may have asked meanwhile, and a background that woke in between has seen the values before.
      await session.stopWorker();
      return ask(page, 'open');
    };
    const opensWhole = async () => {
      const { missing, more } = compare(await unlock(page), accounts);
      assert.deepEqual([missing.length, more.length], [0, 0]);
    };
    const isHealed = async () => {
      let found;
      await until('all is healed', async () => {
        found = newestIn(await readStores(page));
        return found.local !== undefined && found.local === found.database && found.local >= newestIn(good.stores).local;
      }).catch((error) => assert.fail(`${error.message}; generations ${JSON.stringify(found)}`));
    };
    const writesNothing = async (values) => {
      const wrong = await ask(page, { unlock: `${PASSPHRASE}!` });
      assert.ok(wrong.failure ?? wrong.view === 'trouble', JSON.stringify(wrong));
      const made = await ask(page, { create: PASSPHRASE });
      assert.ok(made.failure, 'no new vault is made');
      assert.deepEqual(await copies(), values);
    };

    before(async () => {
      session = await launch({});
      page = await session.extensionPage('vault.html');
      await create(page);
      const random = new Random('values', browser);
      for (let index = 0; index < SAVES; index++) {
        if (index === SAVES - 2) old = await copies();
        accounts.push(inventAccount(random, index));
        await askOpen(page, addRequest(accounts.at(-1)));
      }
      good = { copies: await copies(), stores: await readStores(page) };
      const generations = generationsIn(good.stores);
      assert.deepEqual(generations.local, generations.database, 'four copies');
    });
    beforeEach(async () => {
      await ask(page, 'lock');
      await session.stopWorker();
      await put(good.copies);
    });
    after(() => session?.close());

    const swapped = ({ v0, v1, born }) => ({ v0: v1, v1: v0, born });

    for (const where of [['local'], ['database'], STORES]) {
      test(`swapped in ${where.join(' and ')}: the newest opens`, async () => {
        const values = { ...good.copies };
        for (const store of where) values[store] = swapped(values[store]);
        assert.equal((await startWith(values)).view, 'locked');
        await writesNothing(values);
        await opensWhole();
        await isHealed();
      });
    }

    for (const store of STORES) {
      test(`${store} rolled back: the newest opens, and the store is brought up to it`, async () => {
        const values = { ...good.copies, [store]: old[store] };
        assert.equal((await startWith(values)).view, 'locked');
        await writesNothing(values);
        await opensWhole();
        await isHealed();
      });

      test(`${store} empty: the newest opens, and the store is filled again`, async () => {
        const values = { ...good.copies, [store]: { v0: undefined, v1: undefined, born: undefined } };
        assert.equal((await startWith(values)).view, 'locked');
        await writesNothing(values);
        await opensWhole();
        await isHealed();
      });

      test(`another vault in ${store}: nothing is written over it unasked, and ours is not lost`, async () => {
        const values = { ...good.copies, [store]: { ...good.copies[store], v0: FOREIGN } };
        const { view } = await startWith(values);
        assert.ok(['locked', 'trouble'].includes(view), view);
        await writesNothing(values);
        if (view === 'locked') await opensWhole();
        const all = JSON.stringify(await readStores(page));
        assert.ok(all.includes(FOREIGN), 'the other vault is still somewhere');
        assert.ok(all.includes(good.copies.local.v1) || all.includes(good.copies.local.v0), 'ours, too');
      });

      test(`a newer format in ${store}: refused, and nothing is written`, async () => {
        const newest = generationsIn(good.stores).local[0] > generationsIn(good.stores).local[1] ? 'v0' : 'v1';
        const newer = asNewer(good.copies[store][newest], NEWER);
        const values = { ...good.copies, [store]: { ...good.copies[store], [newest]: newer } };
        const answer = await startWith(values);
        assert.deepEqual([answer.view, answer.content], ['trouble', { newer: { needed: NEWER } }]);
        await writesNothing(values);
        const right = await ask(page, { unlock: PASSPHRASE });
        assert.notEqual(right.view, 'open');
        assert.deepEqual(await copies(), values);
      });

      test(`both empty, the marker only in ${store}: the vault is missing, which is no new user`, async () => {
        const none = { v0: undefined, v1: undefined, born: undefined };
        const { born } = good.copies[store];
        assert.ok(born, 'there is a marker');
        const values = { local: none, database: none, [store]: { ...none, born } };
        const answer = await startWith(values);
        assert.deepEqual([answer.view, answer.content], ['trouble', 'missing']);
        await writesNothing(values);
        const other = await session.extensionPage('vault.html');
        await until('the page shows something', () => new Screen(other).count('heading'));
        assert.equal(await new Screen(other).count('textbox', 'New passphrase'), 0);
        await other.close();
      });
    }
  });
}
