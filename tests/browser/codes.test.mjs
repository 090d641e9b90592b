// Recovery codes by the pages as a user sees them: pasted, corrected, saved, shown, copied, replaced, exported, forgotten; an
// account that was turned off or set up again at the site; the selected text that a right-click takes along.
import assert from 'node:assert/strict';
import { catchDownloads, downloaded } from './harness/downloads.mjs';
import { pickFromMenu } from './harness/hands.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const [SECRET, NEW_SECRET] = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'];

/** As sites show them: a heading, numbers, two columns, no-break spaces, a code that is used, a button. */
const MESSY = `Your recovery codes
 1.\u00a04f9c2-a81be\t 2.\u00a077d03-9e2fa
 3.\u00a0b1c64-05d7e\t 4.\u00a0e83aa-c41f9 (used)
Download  Print`;
const CODES = ['4f9c2-a81be', '77d03-9e2fa', 'b1c64-05d7e', 'e83aa-c41f9'];
const ENTRIES = ['Save the selected secret key', 'Save the selected recovery codes'];

/** What the page puts on the clipboard and hands over to be saved or printed, without the clipboard, disk and paper of the user. */
async function watch(page) {
  await catchDownloads(page);
  await page.evaluate(() => {
    Object.assign(globalThis, { copied: [], printed: 0, print: () => (globalThis.printed += 1) });
    navigator.clipboard.writeText = async (text) => void globalThis.copied.push(text);
  });
}

async function add(vault, issuer, secret = SECRET) {
  await vault.click('link', 'Accounts');
  await vault.click('button', 'Add account');
  await vault.type('textbox', 'Secret key or otpauth address', secret);
  await vault.type('textbox', 'Issuer', issuer);
  await vault.click('button', 'Save account');
  await vault.waitFor('button', 'I set it up again');
}

async function open(vault) {
  await vault.click('link', 'Recovery codes');
  await vault.click('button', 'Show codes');
  await vault.type('textbox', 'Current passphrase', PASSPHRASE);
  await vault.click('button', 'Show codes');
  await vault.waitFor('button', 'Print');
}

const codesOf = (vault) => vault.view.evaluate(() => [...document.querySelectorAll('.one-codes li')].map((row) => [row.querySelector('bdi').textContent, row.querySelector('input').checked]));
const used = async (vault) => (await codesOf(vault)).map(([, used]) => used);
const marks = (vault, wanted) => until(`the marks are ${wanted}`, async () => JSON.stringify(await used(vault)) === JSON.stringify(wanted));

inEachBrowser(
  'recovery codes',
  (world) => {
    test('a messy text is read, corrected and saved', async () => {
      const vault = await world.screen();
      await add(vault, 'GitHub');
      await vault.click('button', 'Add recovery codes');
      await vault.waitFor('combobox', 'Account');
      await vault.click('button', 'Save recovery codes');
      await vault.says('Paste or type the recovery codes.');
      await vault.type('textbox', 'Recovery codes', `${MESSY}\n5. wrong-one1`);
      await vault.says('5 codes read. 1 of them is used.');
      await vault.says('left out.');
      await vault.click('button', 'Correct the list');
      assert.equal(await vault.value('textbox', 'Recovery codes'), '4f9c2-a81be\n77d03-9e2fa\nb1c64-05d7e\ne83aa-c41f9 (used)\nwrong-one1\n');
      await vault.type('textbox', 'Recovery codes', '4f9c2-a81be\n77d03-9e2fa\nb1c64-05d7e\ne83aa-c41f9 (used)\n');
      await vault.says('4 codes read. 1 of them is used.');
      await vault.click('button', 'Save recovery codes');
      await vault.says('Recovery codes saved.');
      await vault.says('3 of 4 left');
      await vault.click('link', 'Accounts');
      await vault.says('Recovery codes: 3 of 4 left');
      await vault.page.close();
    });

    test('they are shown to who gives the passphrase, and a copied one is used until that is taken back', async () => {
      const vault = await world.screen();
      await vault.click('link', 'Recovery codes');
      await vault.click('button', 'Show codes');
      await vault.type('textbox', 'Current passphrase', 'not this one');
      await vault.click('button', 'Show codes');
      await vault.says('does not open');
      assert.ok(!(await vault.text()).includes(CODES[0]));
      await vault.type('textbox', 'Current passphrase', PASSPHRASE);
      await vault.click('button', 'Show codes');
      await vault.waitFor('button', 'Print');
      await watch(vault.page);
      assert.deepEqual(await codesOf(vault), CODES.map((code, at) => [code, at === 3]));
      await vault.click('button', { name: 'Copy', within: CODES[1] });
      await vault.says('marked as used');
      assert.deepEqual(await vault.page.evaluate(() => globalThis.copied), [CODES[1]]);
      await marks(vault, [false, true, false, true]);
      await vault.says('2 of 4 left');
      await vault.click('button', 'Undo');
      await marks(vault, [false, false, false, true]);
      await vault.says('3 of 4 left');
      await vault.click('checkbox', { name: 'Used', within: CODES[0] });
      await vault.says('2 of 4 left');
      await vault.click('button', 'Done');
      await vault.says('Few codes are left.');
      assert.ok(!(await vault.text()).includes(CODES[0]));
      // The marks are in the vault, not only on the screen.
      await open(vault);
      await marks(vault, [true, false, false, true]);
      await vault.click('button', 'Lock');
      await vault.waitFor('textbox', 'Passphrase');
      assert.ok(!(await vault.page.evaluate(() => document.documentElement.outerHTML)).includes(CODES[0]));
      await vault.unlock(PASSPHRASE);
      await vault.waitFor('button', 'Lock');
      assert.equal(await vault.count('button', 'Print'), 0);
      await vault.page.close();
    });

    test('they are exported, printed, replaced after a question, and forgotten', async () => {
      const vault = await world.screen();
      await open(vault);
      await watch(vault.page);
      await vault.click('button', 'Export');
      const file = await downloaded(vault.page);
      assert.equal(file, 'GitHub\n\n4f9c2-a81be (used)\n77d03-9e2fa\nb1c64-05d7e\ne83aa-c41f9 (used)\n');
      await vault.click('button', 'Print');
      await until('it is printed', () => vault.page.evaluate(() => globalThis.printed === 1));

      await vault.click('button', 'Replace with new codes');
      await vault.type('textbox', 'Recovery codes', 'n1n1-n1n1\nn2n2-n2n2\nn3n3-n3n3');
      await vault.says('3 codes read.');
      await vault.click('button', 'Save recovery codes');
      await vault.click('button', 'Keep the old ones');
      await vault.click('button', 'Save recovery codes');
      await vault.click('button', 'Replace them');
      await vault.says('Recovery codes saved.');
      await vault.waitFor('heading', 'Codes of before');
      await vault.says('3 of 3 left');
      await vault.says('2 of 4 left · replaced on');

      await vault.click('button', 'Show codes', 1);
      await vault.type('textbox', 'Current passphrase', PASSPHRASE);
      await vault.click('button', 'Show codes');
      await vault.click('button', 'Forget these codes');
      await vault.says('lost for good, 2 unused ones among them');
      await vault.click('button', 'Forget for good');
      await vault.says('Recovery codes forgotten.');
      await until('the old ones are gone', async () => (await vault.count('heading', 'Codes of before')) === 0);
      await vault.says('3 of 3 left');
      await vault.page.close();
    });

    test('an account that was set up again takes the place of the old one, its codes are history', async () => {
      const vault = await world.screen();
      await vault.click('button', { within: 'GitHub' });
      await vault.click('button', 'I set it up again');
      await vault.type('textbox', 'New secret key or otpauth address', SECRET);
      await vault.click('button', 'Save the new key');
      await vault.says('the account has already');
      await vault.type('textbox', 'New secret key or otpauth address', NEW_SECRET);
      await vault.click('button', 'Save the new key');
      await vault.says('The new key is saved.');
      await vault.click('button', 'Deleted accounts');
      await vault.says('GitHub');
      await vault.click('link', 'Recovery codes');
      await vault.waitFor('heading', 'Codes of before');
      await vault.says('No recovery codes yet.');
      await vault.page.close();
    });

    test('an account that was turned off goes to the trash, and comes back by undo', async () => {
      const vault = await world.screen();
      await add(vault, 'Mail', 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK');
      await vault.click('button', 'I turned it off at the site');
      await vault.says('Mail is under Deleted accounts');
      assert.equal((await vault.texts('listitem', { within: 'Mail' })).length, 0);
      await vault.click('button', 'Undo');
      await vault.says('Mail');
      await vault.waitFor('button', 'I turned it off at the site');
      await vault.page.close();
    });

    test(`"${ENTRIES[1]}" takes the lines of the selection along`, async () => {
      const body = '<!doctype html><html lang="en"><title>x</title><h1>Codes</h1><div id="codes"><div>4f9c2-a81be</div><div>77d03-9e2fa</div></div>';
      world.server.routes['/codes.html'] = { body };
      const page = await world.session.openPage(world.server.url('/codes.html'));
      await page.evaluate(() => getSelection().selectAllChildren(document.getElementById('codes')));
      const popup = await world.session.openPopupFor(page, () =>
        pickFromMenu(world.session, page, '#codes', { entries: ENTRIES, choose: ENTRIES[1] }),
      );
      world.lastPopup = popup;
      const vault = await world.screen();
      const kept = await vault.page.evaluate(async () => (await (globalThis.browser ?? chrome).storage.session.get('codes')).codes);
      assert.equal(kept.text, '4f9c2-a81be\n77d03-9e2fa');
      assert.equal(kept.origin, new URL(world.server.url('/')).origin);
      await vault.page.close();
      await page.close();
    });
  },
  { screen: true },
);
