// The disk is full: a save is refused in words, nothing is lost, and when there is space again it goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Screen } from '../browser/harness/screen.mjs';
import { test } from '../browser/harness/test.mjs';
import { until } from '../browser/harness/wait.mjs';
import { BROWSERS, Profile, kill } from './kit/profile.mjs';
import { Random } from './kit/random.mjs';
import { SmallDisk } from './kit/small-disk.mjs';
import { addRequest, ask, askOpen, compare, create, inventAccount, unlock } from './kit/vault.mjs';

/** Room for a young profile and some more. */
const MEGABYTES = { chromium: 100, firefox: 200 };
/** A store may have room left in a file that it has already: it is full when a save is refused. */
const MOST_SAVES = 40;
const MESSAGES = new URL('../../extension/_locales/en/messages.json', import.meta.url);
const NOT_SAVED = JSON.parse(readFileSync(MESSAGES)).failureNotSaved.message;

for (const browser of BROWSERS) {
  test(`a full disk refuses saves and loses nothing (${browser})`, async (t) => {
    const random = new Random('disk full', browser);
    const disk = await SmallDisk.mount(MEGABYTES[browser]);
    let session;
    try {
      const profile = await Profile.make(browser, `${disk.path}/profile`);
      const saved = [];
      const save = async (page) => {
        await disk.fill();
        const account = inventAccount(random, saved.length);
        const answer = await ask(page, addRequest(account));
        if (answer.view === 'open') saved.push(account);
        return answer;
      };
      const shows = async (page, request = 'open') => assertSame(await askOpen(page, request), saved);

      session = await profile.start();
      let page = await session.extensionPage('vault.html');
      await create(page);
      for (let index = 0; index < 3; index++) {
        const account = inventAccount(random, index);
        await askOpen(page, addRequest(account));
        saved.push(account);
      }

      let answer;
      for (let tries = 0; tries < MOST_SAVES && !answer?.failure; tries++) answer = await save(page);
      assert.equal(answer.failure, 'notSaved');
      t.diagnostic(`refused after ${saved.length - 3} saves on the full disk`);
      await shows(page);

      // In words, to somebody who types.
      const screen = new Screen(page);
      await screen.click('button', 'Add account');
      await screen.type('textbox', 'Secret key or otpauth address', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
      await screen.type('textbox', 'Issuer', 'Refused');
      await disk.fill();
      await screen.click('button', 'Save account');
      await screen.says(NOT_SAVED);
      await shows(page);

      // Killed while it is full, started when there is space.
      await kill(session);
      await disk.free();
      session = await profile.start();
      page = await session.extensionPage('vault.html');
      assertSame(await unlock(page), saved);

      // Full again, freed under the running browser: the next save is taken.
      answer = undefined;
      for (let tries = 0; tries < MOST_SAVES && !answer?.failure; tries++) answer = await save(page);
      assert.equal(answer.failure, 'notSaved');
      await disk.free();
      // Firefox needs a moment, or one more refusal, to notice.
      const last = inventAccount(random, saved.length);
      await until('a save is taken again', async () => (await ask(page, addRequest(last))).view === 'open');
      saved.push(last);
      await session.close();
      session = await profile.start();
      assertSame(await unlock(await session.extensionPage('vault.html')), saved);
    } finally {
      await session?.close().catch(() => kill(session));
      await disk.unmount();
    }
  });
}

function assertSame(shown, saved) {
  const { missing, more } = compare(shown, saved);
  assert.deepEqual({ missing: missing.length, more: more.length }, { missing: 0, more: 0 });
}
