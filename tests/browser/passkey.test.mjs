// A passkey that opens the vault, by a virtual authenticator that evaluates a PRF. Chromium has one; Firefox's driver has
// none, so there only what the page says of it is looked at.
import assert from 'node:assert/strict';
import { test } from './harness/test.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

/** An authenticator that says yes to everything: gives what takes it away again. */
async function plugIn(page) {
  const session = await page.createCDPSession();
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: true,
    },
  });
  return {
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verifies: (yes) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes }),
  };
}

inEachBrowser('passkey', (world) => {
  test('is made, unlocks, is refused without the user, and is removed', async () => {
    const vault = await world.screen();
    if (await vault.count('button', 'Unlock')) await vault.unlock(PASSPHRASE);
    await vault.click('link', 'Unlock methods');
    if (world.name === 'firefox') {
      const can = await vault.page.evaluate(async () => Boolean((await PublicKeyCredential.getClientCapabilities?.())?.['extension:prf']));
      await vault.says(can ? 'A passkey unlocks the vault' : 'This browser cannot open a vault with a passkey');
      return;
    }
    const key = await plugIn(vault.page);
    await vault.click('button', 'Add a passkey');
    await vault.type('textbox', 'Current passphrase', 'not this one');
    await vault.click('button', 'Make a passkey');
    await vault.says('This passphrase does not open it');
    await vault.type('textbox', 'Current passphrase', PASSPHRASE);
    await vault.click('button', 'Make a passkey');
    await vault.says('The passkey is added');
    assert.equal((await key.credentials()).length, 1, 'it is made once, although the first passphrase was wrong');

    await vault.click('button', 'Lock');
    await vault.click('button', 'Use a passkey');
    await vault.click('button', 'Unlock');
    await vault.waitFor('heading', 'Unlock methods');

    await vault.click('button', 'Lock');
    await key.verifies(false);
    await vault.click('button', 'Use a passkey');
    await vault.click('button', 'Unlock');
    await vault.says('No passkey has answered');
    await vault.click('button', 'Use the passphrase');
    await vault.unlock(PASSPHRASE);

    await vault.click('button', 'Remove passkey');
    await vault.type('textbox', 'Current passphrase', PASSPHRASE);
    await vault.click('button', 'Remove passkey');
    await vault.says('The passkey is removed');
    await vault.click('button', 'Lock');
    await vault.waitFor('button', 'Unlock');
    assert.equal(await vault.count('button', 'Use a passkey'), 0);
    await vault.unlock(PASSPHRASE);
    await vault.waitFor('heading', 'Unlock methods');
  });
});
