// Codes are read however a page is zoomed and however fine the screen is.
import { codeOf } from './harness/codes.mjs';
import { ACCOUNT, setUpPages } from './harness/setup-pages.mjs';
import { Screen } from './harness/screen.mjs';
import { inBrowsers } from './harness/sessions.mjs';
import { until } from './harness/wait.mjs';

const ZOOMS = [0.25, 0.5, 1.5, 3, 5];
const SCREENS = [0.5, 1.25, 4];

const pages = { routes: await setUpPages() };
const FAR = '<div style="height: 3000px">Scroll down</div>';

/** Scans a page whose pixels may be read, and one whose pixels belong to another origin and are out of view. */
async function scanBoth(session, server, prepare = () => {}) {
  server.routes['/far.html'] = { body: `<!doctype html><title>x</title>${FAR}<img src="${server.url('/qr.png', 'localhost')}">` };
  for (const path of ['/setup.html', '/far.html']) {
    const page = await session.openPage(server.url(path));
    await page.bringToFront();
    await prepare(page);
    const view = await session.openPopupFor(page);
    const popup = new Screen(view);
    await popup.click('button', 'Scan this page');
    await popup.waitFor('button', 'Save account');
    await until('the running code is shown', async () => (await popup.text()).replace(/\s/g, '').includes(codeOf(ACCOUNT.secret)));
    await popup.click('button', 'Cancel');
    await view.close().catch(() => {});
    await page.close();
  }
}

inBrowsers('a page zoomed to 25 to 500 %', { pages }, async ({ session, server }) => {
  const vault = await session.extensionPage('vault.html');
  await new Screen(vault).createVault('correct horse battery staple');
  for (const zoom of ZOOMS) {
    await scanBoth(session, server, async (page) => {
      // Our own page's tab keeps its zoom: another host.
      await vault.evaluate(async (zoom) => {
        const { tabs } = globalThis.browser ?? chrome;
        const [{ id }] = await tabs.query({ active: true, lastFocusedWindow: true });
        await tabs.setZoom(id, zoom);
      }, zoom);
      await until(`it is zoomed to ${zoom}`, async () => Math.abs((await page.evaluate(() => devicePixelRatio)) - zoom) < 0.05);
    });
  }
});

for (const scale of SCREENS) {
  const launch = { args: [`--force-device-scale-factor=${scale}`], extraPrefs: { 'layout.css.devPixelsPerPx': String(scale) } };
  inBrowsers(`a screen of ${scale} pixels to one of CSS`, { pages, launch }, async ({ session, server }) => {
    const vault = await session.extensionPage('vault.html');
    await new Screen(vault).createVault('correct horse battery staple');
    await scanBoth(session, server);
  });
}
