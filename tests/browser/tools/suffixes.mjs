// Makes extension/suffixes/list.txt out of the public suffix list: node suffixes.mjs public_suffix_list.dat
// src/matching/suffixes.rs says what the file looks like. Two trees instead of 10,000 lines: 34 KB in an archive, not 44.
import { readFile, writeFile } from 'node:fs/promises';
import { domainToASCII } from 'node:url';

const OUT = new URL('../../../extension/suffixes/list.txt', import.meta.url);

// A rule as [labels from the top, whether it is an exception], its labels in punycode.
function ruleOf(line) {
  const exception = line.startsWith('!');
  const labels = line.slice(exception ? 1 : 0).split('.').reverse();
  const plain = labels.map((label) => (/^[\x20-\x7e]+$/.test(label) ? label.toLowerCase() : domainToASCII(label)));
  const starred = plain.indexOf('*');
  if (plain.some((label) => !/^(\*|[a-z0-9_-]+)$/.test(label)) || (starred >= 0 && starred < plain.length - 1)) {
    throw new Error(`not a rule that is understood: ${line}`);
  }
  return [plain, exception];
}

function grow(rules) {
  const root = { below: new Map(), mark: '?' };
  for (const [labels, exception] of rules) {
    let node = root;
    for (const label of labels) {
      if (!node.below.has(label)) node.below.set(label, { below: new Map(), mark: '?' });
      node = node.below.get(label);
    }
    node.mark = exception ? '!' : '';
  }
  return root;
}

function write(node) {
  const names = [...node.below.keys()].sort((a, b) => (a < b ? -1 : 1));
  const texts = names.map((name) => {
    const { below, mark } = node.below.get(name);
    return name + mark + (below.size > 0 ? `(${write(node.below.get(name))})` : '');
  });
  return texts.join(',');
}

const source = await readFile(process.argv[2], 'utf8');
const version = /^\/\/ VERSION: (\d{4}-\d{2}-\d{2})/m.exec(source)?.[1];
const sections = source.split('===BEGIN PRIVATE DOMAINS===');
if (!version || sections.length !== 2) throw new Error('not the public suffix list');
const linesOf = (text) => text.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('//'));
const trees = sections.map((section) => linesOf(section).map(ruleOf));
const counts = trees.map((rules) => rules.length);
await writeFile(OUT, `${version} ${counts.join(' ')}\n${trees.map((rules) => write(grow(rules))).join('\n')}\n`);
console.log(`${version}: ${counts.join(' + ')} rules`);
