// The browser stops the background in the midst of the assistant's run: right after each of the user's answers, and after every other one.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { assertEnd } from './enrol/expect.mjs';
import { closePanel, drive, openPanel, vaultOf } from './enrol/guide.mjs';
import { openSite } from './enrol/server.mjs';
import { SITES } from './enrol/sites/index.mjs';
import { launchChromium } from './harness/chromium.mjs';
import { grantedDist } from './harness/granted.mjs';
import { Screen } from './harness/screen.mjs';
import { test } from './harness/test.mjs';
import { PASSPHRASE } from './harness/world.mjs';

/** On one page; over several pages with a choice and recovery codes; without navigation, with a new secret after a refusal. */
const KILLED = ['qr-alone', 'language-de', 'after-wrong'];
/** More answers than any of them asks for. */
const MOST = 12;

describe('the background stopped after an answer', { concurrency: 1 }, () => {
  let [session, granted] = [];
  before(async () => {
    granted = await grantedDist('chromium');
    session = await launchChromium({ dist: granted.dist });
    const page = await session.extensionPage('vault.html');
    await new Screen(page).createVault(PASSPHRASE);
    await page.close();
  }, { timeout: 120_000 });
  after(async () => {
    await session?.close();
    await granted?.remove();
  });

  /** Runs through a site; after the answers of these numbers the background is stopped, and the panel opened anew. Gives their count. */
  async function runWith(name, isKilled) {
    const site = await openSite(name, SITES[name]);
    const page = await session.openPage(site.start);
    let panel = await openPanel(session, site);
    let answers = 0;
    const answered = async (same, count) => {
      answers = count;
      if (!isKilled(count)) return same;
      await session.stopWorker();
      await same.page.close();
      panel = await openPanel(session, site);
      return panel;
    };
    try {
      const happened = await drive(site, page, panel, { answered });
      assertEnd(site, { ...happened, vault: await vaultOf(session, site, PASSPHRASE) });
    } finally {
      await closePanel(panel);
      await page.close().catch(() => {});
      await site.close();
    }
    return answers;
  }

  for (const name of KILLED) {
    // Not after all of them: what is stopped before it has typed is asked again, and would be for ever.
    test(`${name}: after every other answer`, async () => assert.ok((await runWith(name, (count) => count % 2 === 1)) > 2));
    test(`${name}: after each of them`, { timeout: 240_000 }, async (t) => {
      for (let at = 1; at <= MOST; at += 1) {
        const answers = await runWith(name, (count) => count === at);
        t.diagnostic(`stopped after answer ${at} of ${answers}`);
        if (answers <= at) return;
      }
    });
  }
});
