// What is done for the day on which the vault is lost, by the pages as a user sees them: recovery key, passphrase, backup,
// snapshots, a vault that is missing.
import assert from 'node:assert/strict';
import { catchDownloads, downloaded } from './harness/downloads.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** Chooses a file, as the browser's own dialog would. */
const choose = (page, text) =>
  page.evaluate((text) => {
    const field = document.getElementById('backup-file');
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'sixpence-backup.txt'));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);

async function add(vault, issuer) {
  await vault.click('link', 'Accounts');
  await vault.click('button', 'Add account');
  await vault.type('textbox', 'Secret key or otpauth address', SECRET);
  await vault.type('textbox', 'Issuer', issuer);
  await vault.click('button', 'Save account');
  await vault.says(issuer);
}

inEachBrowser(
  'the day on which the vault is lost',
  (world) => {
    let recoveryKey;
    let backup;

    test('a suggested passphrase, a recovery key that is shown once', async () => {
      const vault = await world.screen();
      await vault.type('textbox', 'New passphrase', 'password123');
      await vault.says('Many people use this');
      await vault.click('button', 'Suggest a passphrase');
      await until('six words', async () => /(\b[a-z]{3,8}\b ){5}[a-z]{3,8}/.test(await vault.text()));
      await vault.type('textbox', 'New passphrase', PASSPHRASE);
      await vault.type('textbox', 'Repeat passphrase', PASSPHRASE);
      await vault.click('button', 'Create vault');
      recoveryKey = await vault.value('textbox', 'Recovery key');
      assert.match(recoveryKey, /^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      await vault.click('button', 'I saved it');
      await vault.waitFor('heading', 'Accounts');
      await add(vault, 'First');
      assert.ok(!(await vault.text()).includes(recoveryKey));
      await vault.page.close();
    });

    test('a forgotten passphrase is replaced by the recovery key', async () => {
      const vault = await world.screen();
      await vault.click('button', 'Lock');
      await vault.click('button', 'Use the recovery key');
      const slip = recoveryKey.replace(/^./, (first) => (first === '7' ? '8' : '7'));
      await vault.type('textbox', 'Recovery key', slip);
      await vault.click('button', 'Unlock');
      await vault.says('group 1');
      await vault.type('textbox', 'Recovery key', recoveryKey.toLowerCase());
      await vault.click('button', 'Unlock');
      await vault.waitFor('textbox', 'New passphrase');
      await vault.type('textbox', 'New passphrase', `${PASSPHRASE} again`);
      await vault.type('textbox', 'Repeat passphrase', `${PASSPHRASE} again`);
      await vault.click('button', 'Set passphrase');
      await vault.says('passphrase is changed');
      await vault.click('button', 'Lock');
      await vault.unlock(PASSPHRASE);
      await vault.says('does not open');
      await vault.unlock(`${PASSPHRASE} again`);
      await vault.waitFor('button', 'Lock');
      await vault.page.close();
    });

    test('a backup file is made, in which nothing can be read', async () => {
      const vault = await world.screen();
      await catchDownloads(vault.page);
      await vault.click('link', 'Import and export');
      await vault.click('button', 'Download backup');
      backup = await downloaded(vault.page);
      assert.match(backup, /^-----BEGIN SIXPENCE BACKUP 1-----\n/);
      assert.ok(!backup.includes('First'));
      await vault.click('button', 'Test this backup');
      await vault.waitFor('textbox', 'Passphrase of the backup');
      await choose(vault.page, backup.slice(0, backup.length / 2));
      await vault.type('textbox', 'Passphrase of the backup', `${PASSPHRASE} again`);
      await vault.click('button', 'Test this backup');
      await vault.says('ends too early');
      await choose(vault.page, backup);
      await vault.click('button', 'Test this backup');
      await vault.says('in it');
      await vault.page.close();
    });

    test('an export asks who is there, and is what other apps read', async () => {
      const vault = await world.screen();
      await catchDownloads(vault.page);
      await vault.click('link', 'Import and export');
      await vault.click('button', 'Export a file');
      await vault.type('textbox', 'Current passphrase', 'not this one');
      await vault.click('button', 'Export without encryption');
      await vault.says('does not open');
      await vault.type('textbox', 'Current passphrase', `${PASSPHRASE} again`);
      await vault.click('button', 'Export without encryption');
      const list = await downloaded(vault.page);
      assert.match(list, new RegExp(`^otpauth://totp/First[^ ]*[?&]secret=${SECRET}&`));
      await vault.page.close();
    });

    test('the vault is gone from both stores: missing is said, and the backup brings it back', async () => {
      const before = await world.screen();
      await add(before, 'Second');
      await before.page.evaluate(async () => {
        const api = globalThis.browser ?? chrome;
        await api.storage.local.remove(['v0', 'v1', 'last']);
        const db = await new Promise((resolve) => {
          const opening = indexedDB.open('sixpence');
          opening.onsuccess = () => resolve(opening.result);
        });
        await new Promise((resolve) => {
          const own = db.transaction(['vault'], 'readwrite');
          ['v0', 'v1', 'last'].forEach((key) => own.objectStore('vault').delete(key));
          own.oncomplete = resolve;
        });
        db.close();
      });
      await before.page.close();
      await world.session.stopWorker();
      const vault = await world.screen();
      await vault.says('missing');
      assert.equal(await vault.count('textbox', 'New passphrase'), 0);
      await catchDownloads(vault.page);
      await vault.click('button', 'Download what is left');
      const left = JSON.parse(await downloaded(vault.page));
      assert.deepEqual(Object.keys(left).sort(), ['aside', 'snapshots', 'stores']);
      await vault.click('button', 'Restore a backup file');
      await vault.waitFor('textbox', 'Passphrase');
      await choose(vault.page, backup);
      await vault.type('textbox', 'Passphrase', PASSPHRASE);
      await vault.click('button', 'Bring it back');
      await vault.says('does not open');
      await vault.type('textbox', 'Passphrase', `${PASSPHRASE} again`);
      await vault.click('button', 'Bring it back');
      await vault.says('First');
      assert.ok(!(await vault.text()).includes('Second'), 'what came after the backup is gone');
      await vault.page.close();
    });
  },
  { vault: false },
);
