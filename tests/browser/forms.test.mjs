// The pages in tests/eval/own, read by the extension's sensor and classifier: each with its reasons, so none may go wrong.
import assert from 'node:assert/strict';
import { before, describe } from 'node:test';
import { labelledForms, readForms } from '../eval/forms.mjs';
import { scoreOf } from '../eval/forms-score.mjs';
import { test } from './harness/test.mjs';

describe('the pages of our own', () => {
  let score;
  let read;
  before(async () => {
    const labels = labelledForms('own');
    read = await readForms(labels);
    score = scoreOf(labels, read);
  }, { timeout: 120_000 });

  test('every field and row that wants a code is found, whole', () => {
    assert.deepEqual(score.missed, []);
    assert.ok(score.wanted >= 90 && score.rowsComplete >= 11, `${score.wanted}, ${score.rowsComplete}`);
  });

  test('and no other field', () => assert.deepEqual(score.wrongIn, []));

  test('with the way in which the code comes', () => assert.deepEqual(score.misnamed, []));

  test('what is sure enough to be filled unasked is right, and most is', () => {
    const sure = read.flatMap(({ groups, labels }) => groups.filter((group) => group.sure).map(({ inputs }) => labels.wanted.flat().includes(inputs[0])));
    assert.ok(sure.every(Boolean));
    assert.ok(sure.length >= 0.8 * score.wanted, `${sure.length} of ${score.wanted}`);
  });
});
