// What ./build.sh eval runs: scores the real code on a labelled folder and writes down what was picked.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { labelledPictures, readPictures, scoreOf } from './qr.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { native: { type: 'boolean', default: false }, out: { type: 'string' } },
});
const [kind, folder] = positionals;
if (kind !== 'qr' || !folder || positionals.length > 2) {
  console.error('eval: qr DIR [--native] [--out FILE]');
  process.exit(2);
}

const labels = labelledPictures(resolve(folder));
const picks = await readPictures(labels.map(({ path }) => path), options);
const { all, ...categories } = scoreOf(labels, picks);

const at = (sorted, part) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
for (const [name, { found, present, wrong, ms }] of [...Object.entries(categories).sort(), ['all', all]]) {
  const sorted = ms.toSorted((a, b) => a - b);
  const count = `${found} of ${present}`.padStart(12);
  console.log(`${name.padEnd(12)} ${count}   wrong ${wrong}   median ${at(sorted, 0.5)} ms, longest ${at(sorted, 1)} ms`);
}
for (const file of all.missedIn) console.log(`not as labelled: ${file}`);

const out = options.out ?? join(resolve(folder), '..', 'eval-qr.json');
writeFileSync(out, `${JSON.stringify(picks.map((pick, at) => ({ ...pick, file: labels[at].file })), undefined, 1)}\n`);
console.log(`picks: ${out}`);
