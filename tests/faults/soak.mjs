// What ./build.sh soak runs: kills browsers in the middle of saves, at length. See soak/run.mjs.
import { parseArgs } from 'node:util';
import { BROWSERS } from './kit/profile.mjs';
import { soak } from './soak/run.mjs';

const { values: options } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    browser: { type: 'string', default: 'both' },
    seed: { type: 'string', default: String(Date.now()) },
    resume: { type: 'boolean', default: false },
  },
});

const cycles = Number(options.cycles);
const browsers = options.browser === 'both' ? BROWSERS : [options.browser];
if (!Number.isSafeInteger(cycles) || cycles < 1 || browsers.some((one) => !BROWSERS.includes(one))) {
  console.error('soak: --cycles takes a number from 1, --browser takes chromium, firefox or both');
  process.exit(2);
}

console.log(`Each cycle: start, unlock, compare, save without a pause, kill -9. ${cycles} cycles a browser, seed ${options.seed}`);
const all = [];
for (const browser of browsers) {
  all.push(await soak({ ...options, browser, cycles, say: console.log }));
}
all.forEach((totals, at) => console.log(`\n${totals.report(browsers[at])}`));
const sum = (of) => all.reduce((total, one) => total + of(one), 0);
console.log(`\nall: lost 0 means that every save that was acknowledged was there after the kill`);
console.log(`lost ${sum((one) => one.lostIn)} of ${sum((one) => one.kills)}`);
process.exit(all.every((one) => one.good) ? 0 : 1);
