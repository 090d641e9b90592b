// Writes judge.js: node judge.bundle.mjs OUT. zxcvbn with the beginnings of its lists, the most frequent first; whole they would
// take 0.6 MB of the package. Left out altogether: surnames, Wikipedia, diceware words, words of numbers, the keyboards other
// than qwerty, qwertz, azerty and the keypad. And what would never be the best guess: what an earlier list has in a better place.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { packed } from './judge.lists.mjs';

const require = createRequire(new URL('../../tests/browser/node_modules/', import.meta.url));
const { build } = require('esbuild');

const passwords = require('@zxcvbn-ts/language-common/src/passwords.json').slice(0, 5000);
const words = require('@zxcvbn-ts/language-en/src/commonWords.json').slice(0, 5000);
const { qwerty, qwertz, azerty, keypad } = require('@zxcvbn-ts/language-common/src/adjacencyGraphs.json');
// First names come in the order of the alphabet: those that people take for passwords are the ones to know.
const taken = new Set(require('@zxcvbn-ts/language-common/src/passwords.json'));
const names = require('@zxcvbn-ts/language-en/src/firstnames.json').filter((name) => taken.has(name));

const lists = {
  ...packed({ passwords, words, names }),
  graphs: { qwerty, qwertz, azerty, keypad },
};

await build({
  entryPoints: [fileURLToPath(new URL('judge.mjs', import.meta.url))],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: 'esm',
  charset: 'utf8',
  target: ['chrome122', 'firefox128'],
  legalComments: 'none',
  logLevel: 'error',
  banner: { js: '/*! zxcvbn-ts (https://github.com/zxcvbn-ts/zxcvbn), MIT licence */' },
  nodePaths: [fileURLToPath(new URL('../../tests/browser/node_modules/', import.meta.url))],
  plugins: [
    {
      name: 'lists',
      setup(plugin) {
        plugin.onResolve({ filter: /^lists$/ }, ({ path }) => ({ path, namespace: 'lists' }));
        plugin.onLoad({ filter: /.*/, namespace: 'lists' }, () => ({ contents: JSON.stringify(lists), loader: 'json' }));
      },
    },
  ],
});
