// Two-factor login turned on by the assistant in real apps: from the app's security page to "on", then a log-in with a filled code and,
// where the app hands out recovery codes, one with a recovery code that was saved.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { closePanel, drive, openPanel, vaultOf } from '../browser/enrol/guide.mjs';
import { untilFresh } from '../browser/harness/codes.mjs';
import { test } from '../browser/harness/test.mjs';
import { until } from '../browser/harness/wait.mjs';
import { inEachBrowser, PASSPHRASE } from '../browser/harness/world.mjs';
import { APPS } from './all.mjs';
import { submit, typeOver } from './forms.mjs';

/** A user who is asked for the password gives it. */
const givePassword = (field) => async (page, { password }) => {
  await page.waitForSelector(field);
  await page.type(field, password);
  await page.keyboard.press('Enter');
};

/**
 * Where each app has its security page, the controls to which its user says yes, what the user does on the page, where the app itself shows its
 * recovery codes, and how one logs in with one.
 */
const WAYS = {
  'django-allauth': {
    page: '/accounts/2fa/',
    way: ['Activate'],
    byHand: { Password: [givePassword('#id_password')] },
    codes: async (page, app) => {
      await page.goto(app.url('/accounts/2fa/recovery-codes/'));
      return page.$eval('#recovery_codes, textarea', ({ value }) => value.split('\n'));
    },
    useCode: async (page, code) => {
      await typeOver(page, '#id_code', code);
      await submit(page, 'form:has(#id_code) button[type=submit]');
    },
  },
  'django-two-factor-auth': {
    page: '/account/two_factor/',
    way: ['Enable Two-Factor Authentication', 'Next', 'Back to Account Security', 'Show Codes', 'Generate Tokens'],
    codes: async (page, app) => {
      await page.goto(app.url('/account/two_factor/backup/tokens/'));
      return page.$$eval('ul > li', (items) => items.map((item) => item.innerText.trim()).filter((text) => /^[a-z0-9]{8}$/.test(text)));
    },
    useCode: async (page, code) => {
      await submit(page, 'button[name=wizard_goto_step][value=backup]');
      await typeOver(page, 'input[name$="otp_token"]', code);
      await submit(page, 'button.btn-primary[type=submit]');
    },
  },
  'Flask-Security': {
    page: '/tf-setup',
    way: ['Set up using an authenticator app (e.g. google, lastpass, authy)', 'Submit', 'Submit Code'],
  },
  'Homebridge UI': { page: '/users', way: ['Setup 2FA', 'Enable'] },
};

/** In Firefox two of them. */
const IN_FIREFOX = ['django-allauth', 'django-two-factor-auth'];

inEachBrowser(
  'the assistant in real apps',
  (world) => {
    const apps = APPS.filter(({ name }) => world.name === 'chromium' || IN_FIREFOX.includes(name));
    const running = new Map();
    before(() => Promise.all(apps.map(async ({ name, start }) => running.set(name, await start()))));
    after(() => Promise.all([...running.values()].map((app) => app.close())));

    /** A page where nobody is signed in. The apps are one host: in each other's cookies, too. */
    async function openSignedOut(app) {
      const { browser } = world.session;
      await browser.deleteCookie(...(await browser.cookies()));
      const page = await world.session.openPage(app.url('/'));
      await page.evaluate(() => localStorage.clear());
      return page;
    }

    for (const { name, walk, user } of apps) {
      const { page: security, way, byHand = {}, codes, useCode } = WAYS[name];

      test(`${name} is on, logs in with a filled code${codes ? ', and with a recovery code' : ''}`, { timeout: 240_000 }, async () => {
        const app = running.get(name);
        const page = await openSignedOut(app);
        await walk.logIn(page, app);
        await page.goto(app.url(security));
        const steps = Object.fromEntries(Object.entries(byHand).map(([reason, acts]) => [reason, acts.map((act) => () => act(page, user))]));
        const site = { name, origin: app.origin, site: { way, byHand: steps }, state: { on: true } };
        const panel = await openPanel(world.session, site);
        let happened;
        try {
          happened = await drive(site, page, panel);
        } finally {
          await closePanel(panel);
        }
        const told = JSON.stringify(happened);
        assert.equal(happened.end, 'On', told);
        const [account, ...others] = await vaultOf(world.session, site, PASSPHRASE);
        assert.deepEqual(others, [], told);
        assert.equal(account.secret, (await app.database()).secret, told);
        if (codes) assert.deepEqual(account.codes, await codes(page, app), told);
        else assert.deepEqual(account.codes, [], told);

        await page.close();
        const again = await openSignedOut(app);
        await walk.logIn(again, app);
        assert.ok(await walk.wantsCode(again), 'a second factor is wanted');
        // Not the code that has turned it on: the app takes each once.
        await untilFresh(30);
        const popup = await world.popup(again);
        await popup.click('button', 'Fill');
        await until('a code is in the field', () => again.$eval(walk.places.code, ({ value }) => /^\d{6}$/.test(value)));
        await popup.page.close().catch(() => {});
        await walk.submitCode(again);
        assert.match(await walk.whoIsSignedIn(again, app), /^Signed in as /);
        await again.close();

        if (!useCode) return;
        const last = await openSignedOut(app);
        await walk.logIn(last, app);
        await useCode(last, account.codes[0]);
        assert.match(await walk.whoIsSignedIn(last, app), /^Signed in as /);
        await last.close();
      });
    }
  },
  { granted: true },
);
