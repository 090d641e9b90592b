// Firefox asks whether to save a password that was typed on a page. It must not open that question for the vault's passphrase:
// what it saves lies beside the vault. (Chromium never asks on pages of extensions.)
import assert from 'node:assert/strict';
import { Screen } from '../browser/harness/screen.mjs';
import { servePages } from '../browser/harness/server.mjs';
import { test } from '../browser/harness/test.mjs';
import { sleep, until } from '../browser/harness/wait.mjs';
import { kill, newProfile, start } from './scan/runs.mjs';

const PASSPHRASE = 'correct horse battery staple';
const LOGIN = `<!doctype html><html lang="en"><title>Log in</title><form action="/done.html">
  <input name="user" value="alice" autocomplete="username"><input id="password" type="password" name="password"><button>Log in</button></form>`;

test('Firefox does not open its question whether to save the passphrase', async (t) => {
  const server = await servePages({ routes: { '/login.html': { body: LOGIN }, '/done.html': { body: 'done' } } });
  const { profile, remove } = await newProfile('firefox');
  const session = await start('firefox', profile);
  t.after(async () => {
    await kill(session);
    await server.close();
    await remove();
  });
  /** The question in a tab: `open`, `closed` (a key in the address bar, which opens it), or `none`. */
  const question = (address) =>
    session.inside.inWindow((address) => {
      const tab = gBrowser.browsers.find(({ currentURI }) => currentURI.spec.startsWith(address));
      const asked = PopupNotifications.getNotification('password', tab);
      if (!asked) return 'none';
      return asked.dismissed ? 'closed' : 'open';
    }, address);

  const page = await session.extensionPage('vault.html');
  await page.bringToFront();
  const vault = new Screen(page);
  const type = async (label) => {
    await vault.click('textbox', label);
    await page.keyboard.type(PASSPHRASE);
  };
  await type('New passphrase');
  await type('Repeat passphrase');
  await page.keyboard.press('Enter');
  // The recovery key.
  await vault.click('button', 'Later');
  await vault.waitFor('heading', 'Accounts');
  await vault.click('button', 'Lock');
  await type('Passphrase');
  await page.keyboard.press('Enter');
  await vault.waitFor('heading', 'Accounts');
  // As long as it takes on the other page, and more.
  await sleep(2000);
  const ours = await question(session.origin);
  t.diagnostic(`for the passphrase: ${ours}`);
  assert.notEqual(ours, 'open');

  const login = await session.openPage(server.url('/login.html'));
  await login.bringToFront();
  await login.focus('#password');
  await login.keyboard.type(PASSPHRASE);
  await login.keyboard.press('Enter');
  await until('Firefox asks on a web page', async () => (await question(server.url('/'))) === 'open');
});
