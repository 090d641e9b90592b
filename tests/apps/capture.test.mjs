// The secret that real apps show when two-factor login is turned on, saved in each way: scanned from the QR code, read
// from the page's text where there is no QR code, and selected.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe } from 'node:test';
import { codeOf } from '../browser/harness/codes.mjs';
import { pickFromMenu } from '../browser/harness/hands.mjs';
import { Screen } from '../browser/harness/screen.mjs';
import { test } from '../browser/harness/test.mjs';
import { accountInPicture, accountInUri } from '../browser/harness/told.mjs';
import { openVaultOf } from '../browser/harness/vault-file.mjs';
import { until } from '../browser/harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from '../browser/harness/world.mjs';
import { APPS } from './all.mjs';

/** What a printed key alone says. */
const DEFAULTS = { algorithm: 'SHA1', digits: 6, period: 30 };
const SELECTED = ['Save the selected secret key', 'Save the selected recovery codes'];

inEachBrowser(
  'secrets of real apps',
  (world) => {
    async function scan(page) {
      const popup = await world.popup(page);
      await popup.click('button', 'Scan this page');
      return popup;
    }

    /** Looks at what was read, saves it, and looks into the vault. */
    async function save(popup, wanted) {
      await popup.waitFor('button', 'Save account');
      await until('the running code is shown', async () => (await popup.text()).replace(/\s/g, '').includes(codeOf(wanted.secret, wanted)));
      await popup.click('button', 'Save account');
      await popup.waitFor('list', 'Accounts');
      await popup.page.close().catch(() => {});

      const vault = await world.screen();
      const { accounts } = await openVaultOf(vault.page, PASSPHRASE);
      const saved = accounts.filter(({ secret }) => secret === wanted.secret);
      const names = Object.keys(wanted);
      assert.deepEqual(saved.map((account) => Object.fromEntries(names.map((name) => [name, account[name]]))), [wanted]);
    }

    for (const { name, start, walk } of APPS) {
      describe(name, { concurrency: 1 }, () => {
        const { places } = walk;
        let app;
        before(async () => void (app = await start()));
        after(() => app?.close());

        let page;
        let secret;
        beforeEach(async () => {
          // A session more, a secret more.
          const { browser } = world.session;
          await browser.deleteCookie(...(await browser.cookies()));
          page = await world.session.openPage(app.url('/'));
          await page.evaluate(() => localStorage.clear());
          await walk.logIn(page, app);
          // A key of letters alone may look like a word, and is left in doubt then (src/capture/printed.rs): another is drawn.
          do {
            await walk.openEnrolment(page, app);
            secret = await walk.shownSecret(page);
          } while (!/[2-7]/.test(secret));
        });

        const remove = (selector) => page.$eval(selector, (element) => element.remove());
        const inText = () => ({ secret, ...DEFAULTS, sites: [app.origin] });

        test('by scan', async () => {
          const told = await accountInPicture(page, places.picture);
          assert.equal(told.secret, secret);
          await save(await scan(page), { ...told, sites: [app.origin] });
        });

        if (places.link) {
          test('by its otpauth link', async () => {
            const told = accountInUri(await page.$eval(places.link, ({ href }) => href));
            await remove(places.picture);
            await save(await scan(page), { ...told, sites: [app.origin] });
          });
        }

        test('by text', async () => {
          await remove(places.picture);
          if (places.link) await page.$eval(places.link, (link) => link.removeAttribute('href'));
          await save(await scan(page), inText());
        });

        if (walk.printedKey) {
          test('by selection', async () => {
            const key = await walk.printedKey(page);
            await key.evaluate((range) => {
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            });
            const entries = places.link ? [...SELECTED, 'Save this otpauth link'] : SELECTED;
            const pick = () => pickFromMenu(world.session, page, key, { entries, choose: SELECTED[0] });
            const view = await world.session.openPopupFor(page, pick);
            world.lastPopup = view;
            await save(Object.assign(new Screen(view), { page: view }), inText());
          });
        }
      });
    }
  },
  { screen: true },
);
