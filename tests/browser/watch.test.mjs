// A site's own offer: nothing runs on a site until the user has granted it; then the button says that there is a code to save.
import assert from 'node:assert/strict';
import { codeOf } from './harness/codes.mjs';
import { allow, clickInPopup } from './harness/hands.mjs';
import { ACCOUNT, URI } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { sleep, until } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';

const LATE = `<h1>Two-factor login</h1><div id="here"></div><script>
  const add = (html) => document.getElementById('here').insertAdjacentHTML('beforeend', html);
</script>`;
const GROUPED = ACCOUNT.secret.match(/.{4}/g).join(' ');

inEachBrowser(
  'watch',
  (world) => {
    const inVault = (fn, ...args) => world.vault.evaluate(fn, ...args);

    /** The badge of the tab in front. */
    const badge = () =>
      inVault(async () => {
        const api = globalThis.browser ?? chrome;
        const tabs = await api.tabs.query({ active: true });
        return Promise.all(tabs.map(({ id }) => api.action.getBadgeText({ tabId: id }))).then((texts) => texts.join(''));
      });
    const scripts = () => inVault(async () => (await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()).map(({ id, matches }) => [id, ...matches]));

    async function open(path) {
      world.server.routes['/late.html'] = { body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Login</title>${LATE}` };
      world.server.routes['/photos.html'] = { body: `<!doctype html><html lang="en"><title>Photos</title><h1>Photos</h1><svg width="200" height="200"><circle cx="100" cy="100" r="90"/></svg><p>AUTHENTICATOR APPS AND SERIAL NUMBERS</p>` };
      const page = await world.session.openPage(world.server.url(path));
      await page.bringToFront();
      return page;
    }

    test('off: nothing is registered, nothing is said', async () => {
      world.vault = (await world.screen()).page;
      assert.deepEqual(await scripts(), []);
      const page = await open('/setup.html');
      await sleep(2500);
      assert.equal(await badge(), '');
      await page.close();
    });

    test('the user grants the site in the popup, and its open page is looked at', async () => {
      world.vault = (await world.screen()).page;
      const page = await open('/setup.html');
      const popup = await world.popup(page);
      await clickInPopup(world.session, popup, 'Offer codes on this site');
      await allow(world.session);
      await until('it is registered', async () => (await scripts()).length === 1);
      assert.deepEqual(await scripts(), [['watch', 'http://127.0.0.1/*']]);
      await popup.page.close().catch(() => {});
      await page.bringToFront();
      await until('the badge says so', async () => (await badge()) === '+');
      await page.close();
    });

    for (const [what, html] of [
      ['a QR code', '<img src="/qr.png" width="200">'],
      ['a link', `<a href="${URI}">Open</a>`],
      ['a key', `<p>Setup key: <code>${GROUPED}</code></p>`],
    ]) {
      test(`${what} that appears late: the badge, then the confirm screen`, async () => {
        world.vault = (await world.screen()).page;
        const page = await open('/late.html');
        await sleep(1000);
        assert.equal(await badge(), '');
        await page.evaluate((html) => add(html), html);
        await until('the badge says so', async () => (await badge()) === '+');
        const popup = await world.popup(page);
        await popup.waitFor('button', 'Save account');
        await until('the running code is shown', async () => (await popup.text()).replace(/\s/g, '').includes(codeOf(ACCOUNT.secret)));
        await popup.click('button', 'Cancel');
        await popup.waitFor('button', 'Scan this page');
        assert.equal(await badge(), '');
        await popup.page.close().catch(() => {});
        await page.close();
      });
    }

    test('pictures and words that are no codes say nothing', async () => {
      world.vault = (await world.screen()).page;
      const page = await open('/photos.html');
      await sleep(2500);
      assert.equal(await badge(), '');
      await page.close();
    });

    test('the badge goes when the tab moves on', async () => {
      world.vault = (await world.screen()).page;
      const page = await open('/setup.html');
      await until('the badge says so', async () => (await badge()) === '+');
      await page.goto(world.server.url('/empty.html'));
      await until('the badge is gone', async () => (await badge()) === '');
      const popup = await world.popup(page);
      await popup.waitFor('button', 'Scan this page');
      await popup.page.close().catch(() => {});
      await page.close();
    });

    test('taken back, it is off at once', async () => {
      world.vault = (await world.screen()).page;
      const page = await open('/empty.html');
      const popup = await world.popup(page);
      await popup.click('button', 'Stop offering on this site');
      await popup.waitFor('button', 'Offer codes on this site');
      await until('nothing is registered', async () => (await scripts()).length === 0);
      await popup.page.close().catch(() => {});
      await page.goto(world.server.url('/setup.html'));
      await sleep(2500);
      assert.equal(await badge(), '');
      await page.close();
    });
  },
  { screen: true },
);
