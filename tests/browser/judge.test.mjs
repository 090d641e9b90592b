// The judge of passphrases as it is shipped: bundled, with the lists cut short.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packed, unpacked } from '../../src/passphrase/judge.lists.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sixpence-judge-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'judge.mjs');
execFileSync('node', [fileURLToPath(new URL('../../src/passphrase/judge.bundle.mjs', import.meta.url)), file]);
const { judge } = await import(pathToFileURL(file));
const own = ['sixpence', 'alice'];

test('what people make up is guessed, and said why', () => {
  const known = {
    password: 'topTen',
    qwertyuiop: 'topHundred',
    aaaaaaaa: 'simpleRepeat',
    abcdefgh: 'sequences',
    '11/24/2026': 'dates',
    drowssap: 'similarToCommon',
    'P4ssw0rd!': 'similarToCommon',
  };
  for (const [passphrase, warning] of Object.entries(known)) {
    const estimate = judge(passphrase, own);
    assert.equal(estimate.warning, warning, passphrase);
    assert.ok(estimate.guessesLog10 < 8, passphrase);
  }
  for (const weak of ['michael1987', 'sixpence sixpence', 'alice alice', 'Tr0ub4dor&3', 'x'.repeat(300)]) {
    assert.ok(judge(weak, own).guessesLog10 < 12, weak);
  }
});

test('several words and long random characters are enough', () => {
  for (const good of ['correct horse battery staple', 'abandon zoo legal ability rough about', 'kx7#mQ2pLw9zR']) {
    const { guessesLog10, warning } = judge(good, own);
    assert.ok(guessesLog10 >= 12, `${good}: ${guessesLog10}`);
    assert.equal(warning, null);
  }
});

test('a word that belongs to the user is worth less', () => {
  assert.ok(judge('sixpenceuser', ['sixpenceuser']).guessesLog10 + 3 < judge('sixpenceuser', []).guessesLog10);
});

test('a packed list has each word about where it was, unless an earlier list has it in a better place', () => {
  const made = (letter, count) => Array.from({ length: count }, (_, at) => `${letter}${((at * 7919) % count).toString(36)}`);
  const lists = { first: made('x', 3000), second: [...made('y', 1000), 'x5', 'x6', ...made('z', 500)], third: ['only'] };
  lists.second.splice(200, 0, lists.first[150], lists.first[2900]);
  const read = unpacked(packed(lists));
  for (const [name, list] of Object.entries(lists)) {
    assert.equal(read[name].length, list.length);
    list.forEach((word, place) => {
      const other = name === 'second' ? lists.first.indexOf(word) : -1;
      if (other >= 0 && other <= place) return assert.ok(!read[name].includes(word), word);
      const found = read[name].indexOf(word);
      if (place < 128) assert.equal(found, place);
      else assert.ok(found >= place / 2 && found <= place * 2, `${word}: ${place}, ${found}`);
    });
    const kept = read[name].filter(Boolean);
    assert.equal(new Set(kept).size, kept.length);
    assert.ok(kept.every((word) => list.includes(word)));
  }
});

test('it takes at most 48 KB of the package', () => {
  assert.ok(gzipSync(readFileSync(file), { level: 9 }).length <= 48 * 1024);
});
