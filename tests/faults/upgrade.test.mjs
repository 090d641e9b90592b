// A newer Sixpence is installed over the running one while it saves.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as paths from '../browser/harness/paths.mjs';
import { test } from '../browser/harness/test.mjs';
import { until } from '../browser/harness/wait.mjs';
import { BROWSERS, Profile, kill, zip } from './kit/profile.mjs';
import { Random } from './kit/random.mjs';
import { addRequest, ask, askOpen, compare, create, inventAccount, isOf, unlock } from './kit/vault.mjs';

/** When the upgrade begins, in milliseconds after a save was asked for; it takes effect somewhat later. */
const MOMENTS = [0, 7, 20];

for (const browser of BROWSERS) {
  test(`an upgrade in the middle of a save leaves the vault whole (${browser})`, async (t) => {
    const scratch = await mkdtemp(join(tmpdir(), 'sixpence-upgrade-'));
    const random = new Random('upgrade', browser);
    let session;
    try {
      const dist = join(scratch, 'dist');
      await cp(paths.dist[browser], dist, { recursive: true });
      const profile = await Profile.make(browser, join(scratch, 'profile'), dist);
      session = await profile.start();
      let page = await session.extensionPage('vault.html');
      await create(page);
      const saved = [];
      for (const [number, ms] of MOMENTS.entries()) {
        const first = inventAccount(random, saved.length);
        await askOpen(page, addRequest(first));
        saved.push(first);

        const second = inventAccount(random, saved.length);
        let acknowledged = false;
        // The page goes with the old version, and the question with it.
        ask(page, addRequest(second)).then(
          ({ view }) => (acknowledged = view === 'open'),
          () => {},
        );
        await sleep(ms);
        const version = `99.0.${number}`;
        await upgrade(session, dist, version, scratch);
        await page.close().catch(() => {});

        page = await until('the new version is there', () => pageOf(session, version));
        const now = await ask(page, 'open');
        t.diagnostic(`after ${ms} ms: ${now.view}, ${acknowledged ? '' : 'not '}acknowledged`);
        const shown = now.view === 'locked' ? await unlock(page) : now.content.accounts;
        const { missing, more } = compare(shown, saved);
        const there = more.some((one) => isOf(one, second));
        assert.deepEqual({ missing: missing.length, more: more.length }, { missing: 0, more: there ? 1 : 0 });
        assert.ok(there || !acknowledged, 'what was acknowledged is there');
        if (there) saved.push(second);
      }
    } finally {
      if (session) await kill(session);
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

/** A page of this version, or nothing while the browser still has the old one or none. */
async function pageOf(session, version) {
  const page = await session.extensionPage('vault.html').catch(() => undefined);
  const is = await page?.evaluate(() => (globalThis.browser ?? chrome).runtime.getManifest().version).catch(() => undefined);
  if (is === version) return page;
  await page?.close().catch(() => {});
  return undefined;
}

async function upgrade(session, dist, version, scratch) {
  const manifest = join(dist, 'manifest.json');
  await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, 'utf8')), version }));
  if (session.name === 'chromium') return session.browser.installExtension(dist);
  const file = join(scratch, `${version}.xpi`);
  await zip(dist, file);
  // As "Install Add-on From File" does, without its questions.
  return session.inside.inWindow(async (path) => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    await (await AddonManager.getInstallForFile(file)).install();
  }, file);
}
