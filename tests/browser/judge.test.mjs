// The judge of passphrases as it is shipped: bundled, with the lists cut short.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

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

test('it takes at most 60 KB of the package', () => {
  assert.ok(gzipSync(readFileSync(file), { level: 9 }).length <= 60 * 1024);
});
