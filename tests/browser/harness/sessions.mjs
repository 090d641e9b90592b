// One test for both browsers.
import { launchChromium } from './chromium.mjs';
import { listen } from './csp.mjs';
import { openDisplay } from './display.mjs';
import { launchFirefox } from './firefox.mjs';
import * as paths from './paths.mjs';
import { servePages } from './server.mjs';
import { test } from './test.mjs';

const launchers = { chromium: launchChromium, firefox: launchFirefox };

/**
 * Defines the test `name` once for each browser. `body` gets `{ session, server, t }`: a browser with the extension and
 * a server of pages, both closed afterwards whatever happens. Options:
 * - `on`: the browsers, both unless told
 * - `screen`: on a display of its own, for real hands; if the test fails, a picture of it is left in target/tests
 * - `launch`: what the launcher takes besides; `pages`: what the server takes
 * - `complaints: false`: do not fail on what the browser complains about on the extension's pages
 */
export function inBrowsers(name, options, body = options) {
  const { on = ['chromium', 'firefox'], screen = false, launch, pages, complaints = true } = body === options ? {} : options;
  for (const browser of on) {
    const title = `${name} (${browser})`;
    test(title, async (t) => {
      const open = [];
      const opened = (thing) => (open.push(thing), thing);
      const closeAll = async () => {
        for (const thing of open.splice(0).reverse()) await thing.close();
      };
      // At the time limit the body still waits for something. Without its browser it stops waiting, and node can end.
      t.signal.addEventListener('abort', () => closeAll().catch(() => {}));
      let display;
      try {
        const server = opened(await servePages(pages));
        if (screen) display = opened(await openDisplay());
        const session = opened(await launchers[browser]({ display, ...launch }));
        const heard = await listen(session);
        await body({ session, server, t });
        if (complaints) await heard.assertNone();
      } catch (error) {
        await display?.screenshot(`${paths.target}/tests/${title.replace(/\W+/g, '-')}.png`).catch(() => {});
        throw error;
      } finally {
        await closeAll();
      }
    });
  }
}
