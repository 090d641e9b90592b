// Many cycles in one browser.
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as paths from '../../browser/harness/paths.mjs';
import { Random } from '../kit/random.mjs';
import { Cycles } from './cycle.mjs';
import { Journal } from './journal.mjs';
import { Totals } from './totals.mjs';

/**
 * Kills `browser` so many times and gives the totals. All lies under `directory` and is left there. `resume`: goes on with
 * the profile, the journal and the totals of the runs before. `say`: takes a line about how it goes.
 */
export async function soak({ browser, cycles, seed, resume = false, say = () => {}, directory = join(paths.target, 'soak', browser) }) {
  if (!resume) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  const totals = new Totals(join(directory, 'totals.json'));
  const journal = new Journal(join(directory, 'journal.jsonl'));
  const profile = join(directory, 'profile');
  const runs = new Cycles(browser, profile, journal);
  const base = totals.kills;
  totals.seeds.push(seed);
  let last;
  for (let start = Date.now(); ; ) {
    const isEnd = totals.kills + (last ? 1 : 0) - base >= cycles;
    const cycle = await runs.run(isEnd ? undefined : new Random(seed, browser, base + totals.kills, totals.seeds.length));
    if (last) {
      totals.add(last, cycle.found, (Date.now() - start) / 1000);
      start = Date.now();
      const done = totals.kills - base;
      if (done % 10 === 0) say(`${browser}: ${done} of ${cycles} kills, ${totals.saves} saves, lost in ${totals.lostIn}`);
    }
    if (cycle.found.lost.length > 0) {
      if (!last) totals.addLoss();
      const evidence = join(directory, `lost-${totals.kills}`);
      await cp(profile, evidence, { recursive: true });
      const shown = cycle.found.instead ? ` (instead of the vault: ${JSON.stringify(cycle.found.instead)})` : '';
      const when = last ? `by a kill ${last.plan}` : 'since the run before';
      say(`${browser}: LOST ${cycle.found.lost.length} accounts ${when}${shown}; profile: ${evidence}`);
      await runs.renew();
    }
    last = cycle.plan && cycle;
    if (isEnd) return totals;
  }
}
