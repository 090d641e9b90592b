// On a site that the user has granted: the code is offered at its field (Chromium) or on the button (Firefox), filled by itself where
// the account says so, and where the site asks again the popup helps. Taken back, all of it ends at once.
import assert from 'node:assert/strict';
import { codeOf, untilFresh } from './harness/codes.mjs';
import { allow, clickInPopup, shortcut } from './harness/hands.mjs';
import { ACCOUNT } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { sleep, until } from './harness/wait.mjs';
import { inEachBrowser, PASSPHRASE } from './harness/world.mjs';

const FILLS = '\u2022';
/** By how many seconds the clock of /slow-clock.html is ahead. */
const AHEAD = 300;
const BOB = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';

const html = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
  <body style="font: 16px sans-serif; margin: 40px"><h1>${title}</h1>${body}`;
const form = (action) => `<form action="${action}"><label>Code of your authenticator app
  <input id="code" name="code" autocomplete="one-time-code" style="inline-size: 300px; block-size: 40px"></label>
  <button id="go">Continue</button></form>`;

inEachBrowser(
  'granted',
  (world) => {
    const isChromium = world.name === 'chromium';
    const valueOf = (page) => page.$eval('#code', ({ value }) => value);
    const holds = (page, code) => until('the code is in the field', async () => (await valueOf(page)) === code(), { seconds: 15 });
    const code = () => codeOf(ACCOUNT.secret);

    test('an account with this site is there, and the site is granted', async () => {
      Object.assign(world.server.routes, {
        '/code.html': { body: html('Two-factor login', form('/done.html')) },
        '/again.html': { body: html('Two-factor login', form('/again.html')) },
        '/done.html': { body: html('Signed in', '<p>Welcome back.</p>') },
        '/name.html': { body: html('Sign in', '<form action="/code.html"><input id="user" name="username" autocomplete="username"><button id="go">Next</button></form>') },
        '/slow-clock.html': (request, response) => {
          response.sendDate = false;
          response.writeHead(200, { 'content-type': 'text/html', date: new Date(Date.now() + AHEAD * 1000).toUTCString() });
          response.end(request.method === 'HEAD' ? undefined : html('Two-factor login', form('/slow-clock.html')));
        },
      });
      await world.capture(world.server.url('/setup.html'));
      const page = await open('/done.html');
      const popup = await world.popup(page);
      await clickInPopup(world.session, popup, 'Offer codes on this site');
      await allow(world.session);
      await until('it is registered', async () => (await registered()).length === 1);
      await popup.page.close().catch(() => {});
      await page.close();
    });

    async function open(path) {
      world.vault = (await world.screen()).page;
      const page = await world.session.openPage(world.server.url(path));
      await page.bringToFront();
      return page;
    }

    const inVault = (fn, ...args) => world.vault.evaluate(fn, ...args);
    const registered = () => inVault(async () => (await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches));
    const badge = () =>
      inVault(async () => {
        const api = globalThis.browser ?? chrome;
        const [tab] = (await api.tabs.query({ active: true })).slice(-1);
        return api.action.getBadgeText({ tabId: tab.id });
      });

    const placeOfOffer = (page) =>
      page.evaluate(() => {
        const host = document.querySelector('[popover]:popover-open');
        if (!host) return undefined;
        const { x, y, width, height } = host.getBoundingClientRect();
        const frame = (outerWidth - innerWidth) / 2;
        return { x: screenX + frame + x + width / 2, y: screenY + outerHeight - innerHeight - frame + y + height / 2 };
      });
    const offered = (page) => (isChromium ? placeOfOffer(page) : badge().then((text) => text === FILLS));
    const untilOffered = (page) => until('it is offered', () => offered(page), { seconds: 10 });

    /** A person sees it, goes there, and clicks. In Firefox the button of the toolbar says it: the popup fills. */
    async function takeOffer(page) {
      const at = await untilOffered(page);
      if (!isChromium) {
        const popup = await world.popup(page);
        await popup.click('button', 'Fill');
        return;
      }
      await sleep(900);
      await world.display.moveTo(at);
      await sleep(300);
      await world.display.click(at);
    }

    test('the offer fills', async () => {
      await untilFresh(8);
      const page = await open('/code.html');
      await takeOffer(page);
      await holds(page, code);
      await page.close();
    });

    test('the page learns nothing from the offer: no account, no site, no code', async () => {
      const page = await open('/code.html');
      await untilOffered(page);
      const seen = await page.evaluate(() => document.documentElement.outerHTML);
      for (const word of [ACCOUNT.issuer, ACCOUNT.name, code(), 'Sixpence', 'extension:']) assert.ok(!seen.includes(word), word);
      await page.close();
    });

    test('while the vault is locked the offer is to unlock', async () => {
      const vault = await world.screen();
      await vault.click('button', 'Lock');
      await vault.waitFor('button', 'Unlock');
      const page = await open('/code.html');
      await untilOffered(page);
      assert.equal(await valueOf(page), '');
      const again = await world.screen();
      await again.unlock(PASSPHRASE);
      await page.close();
    });

    test('of two accounts the name typed on the step before decides', async () => {
      await open('/done.html');
      await inVault(
        async (origin, secret) => {
          const ask = async (request) => JSON.parse(await (globalThis.browser ?? chrome).runtime.sendMessage(request)).Ok;
          await ask({ add: [secret, 'Example Shop', 'bob', 'totp', 'SHA1', '6', '30', ''] });
          const { open } = await ask('open');
          const { id: account } = open.accounts.find(({ name }) => name === 'bob');
          const was = { issuer: 'Example Shop', name: 'bob', sites: '', filling: {} };
          await ask({ edit: { account, was, form: { ...was, sites: origin } } });
        },
        new URL(world.server.url('/')).origin,
        BOB,
      );
      const page = await open('/name.html');
      await sleep(1500);
      await page.type('#user', 'bob');
      await Promise.all([page.waitForNavigation(), page.click('#go')]);
      await untilFresh(8);
      await shortcut(world.session, page);
      await holds(page, () => codeOf(BOB));
      await page.close();
      await open('/done.html');
      await inVault(async () => {
        const ask = async (request) => JSON.parse(await (globalThis.browser ?? chrome).runtime.sendMessage(request)).Ok;
        const { open } = await ask('open');
        const { id } = open.accounts.find(({ name }) => name === 'bob');
        await ask({ delete: id });
      });
    });

    test('where the site asks again the popup helps, and compares the clock', async () => {
      await untilFresh(15);
      const page = await open('/slow-clock.html');
      await shortcut(world.session, page);
      await holds(page, code);
      const view = await world.session.openPopupFor(page, () => Promise.all([page.waitForNavigation(), page.click('#go')]));
      world.lastPopup = view;
      const popup = Object.assign(await world.screenOf(view), { page: view });
      await popup.says('The site asks again');
      await popup.says('seconds behind');
      // Measured to the second.
      const [, measured] = /(\d+) seconds behind/.exec(await popup.text());
      assert.ok(Math.abs(measured - AHEAD) <= 2, measured);
      await popup.click('button', 'Use the site’s time');
      await popup.says('Saved');
      await popup.page.close().catch(() => {});
      await page.bringToFront();
      await untilFresh(8);
      await shortcut(world.session, page);
      await holds(page, () => codeOf(ACCOUNT.secret, { at: Date.now() + AHEAD * 1000 }));
      await page.close();
      await open('/done.html');
      await inVault(async () => {
        const ask = async (request) => JSON.parse(await (globalThis.browser ?? chrome).runtime.sendMessage(request)).Ok;
        const { open } = await ask('open');
        return open.accounts.map(({ skew }) => skew);
      }).then((skews) => assert.deepEqual(skews, [Number(measured)]));
    });

    test('by itself, and on with the site’s own button, where the account says so', async () => {
      const vault = await world.screen();
      world.vault = vault.page;
      await vault.page.bringToFront();
      await until('the account is chosen', () => vault.page.evaluate(() => (document.querySelector('.accounts .row')?.click(), Boolean(document.querySelector('#edit-itself')))));
      for (const name of ['Fill by itself', 'Press the site’s continue button']) await vault.click('checkbox', name);
      await vault.click('button', 'Save changes');
      await vault.says('Saved');
      const page = await world.session.openPage(world.server.url('/code.html'));
      await page.bringToFront();
      await until('the site has gone on', () => page.url().includes('/done.html?code='), { seconds: 45 });
      const typed = new URL(page.url()).searchParams.get('code');
      const near = [0, -30, 30].map((seconds) => codeOf(ACCOUNT.secret, { at: Date.now() + (AHEAD + seconds) * 1000 }));
      assert.ok(near.includes(typed), typed);
      await page.close();
    });

    test('taken back, nothing is offered or filled any more, on open pages too', async () => {
      const page = await open('/done.html');
      const popup = await world.popup(page);
      await popup.click('button', 'Stop offering on this site');
      await popup.waitFor('button', 'Offer codes on this site');
      await popup.page.close().catch(() => {});
      await until('nothing is registered', async () => (await registered()).length === 0);
      // This one was watched until now.
      await page.evaluate((form) => document.body.insertAdjacentHTML('beforeend', form), form('/done.html'));
      await sleep(3000);
      assert.deepEqual([await valueOf(page), Boolean(await offered(page))], ['', false]);
      await page.goto(world.server.url('/code.html'));
      await sleep(3000);
      assert.deepEqual([await valueOf(page), Boolean(await offered(page)), new URL(page.url()).pathname], ['', false, '/code.html']);
      await page.close();
    });
  },
  { screen: true },
);
