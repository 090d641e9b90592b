// One browser with a vault, for all tests of a file: starting one takes seconds. (sessions.mjs: one for each test.)
import { after, afterEach, before, describe } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { listen } from './csp.mjs';
import { openDisplay } from './display.mjs';
import { launchFirefox } from './firefox.mjs';
import { grantedDist } from './granted.mjs';
import { Screen } from './screen.mjs';
import { servePages } from './server.mjs';
import { setUpPages } from './setup-pages.mjs';
import { until } from './wait.mjs';

export const PASSPHRASE = 'correct horse battery staple';
export const BROWSERS = { chromium: launchChromium, firefox: launchFirefox };

/**
 * Describes the same tests in each browser. `body` gets a world that is filled before the first test runs:
 * `session` (the browser), `server` (pages on loopback), `screen()` of a new page of ours, `popup(page)`.
 * `granted`: the extension may reach pages on loopback from the beginning; `launch`: what the launcher takes besides.
 */
export function inEachBrowser(title, body, { screen = false, vault = true, granted = false, launch: options = {} } = {}) {
  for (const [name, launch] of Object.entries(BROWSERS)) {
    describe(`${title} (${name})`, { concurrency: 1 }, () => {
      const world = new World(name);
      before(async () => {
        world.server = await servePages({ routes: await setUpPages() });
        world.display = screen ? await openDisplay() : undefined;
        world.granted = granted ? await grantedDist(name) : undefined;
        world.session = await launch({ display: world.display, dist: world.granted?.dist, ...options });
        world.heard = await listen(world.session);
        if (vault) await world.createVault();
      });
      // A failed test leaves its pages open, and an open popup is in the way of the next.
      afterEach(() => world.tidy());
      after(async () => {
        try {
          await world.heard?.assertNone();
        } finally {
          await world.session?.close();
          world.display?.close();
          await world.server?.close();
          await world.granted?.remove();
        }
      });
      body(world);
    });
  }
}

class World {
  constructor(name) {
    this.name = name;
  }

  /** A new tab with a page of ours. */
  async screen(path = 'vault.html') {
    const page = await this.session.extensionPage(path);
    return Object.assign(new Screen(page), { page });
  }

  /** A page of ours that has opened by itself. */
  screenOf(view) {
    return new Screen(view);
  }

  /** The vault page that `act` makes open in a tab of its own. */
  async vaultThat(act) {
    const pages = new Set(await this.session.browser.pages());
    await act();
    const isVault = (view) => view.evaluate(() => location.pathname === '/vault.html' && document.readyState === 'complete').catch(() => false);
    const page = await until('the vault page opens', async () => {
      for (const one of await this.session.browser.pages()) if (!pages.has(one) && (await isVault(one))) return one;
      return undefined;
    });
    return Object.assign(new Screen(page), { page });
  }

  async createVault() {
    const vault = await this.screen();
    await vault.createVault(PASSPHRASE);
    await vault.page.close();
  }

  /** Closes what a test has left open. */
  async tidy() {
    await this.lastPopup?.close().catch(() => {});
    this.lastPopup = undefined;
    await this.session.closePopup?.();
    const [first, ...rest] = await this.session.browser.pages();
    await first.bringToFront();
    for (const page of rest) await page.close().catch(() => {});
  }

  /** The real popup over this page, activeTab granted. */
  async popup(page) {
    const view = await this.session.openPopupFor(page);
    this.lastPopup = view;
    return Object.assign(new Screen(view), { page: view });
  }

  /** Saves the account of a set-up page by scanning it, so that the page's origin becomes its site. */
  async capture(url) {
    const page = await this.session.openPage(url);
    const popup = await this.popup(page);
    await popup.click('button', 'Scan this page');
    await popup.click('button', 'Save account');
    await popup.waitFor('list', 'Accounts');
    await popup.page.close().catch(() => {});
    await page.close();
  }
}
