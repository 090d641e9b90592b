// What `./build.sh eval forms` prints.
import { basename } from 'node:path';
import { median, quantile } from '../browser/bench/table.mjs';
import { labelledForms, readForms } from './forms.mjs';
import { scoreOf } from './forms-score.mjs';

const share = (number) => number.toFixed(3);

/** Prints how well the fields of a folder are found; gives what was picked. */
export async function evalForms(folder) {
  const labels = labelledForms(folder);
  const read = await readForms(labels);
  const score = scoreOf(labels, read);
  console.log(`${labels.length} pages, ${score.wanted} fields or rows that want a code`);
  console.log(`precision ${share(score.precision)}   recall ${share(score.recall)}   F1 ${share(score.f1)}   (${score.hit} hit, ${score.wrong} wrong)`);
  console.log(`rows complete ${score.rowsComplete} of ${score.rows}`);
  const named = Object.values(score.confusion).reduce((sum, count) => sum + count, 0);
  console.log(`channel right ${score.channels} of ${named} (${share(score.channels / (named || 1))})`);
  const ms = read.map((page) => page.ms);
  console.log(`sensing and classifying: median ${median(ms).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms a page`);
  const sure = read.flatMap(({ groups, labels }) => groups.filter((group) => group.sure).map((group) => isRight(group, labels)));
  console.log(`sure enough to be filled unasked: ${sure.filter(Boolean).length} right, ${sure.filter((right) => !right).length} wrong`);
  console.log('pages hit of those without any, by category:');
  for (const [category, { pages, hit }] of Object.entries(score.negatives).sort()) console.log(`  ${category.padEnd(36)} ${hit} of ${pages}`);
  for (const [title, files] of [['missed', score.missed], ['wrong', score.wrongIn], ['channel', score.misnamed]]) {
    for (const file of files) console.log(`${title}: ${file}`);
  }
  return read.map(({ file, ms: took, targets }) => ({ file, ms: took, targets }));
}

const isRight = ({ inputs }, { wanted, free }) => inputs.some((input) => wanted.flat().includes(input) || free.includes(input));

/** Prints what is thought of each field of one page. */
export async function explainForm(folder, file) {
  const pages = labelledForms(folder).filter((page) => page.file === basename(file));
  if (pages.length === 0) throw new Error(`${file} is not among the labels of ${folder}`);
  for (const { groups, labels } of await readForms(pages)) {
    console.log(`labelled: ${JSON.stringify(labels.wanted)}, not counted: ${JSON.stringify(labels.free)}`);
    for (const { inputs, taken, sure, score, rivals, channel, reasons } of groups) {
      console.log(`\ninput ${inputs.join(', ')}: ${taken ? `a code, by ${channel}${sure ? ', sure' : ''}` : 'no code'}`);
      console.log(`  code ${String(score).padStart(4)}`);
      for (const [reason, points] of reasons) console.log(`       ${String(points).padStart(4)}  ${reason}`);
      for (const [kind, points] of rivals.toSorted((a, b) => b[1] - a[1])) console.log(`  ${kind} ${points}`);
    }
  }
}
