// Every page as a person would judge it: axe-core in both themes, names of any length, the keyboard alone, 200 % zoom.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ACCOUNT } from './harness/setup-pages.mjs';
import * as paths from './harness/paths.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the page, and what sticks out of it sideways. */
async function findings(page) {
  // Evaluated by the driver, not by the page: its Content-Security-Policy has no say in that.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    const small = (node) => node.textContent.trim() !== '' && node.parentElement.checkVisibility() && parseFloat(getComputedStyle(node.parentElement).fontSize) < 12;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (small(texts.currentNode)) found.push(`smaller than 12 px: ${texts.currentNode.textContent}`);
    if (document.documentElement.scrollWidth > innerWidth) found.push(`too wide: ${document.documentElement.scrollWidth}`);
    return found;
  });
}

async function isFit(page, what) {
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures?.([{ name: 'prefers-color-scheme', value: theme }]).catch(() => {});
    assert.deepEqual(await findings(page), [], `${what}, ${theme}`);
  }
}

inEachBrowser(
  'pages',
  (world) => {
    test('vault page: first run, accounts, add, settings, locked', async () => {
      const vault = await world.screen();
      await vault.waitFor('button', 'Create vault');
      await isFit(vault.page, 'first run');
      await vault.createVault(PASSPHRASE);
      await isFit(vault.page, 'no accounts');
      for (const [issuer, name] of [
        [ACCOUNT.issuer, ACCOUNT.name],
        ['A very long issuer '.repeat(13).trim(), 'somebody.with.a.very.long.name@'.repeat(8).slice(0, 250)],
        ['', ''],
        ['<img src=x onerror=alert(1)>', '\u202eeman desrever'],
      ]) {
        await vault.click('button', 'Add account');
        await vault.type('textbox', 'Secret key or otpauth address', ACCOUNT.secret);
        await vault.type('textbox', 'Issuer', issuer);
        await vault.type('textbox', 'Account name', name);
        await vault.click('button', 'Save account');
        await vault.waitFor('button', 'Save changes');
        await isFit(vault.page, `account ${issuer.slice(0, 20)}`);
      }
      await vault.says('<img src=x onerror=alert(1)>');
      await vault.click('button', 'Add account');
      await isFit(vault.page, 'add');
      await vault.click('link', 'Settings');
      await isFit(vault.page, 'settings');
      await vault.click('button', 'Lock');
      await vault.waitFor('button', 'Unlock');
      await isFit(vault.page, 'locked');
      await vault.unlock(PASSPHRASE);
      await vault.click('link', 'Accounts');
      // A window of 1200 px at 200 % zoom.
      await vault.page.setViewport({ width: 600, height: 400 });
      await isFit(vault.page, 'accounts, narrow');
      await vault.page.close();
    });

    // In a tab, where both browsers' drivers reach it: as wide as in the toolbar, and as the small window.
    test('popup: accounts, search, add, confirm, locked', async () => {
      for (const width of [380, 400]) {
        const popup = await world.screen('popup.html?tab=0');
        await popup.page.setViewport({ width, height: 560 });
        await popup.waitFor('list', 'Accounts');
        assert.equal(await popup.count('listitem'), 4);
        await isFit(popup.page, `accounts at ${width}`);
        await popup.type('searchbox', 'Search accounts', 'example');
        await until('the list is filtered', async () => (await popup.count('listitem')) === 1);
        await popup.type('searchbox', 'Search accounts', 'nothing of this name');
        await popup.says('No account fits');
        await isFit(popup.page, `nothing found at ${width}`);
        await popup.type('searchbox', 'Search accounts', '');
        await popup.click('button', 'Add account');
        await isFit(popup.page, `add at ${width}`);
        await popup.type('textbox', 'Secret key or otpauth address', 'otpauth://totp/One:a?secret=GEZDGNBV&issuer=Two&digits=8');
        await popup.click('button', 'Save account');
        await popup.says('bits');
        await isFit(popup.page, `confirm at ${width}`);
        await popup.click('button', 'Cancel');
        await popup.waitFor('list', 'Accounts');
        await popup.page.close();
      }
      const popup = await world.screen('popup.html?tab=0');
      await popup.click('button', 'Lock');
      await popup.waitFor('button', 'Unlock');
      await isFit(popup.page, 'locked');
      await popup.type('textbox', 'Passphrase', 'wrong');
      await popup.click('button', 'Unlock');
      await popup.says('does not open');
      await isFit(popup.page, 'wrong passphrase');
      await popup.page.close();
    });

    test('the keyboard alone unlocks, finds and copies', async () => {
      if (world.name === 'firefox') return keyboardInFirefox(world);
      const popup = await world.screen('popup.html?tab=0');
      await popup.waitFor('textbox', 'Passphrase');
      await popup.page.keyboard.type(PASSPHRASE);
      await popup.page.keyboard.press('Enter');
      await popup.waitFor('list', 'Accounts');
      await popup.page.keyboard.type('exam');
      await until('the list is filtered', async () => (await popup.count('listitem')) === 1);
      const named = () => popup.page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
      const seen = [];
      for (let i = 0; i < 8; i++) {
        await popup.page.keyboard.press('Tab');
        seen.push((await named()).trim());
      }
      for (const name of ['Copy code', 'Scan this page', 'Add account', 'Lock', 'Open vault']) {
        assert.ok(seen.some((one) => one.includes(name)), `${name} is reached by Tab: ${seen}`);
      }
      await popup.page.close();
    });
  },
  { vault: false },
);

/** Firefox's driver sends no keys to pages of extensions: what Tab reaches is asked of the document. */
async function keyboardInFirefox(world) {
  const popup = await world.screen('popup.html?tab=0');
  await popup.waitFor('textbox', 'Passphrase');
  const focused = await popup.page.evaluate(() => document.activeElement.type);
  assert.equal(focused, 'password', 'the passphrase has the focus');
  await popup.unlock(PASSPHRASE);
  await popup.waitFor('list', 'Accounts');
  assert.equal(await popup.page.evaluate(() => document.activeElement.type), 'search');
  await popup.page.close();
}

test('the pages name no style, script or handler inline', async () => {
  for (const page of ['popup.html', 'vault.html', 'guide.html']) {
    const html = await readFile(`${paths.dist.chromium}/${page}`, 'utf8');
    assert.doesNotMatch(html, /<style|<script(?![^>]*src=)|\son\w+=|\sstyle=/);
  }
});
