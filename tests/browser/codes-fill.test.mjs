// A recovery code filled into a site's field: from the popup over the page to the codes on the vault page, and back into the page.
import assert from 'node:assert/strict';
import { ACCOUNT } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const CODES = ['4f9c2-a81be', '77d03-9e2fa', 'b1c64-05d7e'];

inEachBrowser(
  'a recovery code is filled',
  (world) => {
    const valueOf = (page) => page.evaluate(() => document.querySelector('input').value);

    /** The user has lost the phone: from the popup to the account's codes, which open in a tab of their own. */
    async function codesFor(page) {
      const popup = await world.popup(page);
      const vault = await world.vaultThat(() => popup.click('button', 'Use a recovery code'));
      await vault.type('textbox', 'Current passphrase', PASSPHRASE);
      await vault.click('button', 'Show codes');
      await vault.waitFor('button', 'Print');
      return vault;
    }

    test('an account of this site has codes', async () => {
      await world.capture(world.server.url('/setup.html'));
      const vault = await world.screen();
      await vault.click('button', { within: ACCOUNT.issuer, name: undefined });
      await vault.click('button', 'Add recovery codes');
      await vault.type('textbox', 'Recovery codes', CODES.join('\n'));
      await vault.says('3 codes read');
      await vault.click('button', 'Save recovery codes');
      await vault.says('3 of 3 left');
      // Whoever came from no page has none to fill.
      await vault.click('button', 'Show codes');
      await vault.type('textbox', 'Current passphrase', PASSPHRASE);
      await vault.click('button', 'Show codes');
      await vault.waitFor('button', 'Print');
      assert.equal(await vault.count('button', { name: 'Fill', within: CODES[0] }), 0);
      await vault.page.close();
    });

    test('into the field of the page from which the user came; then it is used', async () => {
      const page = await world.session.openPage(world.server.url('/recovery.html'));
      const vault = await codesFor(page);
      await vault.click('button', { name: 'Fill', within: CODES[1] });
      await vault.says('Filled into the page.');
      assert.equal(await valueOf(page), CODES[1]);
      await vault.says('2 of 3 left');
      // In the vault, too.
      await vault.click('button', 'Done');
      await vault.says('2 of 3 left');
      await vault.page.close();
      await page.close();
    });

    test('into no other field, and into no page that it has gone on to', async () => {
      const page = await world.session.openPage(world.server.url('/negatives.html'));
      const vault = await codesFor(page);
      await vault.click('button', { name: 'Fill', within: CODES[0] });
      await vault.says('No field for a recovery code');
      await page.goto(world.server.url('/recovery.html').replace('127.0.0.1', 'localhost'));
      await vault.click('button', { name: 'Fill', within: CODES[0] });
      await until('it is refused', async () => !(await vault.text()).includes('No field for'));
      assert.equal(await valueOf(page), '');
      await vault.says('2 of 3 left');
      await vault.page.close();
      await page.close();
    });
  },
);
