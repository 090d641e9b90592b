// The assistant on every site of the set, in the browser with the extension: from "Start" to "on", or to an honest stop.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { assertEnd } from './enrol/expect.mjs';
import { closePanel, drive, openPanel, vaultOf } from './enrol/guide.mjs';
import { openSite } from './enrol/server.mjs';
import { FEW, SITES } from './enrol/sites/index.mjs';
import { listen } from './harness/csp.mjs';
import { grantedDist } from './harness/granted.mjs';
import { Screen } from './harness/screen.mjs';
import { test } from './harness/test.mjs';
import { BROWSERS, PASSPHRASE } from './harness/world.mjs';

/** There is one run in a browser at a time: so many browsers share the sites. Firefox is slower. */
const PLANS = { chromium: { names: Object.keys(SITES), browsers: 3 }, firefox: { names: FEW, browsers: 1 } };

for (const browser of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  const { names, browsers } = PLANS[browser];
  describe(browser, { concurrency: browsers }, () => {
    const [all, free] = [[], []];
    let granted;
    before(async () => {
      granted = await grantedDist(browser);
      for (let i = 0; i < browsers; i += 1) {
        const session = await BROWSERS[browser]({ dist: granted.dist });
        const heard = await listen(session);
        const page = await session.extensionPage('vault.html');
        await new Screen(page).createVault(PASSPHRASE);
        await page.close();
        all.push({ session, heard });
      }
      free.push(...all);
    }, { timeout: 120_000 });
    after(async () => {
      try {
        for (const { heard } of all) await heard.assertNone();
      } finally {
        for (const { session } of all) await session.close();
        await granted?.remove();
      }
    });

    for (const name of names) {
      test(`${name}: ${SITES[name].traps.join('; ')}`, async () => {
        const one = free.pop();
        const { session } = one;
        const site = await openSite(name, SITES[name]);
        const page = await session.openPage(site.start);
        const panel = await openPanel(session, site);
        try {
          const happened = await drive(site, page, panel);
          assertEnd(site, { ...happened, vault: await vaultOf(session, site, PASSPHRASE) });
          // What it has told the user of is what it has pressed.
          for (const pressed of happened.pressed) assert.ok(site.clicks.some((click) => click.name === pressed), pressed);
        } finally {
          await closePanel(panel);
          await page.close().catch(() => {});
          await site.close();
          free.push(one);
        }
      });
    }
  });
}
