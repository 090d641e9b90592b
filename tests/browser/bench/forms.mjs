// How many code fields of labelled pages are found, beside two plain rules over the same facts of the same pages. Those have no
// times: they would be next to nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labelledForms, readForms } from '../../eval/forms.mjs';
import { scoreOf } from '../../eval/forms-score.mjs';
import * as paths from '../harness/paths.mjs';
import { median, ms, quantile, table } from './table.mjs';

/** The labelled pages are not part of this repository: their texts belong to their sites. */
const FOLDER = join(process.env.SIXPENCE_CORPORA ?? join(paths.root, '../shared/corpora'), 'forms');

const hasToken = ({ autocomplete }) => autocomplete.toLowerCase().split(/\s+/).includes('one-time-code');

// A rule of our own over what browsers have been seen to look for, in English: https://source.chromium.org, kOneTimePwdRe.
const BOUNDED = /(?:^|[^a-z])(?:otp|otc|totp|sms|2fa|mfa)(?:[^a-z]|$)/;
const COMPANIONS = /one.?time|(?:otp|otc|totp|sms|2fa|mfa).?(?:code|token|input|pin|login|verif\w*)|(?:input|login|verif\w*).?(?:otp|otc|totp|sms|2fa|mfa)|verif(?:y|ication)?.?code|(?:second|two|2).?factor|wfls-token|email_code/;
const matches = (text) => BOUNDED.test(text) || COMPANIONS.test(text);

const RULES = {
  'a browser’s regular expression': (field) =>
    hasToken(field) || [field.name, field.id, field.label, field.placeholder].some((text) => matches(text.toLowerCase())),
  'autocomplete="one-time-code" only': hasToken,
};

/** The table, or why there is none. */
export async function measureForms() {
  if (!existsSync(join(FOLDER, 'labels.json'))) return `code fields: skipped, no labelled pages in ${FOLDER} (SIXPENCE_CORPORA names another place)`;
  const pages = labelledForms(FOLDER);
  const picks = Object.fromEntries(Object.keys(RULES).map((rule) => [rule, []]));
  const ours = await readForms(pages, (page, { facts, places }, labels) => {
    const usable = facts.fields.filter((field) => field.visible && field.enabled && !field.readOnly);
    for (const [name, rule] of Object.entries(RULES)) {
      const targets = usable.filter(rule).map((field) => ({ inputs: [places[field.field]], channel: 'unknown' }));
      picks[name].push({ targets, labels });
    }
  });
  const times = ours.map((page) => page.ms);
  const rows = [
    row('ours', scoreOf(pages, ours), `${ms(median(times))}, p95 ${ms(quantile(times, 0.95))}`),
    ...Object.entries(picks).map(([name, read]) => row(name, scoreOf(pages, read), '')),
    ['figure to hold', '>= .97', '>= .95', '', 'all', '', '<= 2 ms, p95 <= 10 ms'],
  ];
  return table(['code fields', 'precision', 'recall', 'F1', 'rows complete', 'pages hit that have none', 'time a page'], rows);
}

function row(name, score, time) {
  const categories = Object.values(score.negatives);
  const sum = (key) => categories.reduce((all, category) => all + category[key], 0);
  const share = (number) => number.toFixed(3);
  return [name, share(score.precision), share(score.recall), share(score.f1), `${score.rowsComplete} of ${score.rows}`, `${sum('hit')} of ${sum('pages')}`, time];
}
