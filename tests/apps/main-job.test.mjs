// The main job in a real app, in both browsers: captured by a right click, kept, filled by the shortcut and the popup,
// and believed by the app. What demo.mjs shows to people, for Firefox too.
import assert from 'node:assert/strict';
import { altered, codeOf, untilFresh } from '../browser/harness/codes.mjs';
import { pickFromMenu, shortcut } from '../browser/harness/hands.mjs';
import { Screen } from '../browser/harness/screen.mjs';
import { inBrowsers } from '../browser/harness/sessions.mjs';
import { openVaultOf } from '../browser/harness/vault-file.mjs';
import { sleep, until } from '../browser/harness/wait.mjs';
import { startAllauth } from './allauth.mjs';
import * as walk from './allauth.walk.mjs';

const PASSPHRASE = 'correct horse battery staple';

const untilFilled = (page) =>
  until('a code is in the field', () => page.$eval(walk.places.code, ({ value }) => /^\d{6}$/.test(value)));

async function fillFromPopup(session, page) {
  await untilFresh(8);
  const view = await session.openPopupFor(page);
  const popup = new Screen(view);
  await popup.click('button', 'Fill');
  await untilFilled(page);
  await popup.says('Filled on');
  await view.close().catch(() => {});
}

inBrowsers('two-factor login turned on and used in allauth', { screen: true }, async ({ session }) => {
  const app = await startAllauth();
  try {
    const vaultPage = await session.extensionPage('vault.html');
    await new Screen(vaultPage).createVault(PASSPHRASE);

    const page = await session.openPage(app.url('/'));
    await walk.logIn(page, app);
    await walk.openEnrolment(page, app);
    const entry = 'Save the QR code in this image';
    const pick = () => pickFromMenu(session, page, walk.places.picture, { entries: [entry], choose: entry });
    const view = await session.openPopupFor(page, pick);
    const confirm = new Screen(view);
    await confirm.click('button', 'Save account');
    await confirm.waitFor('list', 'Accounts');
    await view.close().catch(() => {});

    const inApp = await page.$eval(walk.places.secret, ({ value }) => value);
    const [kept, ...others] = (await openVaultOf(vaultPage, PASSPHRASE)).accounts;
    assert.deepEqual(others, []);
    assert.equal(kept.secret, inApp);
    assert.deepEqual(kept.sites, [app.origin]);

    await untilFresh(8);
    await shortcut(session, page);
    await untilFilled(page);
    await walk.submitCode(page);
    assert.ok(walk.isEnrolled(page), await walk.complaint(page));
    assert.equal((await app.database()).secret, inApp);

    // Who is asked again within 3 s of a fill is taken to have given a wrong code (src/background/refused.rs). People are slower.
    await sleep(4000);
    await walk.logOut(page, app);
    await walk.logIn(page, app);
    assert.ok(walk.wantsCode(page));
    await walk.typeCode(page, altered(codeOf(inApp)));
    await walk.submitCode(page);
    assert.ok(walk.wantsCode(page) && (await walk.complaint(page)), 'an altered code is refused');
    assert.equal((await app.database()).two_factors, false);

    await fillFromPopup(session, page);
    await walk.submitCode(page);
    assert.equal(await walk.complaint(page), null);
    assert.equal(await walk.whoIsSignedIn(page, app), 'Signed in as alice');
    assert.equal((await app.database()).two_factors, true);
  } finally {
    await app.close();
  }
});
