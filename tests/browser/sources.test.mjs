// A QR code is read wherever a site shows it: by "Scan this page", and by a right click where it is an <img>.
import assert from 'node:assert/strict';
import { codeOf } from './harness/codes.mjs';
import { pickFromMenu } from './harness/hands.mjs';
import { ACCOUNT } from './harness/setup-pages.mjs';
import { Screen } from './harness/screen.mjs';
import { routesOf, sources } from './harness/source-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';

const PICTURE = 'Save the QR code in this image';
const names = (await sources('')).map(({ name, img }) => ({ name, img }));

inEachBrowser(
  'sources',
  (world) => {
    async function open(at) {
      const other = world.server.url('', 'localhost');
      const list = await sources(other);
      Object.assign(world.server.routes, routesOf(list, other));
      const { policy, ready } = list[at];
      const page = await world.session.openPage(world.server.url(`/source-${at}.html${policy ? `?csp=${policy}` : ''}`));
      if (ready) await until('it is shown', async () => (await page.title()) === 'ready');
      return page;
    }

    async function confirmed(popup) {
      await popup.waitFor('button', 'Save account');
      assert.equal(await popup.value('textbox', 'Issuer'), ACCOUNT.issuer);
      const digits = async () => (await popup.text()).replace(/\s/g, '');
      await until('the running code is shown', async () => (await digits()).includes(codeOf(ACCOUNT.secret)));
      await popup.click('button', 'Cancel');
      await popup.page.close().catch(() => {});
    }

    /** What a scan may move and has to put back. */
    const looks = (page) =>
      page.evaluate(() => [...document.querySelectorAll('*')].map((el) => [el.scrollLeft, el.scrollTop, el.getAttribute('style')].join()).join());

    for (const [at, { name, img }] of names.entries()) {
      test(`${name}: by scan`, async () => {
        const page = await open(at);
        const before = await looks(page);
        const popup = await world.popup(page);
        await popup.click('button', 'Scan this page');
        await confirmed(popup);
        await until('everything is as it was', async () => (await looks(page)) === before);
        await page.close();
      });
      if (!img) continue;
      test(`${name}: by right click`, async () => {
        const page = await open(at);
        const pick = () => pickFromMenu(world.session, page, img, { entries: [PICTURE], choose: PICTURE });
        const view = await world.session.openPopupFor(page, pick);
        world.lastPopup = view;
        await confirmed(Object.assign(new Screen(view), { page: view }));
        await page.close();
      });
    }
  },
  { screen: true },
);
