// The assistant as a user comes to it: from the popup and the context menu, in the popup's own place, with the leave that the browser gives
// for it; and recovery codes that were selected on a page.
import assert from 'node:assert/strict';
import { openSite } from './enrol/server.mjs';
import { SITES } from './enrol/sites/index.mjs';
import { drive, vaultOf } from './enrol/guide.mjs';
import { allow, clickInPopup, pickFromMenu } from './harness/hands.mjs';
import { Screen } from './harness/screen.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { inEachBrowser, PASSPHRASE } from './harness/world.mjs';

const ENTRY = 'Turn on two-factor here';
const ON_PAGE = ['Find a QR code on this page', ENTRY];
const ON_TEXT = ['Save the selected secret key', 'Save the selected recovery codes'];
const CODES = ['4f9c2-a81be', '77d03-9e2fa', 'b1c64-05d7e', 'e83aa-c41f9'];

inEachBrowser(
  'the assistant in the popup',
  (world) => {
    /** The panel has come into the popup's place. */
    const panelOf = async (view) => {
      await until('the panel is there', () => view.evaluate(() => location.pathname === '/guide.html').catch(() => false), { seconds: 10 });
      return Object.assign(new Screen(view), { page: view });
    };

    /** The user lets the site be read, where the browser asks: Firefox, at "Start". */
    const start = async (panel) => {
      if (world.name !== 'firefox') return panel.click('button', 'Start');
      await clickInPopup(world.session, panel, 'Start');
      return allow(world.session);
    };

    test('from the popup to "on", in the popup', { timeout: 180_000 }, async () => {
      const site = await openSite('qr-alone', SITES['qr-alone']);
      try {
        const page = await world.session.openPage(site.start);
        const popup = await world.popup(page);
        await popup.click('button', ENTRY);
        const panel = await panelOf(popup.page);
        await panel.waitFor('button', 'Start');
        const happened = await drive(site, page, panel, { start });
        assert.equal(happened.end, 'On');
        assert.deepEqual((await vaultOf(world.session, site, PASSPHRASE)).map(({ secret }) => secret), [site.state.secret]);
      } finally {
        await site.close();
      }
    });

    test('from the context menu; "Accounts" leads to the accounts and back', async () => {
      const site = await openSite('qr-alone', SITES['qr-alone']);
      try {
        const page = await world.session.openPage(site.start);
        const pick = () => pickFromMenu(world.session, page, 'h1,h2', { entries: ON_PAGE, choose: ENTRY, onPage: true });
        const view = await world.session.openPopupFor(page, pick);
        world.lastPopup = view;
        const panel = await panelOf(view);
        await panel.click('link', 'Accounts');
        await panel.waitFor('searchbox', 'Search accounts');
      } finally {
        await site.close();
      }
    });

    test('selected recovery codes are read in the panel, and saved with an account', async () => {
      const vault = await world.screen();
      await vault.click('button', 'Add account');
      await vault.type('textbox', 'Secret key or otpauth address', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
      await vault.type('textbox', 'Issuer', 'Harbour');
      await vault.click('button', 'Save account');
      await vault.waitFor('button', 'I set it up again');
      const page = await world.session.openPage(world.server.url('/blank.html'));
      await page.evaluate((codes) => {
        document.body.append(Object.assign(document.createElement('pre'), { id: 'codes' }));
        document.querySelector('pre').textContent = codes.join('\n');
        getSelection().selectAllChildren(document.querySelector('pre'));
      }, CODES);
      const pick = () => pickFromMenu(world.session, page, '#codes', { entries: ON_TEXT, choose: ON_TEXT[1] });
      const view = await world.session.openPopupFor(page, pick);
      world.lastPopup = view;
      const panel = await panelOf(view);
      await panel.says('4 codes read.');
      const names = await panel.view.evaluate(() => [...document.querySelectorAll('select option')].map((option) => [option.value, option.textContent]));
      const [value] = names.find(([, text]) => text.includes('Harbour'));
      await panel.view.evaluate((value) => {
        const select = document.querySelector('select');
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, value);
      await panel.click('button', 'Save recovery codes');
      await panel.says('Saved 4 recovery codes');
      await vault.page.bringToFront();
      await vault.click('link', 'Recovery codes');
      await vault.says('4 of 4 left');
    });
  },
  { screen: true },
);
