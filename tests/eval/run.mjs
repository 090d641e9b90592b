// What ./build.sh eval runs: scores the real code on a labelled folder and writes down what was picked.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as paths from '../browser/harness/paths.mjs';
import { explainForm, evalForms } from './forms-report.mjs';
import { labelledPictures, readPictures, scoreOf } from './qr.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { native: { type: 'boolean', default: false }, out: { type: 'string' }, explain: { type: 'string' } },
});
const [kind, folder] = positionals;
const kinds = { qr: evalPictures, forms: evalForms };
if (!Object.hasOwn(kinds, kind) || !folder || positionals.length > 2) {
  console.error('eval: qr DIR [--native] [--out FILE], or forms DIR [--explain FILE] [--out FILE]');
  process.exit(2);
}
if (kind === 'forms' && options.explain) await explainForm(folder, options.explain);
else write(`eval-${kind}.json`, await kinds[kind](folder, options));

/** Prints the scores of a folder of pictures; gives what was read. */
async function evalPictures() {
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
  return picks.map((pick, at) => ({ ...pick, file: labels[at].file }));
}

/** Beside the folder, unless told otherwise or that cannot be written to. */
function write(name, picks) {
  const text = `${JSON.stringify(picks, undefined, 1)}\n`;
  const beside = join(resolve(folder), '..', name);
  let out = options.out ?? beside;
  try {
    if (!options.out && !existsSync(resolve(folder))) throw new Error('there is no such folder');
    writeFileSync(out, text);
  } catch (error) {
    if (options.out) throw error;
    out = join(paths.root, 'target', name);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text);
    console.log(`${beside} cannot be written (${error.code ?? error.message}); --out FILE names another place`);
  }
  console.log(`picks: ${out}`);
}
