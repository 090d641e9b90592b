// Files of other authenticators, from choosing them to one undo, in the vault page as a user has it. What each format holds is
// tested natively (tests/import); here it is the page, the worker and the stores.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { catchDownloads, downloaded } from './harness/downloads.mjs';
import { manyLines } from './harness/many.mjs';
import * as pictures from './harness/pictures.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const { bring, uriOf } = pictures;
const fixture = (name) => readFile(new URL(`../fixtures/import/${name}`, import.meta.url));
/** Of the fixtures: see tests/fixtures/import/make.py. */
const FILE_PASSPHRASE = 'test phrase';
const NAMES = ['Shop', 'Zürich Bank', 'Counter', 'Far', 'Steam'];

inEachBrowser('import', (world) => {
  async function open() {
    const vault = await world.screen();
    await vault.click('link', 'Import and export');
    await vault.waitFor('button', 'Choose files');
    return vault;
  }

  /** The accounts that the page lists, by what they are called. */
  async function accounts(vault) {
    await vault.click('link', 'Accounts');
    await vault.waitFor('heading', 'Accounts');
    return vault.texts('listitem');
  }

  const has = (rows, name) => rows.some((row) => row.includes(name));

  /** What is stored, as it lies there. */
  const stored = (vault) => vault.page.evaluate(() => chrome.storage.local.get(null).then(JSON.stringify));

  test('several files at once: a wrong passphrase saves nothing, the right one shows everything first', async () => {
    const vault = await open();
    const before = await stored(vault);
    await bring(vault.page, 'choose', [
      ['2fas-backup.2fas', await fixture('2fas.2fas')],
      ['code.png', await pictures.png(uriOf('alice'))],
      ['holiday.png', await pictures.png('https://example.com/')],
      ['letter.txt', 'Dear Sir or Madam'],
    ]);
    await vault.waitFor('heading', '2fas-backup.2fas is encrypted');
    await vault.click('button', 'Open');
    await vault.says('Enter the passphrase of the file.');
    await vault.type('textbox', 'Passphrase of the file', 'wrong phrase');
    await vault.click('button', 'Open');
    await vault.says('Wrong passphrase.');
    await vault.type('textbox', 'Passphrase of the file', FILE_PASSPHRASE);
    await vault.click('button', 'Open');
    await vault.waitFor('heading', 'What would be imported');
    await vault.says('2fas-backup.2fas: 2FAS. 5 accounts.');
    await vault.says('code.png: List of otpauth addresses. 1 account.');
    await vault.says('letter.txt: Sixpence cannot read this file.');
    await vault.says('6 are new.');
    for (const name of [...NAMES, 'Picture']) await vault.says(name);
    assert.equal(await stored(vault), before, 'nothing is saved before the button');
    await vault.click('checkbox', 'Picture (alice)');
    await vault.click('button', 'Import 5 accounts');
    await vault.waitFor('heading', '5 accounts imported');
    const rows = await accounts(vault);
    for (const name of NAMES) assert.ok(has(rows, name), name);
    assert.ok(!has(rows, 'Picture'));
    await vault.page.close();
  });

  test('the same file again adds nothing; what came with it goes as a whole', async () => {
    const vault = await open();
    const before = (await accounts(vault)).length;
    await vault.click('link', 'Import and export');
    await vault.waitFor('button', 'Choose files');
    await bring(vault.page, 'drop', [['2fas-backup.2fas', await fixture('2fas.2fas')]]);
    await vault.type('textbox', 'Passphrase of the file', FILE_PASSPHRASE);
    await vault.click('button', 'Open');
    await vault.says('5 are there already.');
    await vault.says('Already there as Counter (dave)');
    await vault.click('button', 'Import 0 accounts');
    await vault.says('Choose at least one account.');
    await vault.click('button', 'Cancel');
    await vault.waitFor('button', 'Choose files');

    await vault.type('textbox', 'Text to import', manyLines(3));
    await vault.click('button', 'Read text');
    await vault.click('button', 'Import 3 accounts');
    await vault.waitFor('heading', '3 accounts imported');
    await vault.click('button', 'Undo import');
    await vault.says('Import undone.');
    const rows = await accounts(vault);
    assert.equal(rows.length, before);
    assert.ok(!has(rows, 'Site 1'));
    await vault.click('button', 'Deleted accounts');
    await vault.says('Site 1');
    await vault.click('link', 'Activity');
    await vault.says('Imported from other apps: 3');
    await vault.says('Import undone: 3');
    await vault.page.close();
  });

  test('a login brings its site and its recovery codes', async () => {
    const item = {
      type: 1,
      name: 'Forum',
      notes: 'Recovery codes:\na1b2c-d3e4f\n0f9e8-7d6c5',
      login: { username: 'carol', totp: 'MFRGGZDFMZTWQ2LK', uris: [{ uri: 'https://forum.example/login' }] },
    };
    const vault = await open();
    await bring(vault.page, 'choose', [['bitwarden.json', JSON.stringify({ encrypted: false, items: [item] })]]);
    await vault.says('Sites: https://forum.example');
    await vault.says('2 recovery codes');
    await vault.click('button', 'Import 1 account');
    await vault.waitFor('heading', '1 account imported');
    await vault.click('link', 'Recovery codes');
    await vault.says('Forum');
    await vault.says('2 of 2');
    await vault.click('link', 'Accounts');
    // The recovery codes have a row of that name, too.
    await vault.waitFor('heading', 'Accounts');
    await vault.click('button', { within: 'Forum' });
    assert.equal(await vault.value('textbox', 'Sites'), 'https://forum.example');
    await vault.page.close();
  });

  test('what is exported for another app comes back as the same accounts', async () => {
    const vault = await open();
    await catchDownloads(vault.page);
    const files = [];
    const exported = async (button) => {
      await vault.type('textbox', 'Current passphrase', PASSPHRASE);
      await vault.click('button', button);
      files.push(await downloaded(vault.page, files.length));
    };
    for (const format of ['list', 'aegis', '2fas', 'bitwarden', 'cxf']) {
      await vault.click('button', 'Export a file');
      await vault.type('combobox', 'Format', format);
      await exported('Export without encryption');
    }
    // FIDO's format knows time-based codes alone: what is not in the file is said, by name.
    await vault.says('Counter (dave): this kind of code');
    await vault.click('button', 'Encrypted file for Aegis');
    await vault.type('textbox', 'New passphrase', FILE_PASSPHRASE);
    await vault.type('textbox', 'Repeat passphrase', FILE_PASSPHRASE);
    await exported('Export encrypted');
    for (const [at, text] of files.entries()) {
      await bring(vault.page, 'choose', [[`export-${at}`, text]]);
      if (at === files.length - 1) {
        await vault.type('textbox', 'Passphrase of the file', FILE_PASSPHRASE);
        await vault.click('button', 'Open');
      }
      await vault.waitFor('button', 'Import 0 accounts');
      await vault.click('button', 'Cancel');
    }
    await vault.click('link', 'Accounts');
    await vault.click('button', { within: 'Zürich' });
    await vault.click('button', 'Show QR code');
    await vault.type('textbox', 'Current passphrase', 'not this one');
    await vault.click('button', 'Show QR code');
    await vault.says('does not open');
    await vault.type('textbox', 'Current passphrase', PASSPHRASE);
    await vault.click('button', 'Show QR code');
    await vault.waitFor('button', 'Done');
    assert.equal(await vault.page.evaluate(() => document.querySelectorAll('svg.qr').length), 1);
    await vault.click('button', 'Done');
    assert.equal(await vault.value('textbox', 'Account name'), 'bob');
    await vault.page.close();
  });

  test('what takes a gigabyte to open is asked about, and can be cancelled while it runs', async () => {
    const ente = JSON.parse(await fixture('ente.json'));
    Object.assign(ente.kdfParams, { memLimit: 2 ** 30, opsLimit: 16 });
    const vault = await open();
    await bring(vault.page, 'choose', [['ente.txt', JSON.stringify(ente)]]);
    await vault.type('textbox', 'Passphrase of the file', FILE_PASSPHRASE);
    await vault.click('button', 'Open');
    await vault.waitFor('heading', 'ente.txt takes much memory to open');
    await vault.says('1024 MB');
    await vault.click('button', 'Try it');
    await vault.waitFor('heading', 'Reading ente.txt…');
    // The page answers while it is at work.
    await vault.click('link', 'Accounts');
    await vault.waitFor('heading', 'Accounts');
    await vault.click('link', 'Import and export');
    await vault.waitFor('heading', 'Reading ente.txt…');
    await vault.click('button', 'Cancel');
    await vault.waitFor('button', 'Choose files');
    await bring(vault.page, 'choose', [['list.txt', manyLines(2)]]);
    await vault.waitFor('button', 'Import 2 accounts');
    await vault.page.close();
  });

  test('what was cancelled while it was read is in no other import', async () => {
    const vault = await open();
    // Large enough to be still at it.
    const large = await pictures.png(uriOf('cancelled'), 90);
    await bring(vault.page, 'choose', [['large.png', large], ['large2.png', large]]);
    await vault.click('button', 'Cancel');
    await vault.waitFor('button', 'Choose files');
    await bring(vault.page, 'choose', [['list.txt', manyLines(2)]]);
    await vault.waitFor('button', 'Import 2 accounts');
    const text = await vault.text();
    assert.ok(!text.includes('cancelled') && !text.includes('large'), text);
    await vault.page.close();
  });

  test('nothing of the files stays in a page that locks', async () => {
    const vault = await open();
    await bring(vault.page, 'choose', [['list.txt', manyLines(2)]]);
    await vault.says('Site 1');
    await vault.click('button', 'Lock');
    await vault.waitFor('button', 'Unlock');
    const html = await vault.page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(!html.includes('Site 1') && !html.includes('list.txt'));
    await vault.unlock(PASSPHRASE);
    await vault.click('link', 'Import and export');
    await vault.waitFor('button', 'Choose files');
    await vault.page.close();
  });

  test('five thousand accounts: drawn in parts, saved at once, and the page never stands still for long', async () => {
    const vault = await open();
    await vault.page.evaluate(() => {
      let last = performance.now();
      globalThis.longest = 0;
      setInterval(() => {
        const now = performance.now();
        globalThis.longest = Math.max(globalThis.longest, now - last);
        last = now;
      }, 10);
    });
    const begun = Date.now();
    await bring(vault.page, 'choose', [['all.txt', manyLines(5000)]]);
    await vault.waitFor('button', 'Import 5000 accounts');
    const shown = Date.now() - begun;
    assert.equal((await vault.texts('checkbox')).length, 100);
    await vault.says('4900 more');
    await vault.click('button', 'Show more');
    await until('twice as many', async () => (await vault.texts('checkbox')).length === 200);
    const standing = await vault.page.evaluate(() => globalThis.longest);
    const clicked = Date.now();
    await vault.click('button', 'Import 5000 accounts');
    await vault.waitFor('heading', '5000 accounts imported');
    const saved = Date.now() - clicked;
    console.log(`${world.name}: shown ${shown} ms, saved ${saved} ms, longest stand ${Math.round(standing)} ms, with saving ${Math.round(await vault.page.evaluate(() => globalThis.longest))} ms`);
    // To read it takes longer than the page ever stands still.
    assert.ok(standing < shown, `${standing} of ${shown} ms`);
    await vault.click('button', 'Undo import');
    await vault.says('Import undone.');
    await vault.page.close();
  });
});
