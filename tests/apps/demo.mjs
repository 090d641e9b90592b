// ./build.sh demo: the main job in a real web app. With a screen, in a window, for a person to do; without one (or with
// --headless) it does the job itself on a display of its own, with a real mouse and keyboard, and shows each step.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../browser/harness/chromium.mjs';
import { altered, codeOf, untilFresh } from '../browser/harness/codes.mjs';
import { listen } from '../browser/harness/csp.mjs';
import { openDisplay } from '../browser/harness/display.mjs';
import { pickFromMenu, shortcut } from '../browser/harness/hands.mjs';
import * as paths from '../browser/harness/paths.mjs';
import { Screen } from '../browser/harness/screen.mjs';
import { openVaultOf } from '../browser/harness/vault-file.mjs';
import { sleep, until } from '../browser/harness/wait.mjs';
import { startAllauth } from './allauth.mjs';
import * as walk from './allauth.walk.mjs';
import { showInWindow } from './demo-window.mjs';

const PASSPHRASE = 'correct horse battery staple';
const pictures = join(paths.target, 'demo');

async function walkAlone() {
  await rm(pictures, { recursive: true, force: true });
  const app = await startAllauth();
  const display = await openDisplay();
  let session;
  try {
    session = await launchChromium({ display });
    const heard = await listen(session);
    await job({ app, session, display, step: steps(display) });
    await heard.assertNone();
  } catch (error) {
    await display.screenshot(join(pictures, 'failed.png')).catch(() => {});
    throw error;
  } finally {
    await session?.close();
    display.close();
    await app.close();
  }
  console.log('demo: captured, stored, filled, logged in');
}

function steps(display) {
  let count = 0;
  return async (what) => {
    count += 1;
    const name = `${String(count).padStart(2, '0')}-${what.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
    await display.screenshot(join(pictures, name));
    console.log(`${String(count).padStart(2)}. ${what}  (target/demo/${name})`);
  };
}

async function job({ app, session, step }) {
  const vaultPage = await session.extensionPage('vault.html');
  const vault = new Screen(vaultPage);
  await vault.createVault(PASSPHRASE);
  await step('A new vault, encrypted under a passphrase');

  const page = await session.openPage(app.url('/'));
  await walk.logIn(page, app);
  await walk.openEnrolment(page, app);
  await step('The app shows its QR code');
  await capture(session, page, step);

  const kept = await openVaultOf(vaultPage, PASSPHRASE);
  const inApp = await page.$eval(walk.places.secret, ({ value }) => value);
  assert.deepEqual(
    kept.accounts.map(({ secret, sites }) => ({ secret, sites })),
    [{ secret: inApp, sites: [app.origin] }],
  );

  await page.bringToFront();
  await shortcut(session, page);
  await untilFilled(page);
  await step('Alt+Shift+6 has filled the code');
  await walk.submitCode(page);
  assert.ok(walk.isEnrolled(page), `the app refused the code: ${await walk.complaint(page)}`);
  assert.equal((await app.database()).secret, inApp, "the secret in the app's database is not the vault's");
  await step('Two-factor login is on');

  // Who is asked again within 3 s of a fill is taken to have given a wrong code (src/background/refused.rs). People are slower.
  await sleep(4000);
  await walk.logOut(page, app);
  await walk.logIn(page, app);
  assert.ok(walk.wantsCode(page), 'the app does not ask for a code');
  await walk.typeCode(page, altered(codeOf(inApp)));
  await walk.submitCode(page);
  assert.ok(walk.wantsCode(page) && (await walk.complaint(page)), 'a code with one digit altered was taken');
  assert.equal((await app.database()).two_factors, false);
  await step('A code with one digit altered is refused');

  await untilFresh(8);
  await fillFromPopup(session, page);
  await step('The popup has filled the code');
  await walk.submitCode(page);
  assert.equal(await walk.complaint(page), null);
  assert.equal(await walk.whoIsSignedIn(page, app), 'Signed in as alice');
  assert.equal((await app.database()).two_factors, true, 'the app does not count two factors');
  await step('Logged in with two factors');
}

/** A right click on the picture, "Save the QR code in this image", "Save account". */
async function capture(session, page, step) {
  const entry = 'Save the QR code in this image';
  const pick = () => pickFromMenu(session, page, walk.places.picture, { entries: [entry], choose: entry });
  const confirm = new Screen(await session.openPopupFor(page, pick));
  await confirm.waitFor('button', 'Save account');
  await step('The secret was read from the picture');
  await confirm.click('button', 'Save account');
  await confirm.waitFor('list', 'Accounts');
  await step('Saved');
  await confirm.view.close().catch(() => {});
}

async function fillFromPopup(session, page) {
  const popup = new Screen(await session.openPopupFor(page));
  await popup.click('button', 'Fill');
  await untilFilled(page);
  await popup.says('Filled on');
  await popup.view.close().catch(() => {});
}

function untilFilled(page) {
  return until('a code is in the field', () =>
    page.$eval(walk.places.code, ({ value }) => /^\d{6}$/.test(value)).catch(() => false),
  );
}

const alone = process.argv.includes('--headless') || !process.env.DISPLAY;
await (alone ? walkAlone() : showInWindow());
