// What ./build.sh soak runs: kills browsers in the middle of saves (soak/run.mjs) and damages the stores of closed ones
// (damage/run.mjs), at length.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as paths from '../browser/harness/paths.mjs';
import { damageAll, listDamages, tableOf } from './damage/run.mjs';
import { BROWSERS } from './kit/profile.mjs';
import { soak } from './soak/run.mjs';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'both' },
    cycles: { type: 'string', default: '20' },
    damages: { type: 'string', default: '0' },
    resume: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now()) },
  },
});

const [cycles, damages] = [options.cycles, options.damages].map(Number);
const browsers = options.browser === 'both' ? BROWSERS : [options.browser];
const areNumbers = [cycles, damages].every((one) => Number.isSafeInteger(one) && one >= 0);
if (!areNumbers || cycles + damages === 0 || browsers.some((one) => !BROWSERS.includes(one))) {
  console.error('soak: --cycles and --damages take numbers, --browser takes chromium, firefox or both');
  process.exit(2);
}

async function killAll() {
  console.log(`Each cycle: start, unlock, compare, save without a pause, kill -9. ${cycles} cycles a browser.`);
  const all = [];
  for (const browser of browsers) all.push(await soak({ ...options, browser, cycles, say: console.log }));
  all.forEach((totals, at) => console.log(`\n${totals.report(browsers[at])}`));
  const sum = (of) => all.reduce((total, one) => total + of(one), 0);
  console.log('\nall browsers, all runs that were counted:');
  console.log(`lost ${sum((one) => one.lostIn)} of ${sum((one) => one.kills)}`);
  return all.every((one) => one.good);
}

async function damageAllStores() {
  console.log(`\nEach damage: one store of a closed profile is damaged, the vault must open. ${damages} damages a browser.`);
  const all = [];
  for (const browser of browsers) {
    const rows = await damageAll({ browser, damages: listDamages(browser, damages), seed: options.seed, say: console.log });
    mkdirSync(join(paths.target, 'soak'), { recursive: true });
    writeFileSync(join(paths.target, 'soak', `damages-${browser}.json`), `${JSON.stringify(rows, undefined, 1)}\n`);
    console.log(`\n${browser}:\n${tableOf(rows).join('\n')}`);
    all.push(...rows);
  }
  const failed = all.filter((row) => row.error).length;
  console.log(`failed ${failed} of ${all.length} damages`);
  return failed === 0;
}

console.log(`Seed ${options.seed}`);
const killed = cycles === 0 || (await killAll());
const damaged = damages === 0 || (await damageAllStores());
process.exit(killed && damaged ? 0 : 1);
