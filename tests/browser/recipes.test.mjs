// Which files are read for which site: the list of hosts, once, and the one recipe of an exact host over https.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const FOLDER = new URL('../../extension/recipes/', import.meta.url);

/** A fresh copy of the module, with an extension that has these files; what it has read. */
async function loaded(files) {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    const name = address.replace(/^recipes\//, '');
    if (!files) return { text: () => readFile(new URL(name, FOLDER), 'utf8') };
    if (!Object.hasOwn(files, name)) throw new TypeError('no such file');
    return { text: async () => files[name] };
  };
  const { recipeFor } = await import(`../../extension/recipes.js?${Math.random()}`);
  return { recipeFor, asked };
}

test('the recipe of an exact host over https, and no other file', async () => {
  const { recipeFor, asked } = await loaded();
  for (const origin of ['https://example.com', 'http://github.com', 'https://gist.github.com', 'https://github.com:8443', 'https://constructor', 'no origin', undefined]) {
    assert.equal(await recipeFor(origin), null, origin);
  }
  assert.deepEqual(asked, ['recipes/index.json']);
  const text = await recipeFor('https://github.com');
  assert.deepEqual(JSON.parse(text).hosts, ['github.com']);
  assert.equal(await recipeFor('https://github.com'), text);
  assert.deepEqual(asked, ['recipes/index.json', 'recipes/github.json'], 'each once');
});

test('without the files the assistant does without', async () => {
  assert.equal(await (await loaded({})).recipeFor('https://github.com'), null);
  assert.equal(await (await loaded({ 'index.json': '{' })).recipeFor('https://github.com'), null);
  assert.equal(await (await loaded({ 'index.json': '{"github.com":"gone.json"}' })).recipeFor('https://github.com'), null);
});
