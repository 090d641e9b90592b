// The core of the assistant on every site of the set: what the sensor sees there in a real page, what follows from it, and where it ends.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe } from 'node:test';
import { promisify } from 'node:util';
import { launch } from './content-harness.mjs';
import { assertEnd } from './enrol/expect.mjs';
import { run, startCore } from './enrol/replay.mjs';
import { openSite } from './enrol/server.mjs';
import { FEW, SITES } from './enrol/sites/index.mjs';
import * as paths from './harness/paths.mjs';
import { test } from './harness/test.mjs';

for (const browserName of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  describe(browserName, { concurrency: 3 }, () => {
    let browser;
    before(async () => {
      await promisify(execFile)('cargo', ['build', '--locked', '--quiet', '--example', 'read_page_facts'], { cwd: paths.root });
      browser = await launch(browserName);
    }, { timeout: 600_000 });
    after(() => browser?.close());

    for (const name of browserName === 'firefox' ? FEW : Object.keys(SITES)) {
      const data = SITES[name];
      test(`${name}: ${data.traps.join('; ')}`, async () => {
        const site = await openSite(name, data);
        const core = startCore();
        const tab = await browser.open(name, site.start, { by: `${site.origin}/` });
        try {
          const happened = await run(site, tab, core);
          assertEnd(site, happened);
          assert.deepEqual(happened.misjudged, []);
        } finally {
          core.close();
          await tab.close();
          await site.close();
        }
      });
    }
  });
}
