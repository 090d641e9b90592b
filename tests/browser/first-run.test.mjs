// From nothing to a vault with accounts, on the vault page and in the popup.
import assert from 'node:assert/strict';
import { codeOf } from './harness/codes.mjs';
import { Screen } from './harness/screen.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const digits = (text) => text.replace(/\s/g, '');

/** What the extension has stored: sizes and names only matter here. */
const stored = (page, area = 'local') =>
  page.evaluate((area) => (globalThis.browser ?? chrome).storage[area].get(null), area);

inEachBrowser(
  'a new user',
  (world) => {
    test('is sent from the popup to the vault page, which refuses what cannot be a passphrase', async () => {
      const page = await world.session.openPage(world.server.url('/empty.html'));
      const popup = await world.popup(page);
      await popup.waitFor('button', 'Set up Sixpence');
      await popup.page.close().catch(() => {});

      const vault = await world.screen();
      await vault.type('textbox', 'New passphrase', 'short');
      await vault.type('textbox', 'Repeat passphrase', 'short');
      await vault.click('button', 'Create vault');
      await vault.says('8 characters');
      await vault.type('textbox', 'New passphrase', PASSPHRASE);
      await vault.type('textbox', 'Repeat passphrase', `${PASSPHRASE}r`);
      await vault.click('button', 'Create vault');
      await vault.says('not the same');
      assert.deepEqual(await stored(vault.page), {});

      await vault.createVault(PASSPHRASE);
      assert.ok((await stored(vault.page)).v1, 'the vault is stored');
      await vault.page.close();
    });

    test('adds an account by hand; its codes are those of another program', async () => {
      const page = await world.session.openPage(world.server.url('/empty.html'));
      const popup = await world.popup(page);
      await popup.click('button', 'Add account');
      await popup.type('textbox', 'Secret key or otpauth address', 'gezd gnbv gy3t qojq GEZDGNBVGY3TQOJ1');
      await popup.type('textbox', 'Issuer', 'RFC');
      await popup.type('textbox', 'Account name', 'test');
      await popup.click('button', 'Save account');
      await popup.says('1');
      assert.equal(await popup.value('textbox', 'Issuer'), 'RFC', 'what was typed is kept');
      await popup.type('textbox', 'Secret key or otpauth address', `${SECRET.toLowerCase().replace(/.{4}/g, '$& ')}`);
      await popup.type('combobox', 'Algorithm', 'SHA256');
      await popup.type('combobox', 'Digits', '8');
      await popup.type('spinbutton', 'Period', '60');
      await popup.click('button', 'Save account');
      await popup.waitFor('list', 'Accounts');
      assert.equal(await popup.count('listitem'), 1);
      const expected = () => codeOf(SECRET, { algorithm: 'SHA256', digits: 8, period: 60 });
      await until('the code is right', async () => digits((await popup.texts('listitem')).join()).includes(expected()));
      await popup.page.close().catch(() => {});
    });

    test('locks, is told of a wrong passphrase, and unlocks in the popup', async () => {
      const page = await world.session.openPage(world.server.url('/empty.html'));
      const popup = await world.popup(page);
      await popup.click('button', 'Lock');
      await popup.waitFor('textbox', 'Passphrase');
      const vault = await world.screen();
      await vault.waitFor('textbox', 'Passphrase');
      const before = await stored(vault.page);
      const left = Object.keys(await stored(vault.page, 'session'));
      // What stores.js notes of the stores themselves.
      assert.deepEqual(left.filter((name) => !['log-main', 'log-mirror'].includes(name)), [], 'nothing of the key is left');

      await vault.unlock('wrong horse');
      await vault.says('passphrase');
      await vault.says('not');
      const { failed, ...after } = await stored(vault.page);
      assert.deepEqual(after, before, 'a wrong passphrase writes nothing');
      assert.equal(failed.count, 1, 'but that it was tried');
      await vault.unlock(PASSPHRASE);
      await vault.waitFor('heading', 'Accounts');
      await vault.page.close();
      await popup.page.close().catch(() => {});
    });

    test('edits, deletes and takes back; changes the settings', async () => {
      const vault = await world.screen();
      await vault.click('button', { within: 'RFC', name: undefined });
      await vault.type('textbox', 'Issuer', 'Request for Comments');
      await vault.type('textbox', 'Sites', 'http://plain.example');
      await vault.click('button', 'Save changes');
      await vault.says('plain.example');
      await vault.type('textbox', 'Sites', 'https://rfc.example');
      await vault.click('button', 'Save changes');
      await vault.says('Request for Comments');
      await vault.click('button', 'Delete account');
      await vault.click('button', 'Undo');
      await vault.says('Request for Comments');

      await vault.click('link', 'Settings');
      await vault.type('spinbutton', 'Lock after (minutes)', '20');
      await until('the setting is saved', async () => {
        const again = await world.screen();
        await again.click('link', 'Settings');
        const value = await again.value('spinbutton', 'Lock after (minutes)');
        await again.page.close();
        return value === '20';
      });
      await vault.page.close();
    });

    test('sees in each of two windows what both have saved', async () => {
      const [one, other] = [await world.screen(), await world.screen()];
      const set = async (screen, field, text) => {
        await screen.click('button', { within: 'Request', name: undefined });
        await screen.type('textbox', field, text);
        await screen.click('button', 'Save changes');
        // Not in the field but beside the code. "Saved" may still be there from before.
        await screen.says(text);
        await screen.says('Saved');
      };
      for (const screen of [one, other]) await screen.says('Request for Comments');
      await one.click('button', 'Add account');
      await one.type('textbox', 'Secret key or otpauth address', SECRET);
      await one.type('textbox', 'Issuer', 'Added in one window');
      await one.click('button', 'Save account');
      await one.says('Added in one window');
      await set(other, 'Issuer', 'Requests');
      await other.says('Added in one window');
      await set(one, 'Account name', 'named in the first');
      for (const words of ['Requests', 'named in the first']) await one.says(words);
      await set(one, 'Issuer', 'Request for Comments');
      await one.page.close();
      await other.page.close();
    });

    test('finds everything again after the worker was stopped', async () => {
      await world.session.stopWorker();
      const vault = await world.screen();
      await vault.says('Request for Comments');
      await vault.page.close();
    });

    test('an open page goes blank when another page locks', async () => {
      const [one, other] = [await world.screen(), await world.screen()];
      await one.says('Request for Comments');
      await other.click('button', 'Lock');
      await one.waitFor('textbox', 'Passphrase');
      assert.ok(!(await one.text()).includes('Request for Comments'));
      assert.ok(one instanceof Screen);
    });

    test('an open page goes blank also where the browser does not forget the session', async () => {
      const [one, other] = [await world.screen(), await world.screen()];
      await one.unlock(PASSPHRASE);
      for (const screen of [one, other]) await screen.says('Request for Comments');
      await world.session.inBackground(() => {
        const { storage } = globalThis.browser ?? chrome;
        storage.session.remove = () => Promise.reject(new Error('no'));
      });
      await other.click('button', 'Lock');
      for (const screen of [one, other]) await screen.waitFor('textbox', 'Passphrase');
    });
  },
  { vault: false },
);
