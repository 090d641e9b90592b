// Firefox with the unpacked extension, driven over WebDriver BiDi; no geckodriver is needed.
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { FirefoxInside } from './firefox-inside.mjs';
import { firefoxLocalDomains } from './hosts.mjs';
import * as paths from './paths.mjs';
import { watch } from './stuck.mjs';
import { until } from './wait.mjs';

// Else drawn anew in each profile, and nobody would know the addresses of the extension's pages.
const UUID = '5f1c0de5-0000-4000-8000-6d0000000006';

const prefs = (id) => ({
  'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
  'network.dns.localDomains': firefoxLocalDomains,
  // A third entry in every context menu, and a panel about it.
  'browser.ml.chat.enabled': false,
  'browser.translations.enable': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
});

/**
 * Starts Firefox. `display` (display.mjs) gives it a screen, else it is headless; `extraPrefs` are added. `install: false`:
 * the profile `userDataDir` has the extension already, as a file.
 */
export async function launchFirefox({ dist = paths.dist.firefox, display, userDataDir, extraPrefs = {}, install = true } = {}) {
  const manifest = JSON.parse(await readFile(`${dist}/manifest.json`, 'utf8'));
  const id = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: !display,
    env: display?.env,
    userDataDir,
    defaultViewport: null,
    // Without it BiDi refuses to open the extension's own pages, and firefox-inside.mjs has no window to go into.
    args: ['--remote-allow-system-access', '--width=1200', '--height=850'],
    extraPrefsFirefox: { ...prefs(id), ...extraPrefs },
  });
  watch(browser);
  if (install) await browser.installExtension(dist);
  return new Firefox(browser, id, display);
}

class Firefox {
  name = 'firefox';
  origin = `moz-extension://${UUID}`;

  constructor(browser, id, display) {
    this.browser = browser;
    this.id = id;
    this.display = display;
    this.inside = new FirefoxInside(browser);
  }

  /** A new tab with a web page. */
  async openPage(url) {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** A new tab with a page of the extension, such as `vault.html`. Its `url()` stays about:blank. */
  async extensionPage(path) {
    const page = await this.browser.newPage();
    // BiDi never tells that such a page has loaded: waiting for `load` would wait for ever.
    // https://github.com/puppeteer/puppeteer/issues/14314
    await page.goto(`${this.origin}/${path}`, { waitUntil: [] });
    await until(`${path} has loaded`, () =>
      page.evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete').catch(() => false),
    );
    return page;
  }

  /** The same as in Chromium; what it gives is no page for BiDi, but a view of our own. */
  async openPopupFor(page, by = () => this.inside.triggerAction(this.id)) {
    await page.bringToFront();
    const pages = new Set(await this.browser.pages());
    await by();
    const popup = new FirefoxPopup(this.inside, this.id);
    const isPopup = (view) =>
      view.evaluate(() => /^[/](popup|guide)[.]html$/.test(location.pathname) && document.readyState === 'complete').catch(() => false);
    return until('the popup opens', async () => {
      if (await isPopup(popup)) return popup;
      // Or the small window in its place.
      for (const page of await this.browser.pages()) if (!pages.has(page) && (await isPopup(page))) return page;
      return undefined;
    });
  }

  isAwake() {
    return this.inside.hasBackground(this.id);
  }

  async inBackground(fn, ...args) {
    return this.inside.inView(this.id, 'background', fn, ...args);
  }

  /** Stops the background as the browser does after 30 idle seconds; it is gone when this returns. */
  stopWorker() {
    return this.inside.stopBackground(this.id);
  }

  /** Closes a popup that a test has left, even one that no longer answers. */
  async closePopup() {
    await this.inside.hidePanel();
    await until('no popup is left', async () => !(await this.inside.hasView(this.id, 'popup')));
  }

  async close() {
    await this.browser.close();
  }
}

/** The little of a page that tests of a popup need. */
class FirefoxPopup {
  #inside;
  #id;

  constructor(inside, id) {
    this.#inside = inside;
    this.#id = id;
  }

  evaluate(fn, ...args) {
    return this.#inside.inView(this.#id, 'popup', fn, ...args);
  }

  async isClosed() {
    return !(await this.#inside.hasView(this.#id, 'popup'));
  }

  async close() {
    // Not at once: a document that ends while a frame script still runs in it takes Firefox with it. It may be closing already.
    await this.evaluate(() => void setTimeout(() => close(), 100)).catch(() => {});
    await until('the popup closes', () => this.isClosed());
  }
}
