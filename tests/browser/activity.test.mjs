// The activity log as a user sees it: what was done stands there, can be found, saved as a file, and cleared.
import assert from 'node:assert/strict';
import { codeOf, untilFresh } from './harness/codes.mjs';
import { catchDownloads, downloadedAs } from './harness/downloads.mjs';
import { ACCOUNT } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

inEachBrowser(
  'activity',
  (world) => {
    const rows = (page) => page.evaluate(() => [...document.querySelectorAll('ul[aria-label=Activity] > li')].map((row) => row.innerText.replace(/\s+/g, ' ')));
    const shows = (vault, count) => until(`${count} entries`, async () => (await rows(vault.page)).length === count && rows(vault.page));

    test('what was done is there, the latest first', async () => {
      await world.capture(world.server.url('/setup.html'));
      const page = await world.session.openPage(world.server.url('/one-time-code.html'));
      await untilFresh(6);
      const popup = await world.popup(page);
      await popup.click('button', 'Fill');
      await until('the code is in the page', () => page.evaluate((code) => [...document.querySelectorAll('input')].some(({ value }) => value === code), codeOf(ACCOUNT.secret)));
      await popup.page.close().catch(() => {});
      const vault = await world.screen();
      await vault.click('button', 'Lock');
      await vault.unlock('not this passphrase');
      await vault.says('does not open');
      await vault.unlock(PASSPHRASE);
      await vault.click('link', 'Activity');
      await vault.waitFor('heading', 'Activity');
      // With the recovery key that was made with the vault.
      const [failed, fill, capture, key] = await shows(vault, 4);
      assert.match(failed, /Failed attempts to unlock: 1/);
      assert.match(fill, /Filled a code .*127\.0\.0\.1/);
      assert.match(key, /Made a recovery key/);
      assert.match(capture, /Saved an account .*127\.0\.0\.1/);
      for (const row of [fill, capture]) assert.ok(row.includes(ACCOUNT.issuer) && row.includes(ACCOUNT.name), row);
      await vault.page.close();
      await page.close();
    });

    test('an entry is found by site, account and kind', async () => {
      const vault = await world.screen('vault.html#activity');
      await shows(vault, 4);
      await vault.type('searchbox', 'Search activity', '127.0');
      await shows(vault, 2);
      await vault.type('combobox', 'What', 'fills');
      assert.match((await shows(vault, 1))[0], /Filled a code/);
      await vault.type('searchbox', 'Search activity', 'nothing like it');
      await vault.says('Nothing here fits.');
      await vault.page.close();
    });

    test('all of it is saved as JSON and as CSV, without a secret', async () => {
      const vault = await world.screen('vault.html#activity');
      await shows(vault, 4);
      await catchDownloads(vault.page);
      await vault.click('button', 'Export as JSON');
      const json = await downloadedAs(vault.page, '.json');
      assert.match(json.name, /^sixpence-activity-\d{4}-\d\d-\d\d\.json$/);
      assert.deepEqual(JSON.parse(json.text).map(({ task, count }) => [task, count]), [
        ['failed attempts to unlock', 1],
        ['code filled', undefined],
        ['account captured', undefined],
        ['ways to unlock changed', undefined],
      ]);
      await vault.click('button', 'Export as CSV');
      const csv = await downloadedAs(vault.page, '.csv');
      assert.equal(csv.text.trim().split('\r\n').length, 5);
      for (const { text } of [json, csv]) assert.ok(text.includes('127.0.0.1') && !text.includes(ACCOUNT.secret));
      await vault.page.close();
    });

    test('it is cleared after a second yes, and says so', async () => {
      const vault = await world.screen('vault.html#activity');
      await shows(vault, 4);
      await vault.click('button', 'Clear activity');
      await vault.says('deleted for good');
      await vault.click('button', 'Cancel');
      await shows(vault, 4);
      await vault.click('button', 'Clear activity');
      await vault.says('deleted for good');
      await vault.click('button', 'Clear activity');
      await vault.says('Activity cleared.');
      assert.match((await shows(vault, 1))[0], /Cleared the activity/);
      await vault.click('link', 'Accounts');
      await vault.says(ACCOUNT.issuer);
      await vault.page.close();
    });
  },
  { screen: true },
);
