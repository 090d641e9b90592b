// What came along with accounts, in use: tags, favourites, notes, the user's own order; and lists of thousands.
import assert from 'node:assert/strict';
import { manyLines } from './harness/many.mjs';
import { bring } from './harness/pictures.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

/** As Ente's plain export has them: the file's order, tags, a favourite, notes. */
const ENTE = [
  ['Zebra', 'JBSWY3DPEHPK3PXP', { tags: ['Work'] }],
  ['Apple', 'JBSWY3DPEHPK3PXQ', { tags: ['Home', 'Work'], note: 'the old account' }],
  ['Mango', 'JBSWY3DPEHPK3PXR', { pinned: true }],
  ['Bank', 'JBSWY3DPEHPK3PXS', { note: 'Recovery codes:\na1b2c-d3e4f\n0f9e8-7d6c5\n3b4a5-99e01' }],
]
  .map(([issuer, secret, display]) => `otpauth://totp/${issuer}:alice?secret=${secret}&issuer=${issuer}&codeDisplay=${encodeURIComponent(JSON.stringify(display))}`)
  .join('\n');

inEachBrowser('what came along', (world) => {
  const names = async (vault) => (await vault.texts('listitem')).map((row) => /Zebra|Apple|Mango|Bank/.exec(row)?.[0]).filter(Boolean).join(' ');
  const stands = (vault, order) => until(`the list stands as ${order}`, async () => (await names(vault)) === order);

  async function importLines(vault, lines, count) {
    await vault.click('link', 'Import and export');
    await vault.waitFor('button', 'Choose files');
    await bring(vault.page, 'choose', [['list.txt', lines]]);
    await vault.click('button', `Import ${count} accounts`);
    await vault.waitFor('heading', `${count} accounts imported`);
    await vault.click('link', 'Accounts');
    await vault.waitFor('heading', 'Accounts');
  }

  test('tags narrow the list, favourites stand first, the own order is there when it is wanted', async () => {
    const vault = await world.screen();
    await vault.waitFor('button', 'Add account');
    await importLines(vault, ENTE, 4);
    await stands(vault, 'Mango Apple Bank Zebra');
    await vault.type('combobox', 'Order', 'own');
    await stands(vault, 'Mango Zebra Apple Bank');
    await vault.type('combobox', 'Tag', 'Work');
    await stands(vault, 'Zebra Apple');
    await vault.type('combobox', 'Tag', '');
    await vault.click('button', { within: 'Bank' });
    await vault.click('button', 'Move up');
    await stands(vault, 'Mango Zebra Bank Apple');
    await vault.page.close();
  });

  test('the popup stands as the vault page does, narrows by tag, and remembers the order', async () => {
    const popup = await world.screen('popup.html');
    await stands(popup, 'Mango Zebra Bank Apple');
    assert.equal(await popup.count('button', { within: 'Mango', name: 'Note' }), 0);
    await popup.type('combobox', 'Tag', 'Work');
    await stands(popup, 'Zebra Apple');
    await popup.type('searchbox', 'Search accounts', 'app');
    await stands(popup, 'Apple');
    await popup.type('searchbox', 'Search accounts', '');
    await popup.type('combobox', 'Tag', '');
    await popup.type('combobox', 'Order', 'name');
    await stands(popup, 'Mango Apple Bank Zebra');
    await popup.page.close();
    const again = await world.screen('popup.html');
    await stands(again, 'Mango Apple Bank Zebra');
    await again.page.close();
  });

  test('the popup shows a note, and sends to the vault page where recovery codes are in it', async () => {
    const popup = await world.screen('popup.html');
    await stands(popup, 'Mango Apple Bank Zebra');
    await popup.click('button', { within: 'Apple', name: 'Note' });
    await popup.says('the old account');
    await popup.click('button', 'Back');
    await popup.click('button', { within: 'Bank', name: 'Note' });
    await popup.says('This note holds recovery codes.');
    assert.ok(!(await popup.page.evaluate(() => document.documentElement.outerHTML)).includes('a1b2c'));
    const vault = await world.vaultThat(() => popup.click('button', 'Open in vault'));
    await vault.says('The note holds recovery codes.');
    await vault.page.close();
    await popup.page.close().catch(() => {});
  });

  test('a note is there to be read and changed; with recovery codes in it the passphrase is asked for', async () => {
    const vault = await world.screen();
    await vault.waitFor('button', 'Add account');
    await vault.click('button', { within: 'Apple' });
    await until('the note is shown', async () => (await vault.value('textbox', 'Note')) === 'the old account');
    await vault.type('textbox', 'Note', 'the new account');
    await vault.type('textbox', 'Tags', 'Home, Play');
    await vault.click('checkbox', 'Favourite');
    await vault.click('button', 'Save tags and note');
    await vault.says('Saved');
    await stands(vault, 'Apple Mango Bank Zebra');
    await vault.click('button', { within: 'Bank' });
    await vault.says('The note holds recovery codes.');
    assert.ok(!(await vault.page.evaluate(() => document.documentElement.outerHTML)).includes('a1b2c'));
    await vault.click('button', 'Show note');
    await vault.type('textbox', 'Current passphrase', 'not this one');
    await vault.click('button', 'Show note');
    await vault.says('does not open');
    await vault.type('textbox', 'Current passphrase', PASSPHRASE);
    await vault.click('button', 'Show note');
    await until('the codes are shown', async () => (await vault.value('textbox', 'Note')).includes('a1b2c-d3e4f'));
    await vault.page.close();

    const again = await world.screen();
    await again.waitFor('button', 'Add account');
    await again.click('button', { within: 'Apple' });
    await until('it was kept', async () => (await again.value('textbox', 'Note')) === 'the new account');
    assert.equal(await again.value('textbox', 'Tags'), 'Home, Play');
    await again.page.close();
  });

  test('of five thousand accounts those near are drawn, in the vault page and in the popup', async () => {
    const vault = await world.screen();
    await vault.waitFor('button', 'Add account');
    await importLines(vault, manyLines(4990), 4990);
    for (const path of ['vault.html', 'popup.html']) {
      const page = await world.screen(path);
      const rows = () => page.page.evaluate(() => document.querySelectorAll('.accounts > li').length);
      await until(`${path}: the first rows`, async () => (await rows()) > 100);
      const first = await rows();
      assert.ok(first <= 200, `${first} rows`);
      await page.page.evaluate(() => document.querySelector('.accounts').scrollTo(0, 1e9));
      await until(`${path}: more rows`, async () => (await rows()) > first);
      assert.ok((await rows()) < 1000);
      await page.type('searchbox', 'Search accounts', 'Site 4989');
      await until(`${path}: the one sought`, async () => (await rows()) === 1);
      await page.page.close();
    }
    await vault.page.close();
  });
});
