// A short soak, and that a soak notices a loss.
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '../browser/harness/test.mjs';
import { BROWSERS } from './kit/profile.mjs';
import { soak } from './soak/run.mjs';

const CYCLES = { chromium: 6, firefox: 3 };

for (const browser of BROWSERS) {
  test(`no acknowledged save is lost by kill -9 (${browser})`, async (t) => {
    const directory = await mkdtemp(join(tmpdir(), 'sixpence-soak-'));
    try {
      const options = { browser, directory, seed: 'test', say: (line) => t.diagnostic(line) };
      const totals = await soak({ ...options, cycles: CYCLES[browser] });
      t.diagnostic(totals.report(browser));
      assert.deepEqual([totals.kills, totals.lostIn, totals.surplus], [CYCLES[browser], 0, 0]);

      if (browser === 'firefox') return;
      // The same profile as it was some saves ago, which is what a loss looks like.
      const [profile, old] = ['profile', 'old'].map((name) => join(directory, name));
      await cp(profile, old, { recursive: true });
      await soak({ ...options, cycles: 1, resume: true });
      await rm(profile, { recursive: true });
      await cp(old, profile, { recursive: true });
      const after = await soak({ ...options, cycles: 1, resume: true });
      assert.equal(after.lostIn, 1);
    } finally {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
