// Two-factor log-ins of real apps with codes of ours: filled from the popup, by the shortcut, from the context menu, by the
// offer at the field, and by itself. The apps take turns, because each of them refuses a code that it has taken before.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { codeOf, untilFresh } from '../browser/harness/codes.mjs';
import { allow, clickInPopup, hoverAndClick, pickFromMenu, shortcut } from '../browser/harness/hands.mjs';
import { test } from '../browser/harness/test.mjs';
import { sleep, until } from '../browser/harness/wait.mjs';
import { inEachBrowser } from '../browser/harness/world.mjs';
import { APPS } from './all.mjs';

const ENTRY = 'Fill one-time code here';
/** The offer of extension/offer.js, in the page's own eyes, and what the button says where there is none (hands.js). */
const OFFER = '[popover=manual]:popover-open';
const OFFERED = '\u2022';

const period = () => Math.floor(Date.now() / 30_000);

/** Runs in each document of a page: what is typed by scripts, which no person and no puppeteer does, is noted. */
function noteFills(code) {
  addEventListener(
    'input',
    ({ isTrusted, target }) => {
      if (isTrusted) return;
      const filled = new Set(JSON.parse(sessionStorage.getItem('filled') ?? '[]'));
      filled.add(target.matches(code) ? 'the code' : target.outerHTML);
      sessionStorage.setItem('filled', JSON.stringify([...filled]));
    },
    true,
  );
}

const filledIn = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem('filled') ?? '[]'));

const valuesIn = (page, code) =>
  page.$$eval(
    'input',
    (fields, code) => ({
      code: fields.find((field) => field.matches(code)).value,
      others: fields.filter((field) => !field.matches(code)).map(({ value }) => value),
    }),
    code,
  );

inEachBrowser(
  'logging in to real apps',
  (world) => {
    const running = new Map();
    before(() => Promise.all(APPS.map(async ({ name, start }) => running.set(name, await start()))));
    after(() => Promise.all([...running.values()].map((app) => app.close())));

    const inExtension = async (fn) => {
      const vault = await world.screen();
      const answer = await vault.page.evaluate(fn);
      await vault.page.close();
      return answer;
    };
    const watched = () => inExtension(async () => (await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches));
    /** The badges of the open pages; the first tab, which no test uses, has none. */
    const badges = () =>
      inExtension(async () => {
        const api = globalThis.browser ?? chrome;
        const texts = (await api.tabs.query({})).map(({ id }) => api.action.getBadgeText({ tabId: id }));
        return (await Promise.all(texts)).join('');
      });

    /** A page where nobody is signed in. The apps are one host: in each other's cookies, too. */
    async function openSignedOut(app) {
      const { browser } = world.session;
      await browser.deleteCookie(...(await browser.cookies()));
      const page = await world.session.openPage(app.url('/'));
      await page.evaluate(() => localStorage.clear());
      return page;
    }

    /** Gives user name and password, in a period whose code the app has not taken yet and with seconds left. */
    async function givePassword({ walk }, app) {
      const page = await openSignedOut(app);
      await page.evaluateOnNewDocument(noteFills, walk.places.code);
      if (app.usedIn === period()) await untilFresh(30);
      await untilFresh(12);
      await walk.logIn(page, app);
      return page;
    }

    async function isSignedIn({ walk, user }, app, page) {
      app.usedIn = period();
      assert.equal(await walk.complaint(page), null);
      assert.equal(await walk.whoIsSignedIn(page, app), `Signed in as ${user.name}`);
      assert.notEqual((await app.database()).two_factors, false);
      assert.deepEqual(await filledIn(page), ['the code']);
    }

    async function fillFromPopup(page) {
      const popup = await world.popup(page);
      await popup.click('button', 'Fill');
      await popup.says('Filled on');
      await popup.page.close().catch(() => {});
    }

    for (const { name, walk } of APPS) {
      test(`${name}: captured, and two-factor login turned on`, async () => {
        const app = running.get(name);
        const page = await openSignedOut(app);
        await walk.logIn(page, app);
        await walk.openEnrolment(page, app);
        app.secret = await walk.shownSecret(page);
        const popup = await world.popup(page);
        await popup.click('button', 'Scan this page');
        await popup.click('button', 'Save account');
        await popup.waitFor('list', 'Accounts');
        await popup.page.close().catch(() => {});
        await untilFresh();
        await walk.typeCode(page, codeOf(app.secret));
        await walk.submitCode(page);
        assert.ok(await walk.isEnrolled(page), await walk.complaint(page));
        app.usedIn = period();
      });
    }

    /** Each app by a way in which the user does something at the code field. */
    function eachBy(way, fill) {
      for (const { name, ...one } of APPS) {
        test(`${name} by ${way}`, async () => {
          const app = running.get(name);
          const page = await givePassword(one, app);
          assert.ok(await one.walk.wantsCode(page));
          const empty = await valuesIn(page, one.walk.places.code);
          assert.equal(empty.code, '');
          await fill(page, one.walk.places.code);
          const isFilled = async () => (await valuesIn(page, one.walk.places.code)).code === codeOf(app.secret);
          await until('the code is in the field', isFilled);
          assert.deepEqual((await valuesIn(page, one.walk.places.code)).others, empty.others);
          await one.walk.submitCode(page);
          await isSignedIn(one, app, page);
        });
      }
    }

    eachBy('popup', fillFromPopup);
    eachBy('shortcut', (page) => shortcut(world.session, page));
    eachBy('context menu', (page, field) => pickFromMenu(world.session, page, field, { entries: [ENTRY], choose: ENTRY }));

    test('the site is granted', async () => {
      assert.deepEqual(await watched(), []);
      const popup = await world.popup(await openSignedOut(running.get(APPS[0].name)));
      await clickInPopup(world.session, popup, 'Offer codes on this site');
      await allow(world.session);
      await until('its pages are watched', async () => (await watched()).length === 1);
    });

    eachBy('offer', async (page) => {
      const isChromium = world.name === 'chromium';
      if (isChromium) await page.waitForSelector(OFFER);
      else await until('the button offers it', async () => (await badges()) === OFFERED);
      assert.deepEqual(await filledIn(page), [], 'an offer fills nothing');
      return isChromium ? hoverAndClick(world.session, page, OFFER) : fillFromPopup(page);
    });

    test('the accounts are to be filled by themselves', async () => {
      const vault = await world.screen();
      await vault.waitFor('list', 'Accounts');
      assert.equal(await vault.count('listitem'), APPS.length);
      for (let row = 0; row < APPS.length; row += 1) {
        await vault.click('button', { within: 'alice' }, row);
        await vault.click('checkbox', 'Fill by itself');
        await vault.click('checkbox', 'Press the site’s continue button');
        await vault.click('button', 'Save changes');
        await vault.says('Saved');
        await vault.waitFor('button', 'Save changes');
      }
    });

    for (const { name, ...one } of APPS) {
      test(`${name} by itself`, async () => {
        const app = running.get(name);
        const page = await givePassword(one, app);
        const wantsCode = async () => one.walk.wantsCode(page);
        // In the middle of a navigation it cannot be asked.
        await until('the app wants no code any more', () => wantsCode().then((wants) => !wants, () => false));
        await isSignedIn(one, app, page);
      });
    }

    test('the site is taken back: nothing is offered, and nothing is filled by itself', async () => {
      const [{ name, ...one }] = APPS;
      const app = running.get(name);
      const popup = await world.popup(await openSignedOut(app));
      await popup.click('button', 'Stop offering on this site');
      await until('nothing is watched', async () => (await watched()).length === 0);
      await popup.page.close().catch(() => {});

      const page = await givePassword(one, app);
      await page.bringToFront();
      await sleep(3000);
      assert.ok(await one.walk.wantsCode(page));
      assert.equal(await page.$(OFFER), null);
      assert.equal(await badges(), '');
      assert.deepEqual(await filledIn(page), []);
      assert.equal(await page.$eval(one.walk.places.code, ({ value }) => value), '');
    });
  },
  { screen: true },
);
