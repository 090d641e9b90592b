// How picks compare with labels: one field, or one row of boxes, is one target; see the labels' own account of the rules.

/**
 * `labels`: the labelled pages; `read`: for each `{targets: [{inputs, channel}], labels: {wanted, free}}`. A target is hit when one
 * of its boxes is picked; a run of adjacent wrong inputs is one false hit.
 */
export function scoreOf(labels, read) {
  const score = { hit: 0, wanted: 0, wrong: 0, rows: 0, rowsComplete: 0, channels: 0, missed: [], wrongIn: [], misnamed: [], negatives: {}, confusion: {} };
  labels.forEach((label, at) => {
    const { targets, labels: { wanted, free } } = read[at];
    const picked = new Set(targets.flatMap(({ inputs }) => inputs));
    for (const boxes of wanted) {
      const isHit = boxes.some((box) => picked.has(box));
      const isComplete = boxes.every((box) => picked.has(box));
      score.wanted += 1;
      score.hit += isHit;
      if (boxes.length > 1) [score.rows, score.rowsComplete] = [score.rows + 1, score.rowsComplete + isComplete];
      if (!isHit || !isComplete) score.missed.push(label.file + (isHit ? ' (not complete)' : ''));
      if (isHit) judgeChannel(score, label, targets.find(({ inputs }) => boxes.some((box) => inputs.includes(box))).channel);
    }
    const right = new Set([...wanted.flat(), ...free]);
    const wrong = [...picked].filter((input) => !right.has(input)).sort((a, b) => a - b);
    const runs = wrong.filter((input, i) => i === 0 || input !== wrong[i - 1] + 1).length;
    score.wrong += runs;
    if (runs) score.wrongIn.push(label.file);
    if (!wanted.length && label.negative_category) {
      const category = (score.negatives[label.negative_category] ??= { pages: 0, hit: 0 });
      category.pages += 1;
      category.hit += runs > 0;
    }
  });
  const precision = score.hit / (score.hit + score.wrong || 1);
  const recall = score.hit / (score.wanted || 1);
  return { ...score, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function judgeChannel(score, label, channel) {
  if (!label.channel) return;
  const key = `${label.channel} as ${channel}`;
  score.confusion[key] = (score.confusion[key] ?? 0) + 1;
  // Where a page does not say how its code comes, an app is meant (labels.json).
  if (channel === label.channel || (label.channel === 'totp' && channel === 'unknown')) score.channels += 1;
  else score.misnamed.push(`${label.file}: ${key}`);
}
