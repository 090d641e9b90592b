// Numbers to text.

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

/** The value that a share of the numbers does not exceed (nearest rank). */
export const quantile = (numbers, share) => sorted(numbers)[Math.max(0, Math.ceil(share * numbers.length) - 1)];

export const median = (numbers) => quantile(numbers, 0.5);

export const ms = (number) => `${number.toFixed(number < 10 ? 1 : 0)} ms`;

/** Median, least and most of some milliseconds. */
export const spread = (numbers) =>
  `${ms(median(numbers))} (${ms(Math.min(...numbers))}, ${ms(Math.max(...numbers))})`;

export const ratio = (ours, peers) => (ours / peers).toFixed(2);

/** A row whose figures are medians. */
export const timesRow = (what, ours, peers, figure = '') => [
  what,
  spread(ours),
  spread(peers),
  ratio(median(ours), median(peers)),
  figure,
];

/** Lines of columns, as wide as their widest cell. */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join(' | ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('-|-'), ...rows.map(line)].join('\n');
}
