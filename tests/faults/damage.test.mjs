// Some damages to one store of a closed profile, of every kind that has its own way to go wrong. ./build.sh soak --damages N
// does them all.
import assert from 'node:assert/strict';
import { test } from '../browser/harness/test.mjs';
import { damageAll, lineOf, listDamages } from './damage/run.mjs';

const SAMPLE = {
  chromium: ['local: MANIFEST missing', 'local: log tail zeroed', 'database: log truncated'],
  firefox: ['local: header garbage', 'database: page overwritten'],
};

for (const [browser, sample] of Object.entries(SAMPLE)) {
  test(`one damaged store does not lose the vault (${browser})`, async (t) => {
    const all = listDamages(browser, 100);
    const damages = sample.map((title) => all.find(({ store, kind }) => `${store}: ${kind}` === title));
    const rows = await damageAll({ browser, damages, seed: 'test', say: (line) => t.diagnostic(line) });
    assert.deepEqual(rows.filter((row) => row.error).map(lineOf), []);
  });
}
