// What is left on the disk: every file of the browser's profile is searched for what the user typed, in every form in which
// it could stand there. What is searched for, and that the search finds what is there: scan/.
import assert from 'node:assert/strict';
import { Screen } from '../browser/harness/screen.mjs';
import { servePages } from '../browser/harness/server.mjs';
import { test } from '../browser/harness/test.mjs';
import { keysOfVaultFile } from '../browser/harness/vault-file.mjs';
import { until } from '../browser/harness/wait.mjs';
import { Controls } from './scan/controls.mjs';
import { distinctive, distinctiveSecret, formsOfBytes, formsOfText } from './scan/markers.mjs';
import { described, searchProfile } from './scan/profile.mjs';
import { kill, newProfile, start } from './scan/runs.mjs';

/** An account that is in no other profile. */
const inventAccount = () => ({
  secret: distinctiveSecret(),
  issuer: `Issuer ${distinctive()}`,
  name: `${distinctive()}@mail.example`,
  site: `https://${distinctive()}.example`,
});

const formsOfAccount = (which, { secret, issuer, name, site }) => [
  ...formsOfBytes(`${which}: secret`, secret.bytes),
  ...formsOfText(`${which}: issuer`, issuer),
  ...formsOfText(`${which}: account name`, name),
  ...formsOfText(`${which}: site`, site.slice('https://'.length)),
];

/** As a user does: with the keyboard, which is what a browser remembers of a form. */
async function type(screen, label, text) {
  await screen.page.bringToFront();
  await screen.click('textbox', label);
  await screen.page.keyboard.type(text);
}

async function fillIn(screen, { secret, issuer, name }) {
  await screen.click('button', 'Add account');
  await type(screen, 'Secret key or otpauth address', secret.base32);
  await type(screen, 'Issuer', issuer);
  await type(screen, 'Account name', name);
}

async function open(session) {
  const page = await session.extensionPage('vault.html');
  return Object.assign(new Screen(page), { page });
}

// Most of it is searching; half a minute where nothing else runs.
const LIMIT = 300_000;

for (const browser of ['chromium', 'firefox']) {
  test(`nothing of the vault can be read in the profile (${browser})`, { timeout: LIMIT }, async (t) => {
    const controls = new Controls();
    const server = await servePages({ routes: controls.routes });
    const { profile, remove } = await newProfile(browser);
    const session = await start(browser, profile);
    t.after(async () => {
      await kill(session);
      await server.close();
      await remove();
    });
    const [saved, draft, passphrase] = [inventAccount(), inventAccount(), `${distinctive()} ${distinctive()}`];

    let vault = await open(session);
    await type(vault, 'New passphrase', passphrase);
    await type(vault, 'Repeat passphrase', passphrase);
    await vault.click('button', 'Create vault');
    const recoveryKey = await vault.value('textbox', 'Recovery key');
    await vault.click('button', 'Later');
    await vault.waitFor('heading', 'Accounts');
    await fillIn(vault, saved);
    await vault.click('button', 'Save account');
    await vault.says(saved.issuer);
    await vault.click('button', { within: saved.issuer });
    await type(vault, 'Sites', saved.site);
    await vault.click('button', 'Save changes');
    await vault.says('Saved.');

    const slots = await vault.page.evaluate(() => (globalThis.browser ?? chrome).storage.local.get(['v0', 'v1']));
    const keys = await keysOfVaultFile(Object.values(slots)[0], passphrase);
    const forms = [
      ...formsOfText('passphrase', passphrase),
      ...formsOfText('recovery key', recoveryKey),
      ...Object.entries(keys).flatMap(([name, key]) => formsOfBytes(`key: ${name}`, key)),
      ...formsOfAccount('saved account', saved),
      ...formsOfAccount('account that was being typed', draft),
    ];

    /** All controls are there, and nothing else. The browser writes some of them seconds later. */
    const scan = async (when) => {
      let found;
      await until(
        `${when}: the scan finds its controls`,
        async () => {
          found = await searchProfile(profile, [...controls.forms, ...forms]);
          return controls.missing(found.hits).length === 0;
        },
        { seconds: 30 },
      ).catch((error) => {
        throw new Error(`${error.message}; not found: ${controls.missing(found.hits)}`);
      });
      for (const name of ['table', 'large', 'gzip', 'brotli']) controls.assertDecompressed(found.hits, name);
      assert.deepEqual(described(found.hits.filter(({ of }) => !of.startsWith('control:'))), [], when);
      const { files, bytes } = found.searched;
      t.diagnostic(`${when}: ${files} files, ${Math.round(bytes / 1e6)} MB, ${forms.length} forms: 0 hits; controls found`);
    };

    await controls.plant(session, server, vault.page);
    await scan('unlocked');

    await vault.page.bringToFront();
    await vault.click('button', 'Lock');
    await vault.waitFor('textbox', 'Passphrase');
    await scan('locked');

    await type(vault, 'Passphrase', passphrase);
    await vault.click('button', 'Unlock');
    await vault.says(saved.issuer);
    const other = await open(session);
    await other.says(saved.issuer);
    await other.click('button', { within: saved.issuer });
    await type(other, 'Sites', draft.site);
    await fillIn(vault, draft);
    await controls.type();
    await scan('while an account is being typed');
    await kill(session);
    await scan('after kill -9');
  });
}
