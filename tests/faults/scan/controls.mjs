// Markers that are written plainly, in the ways in which a browser keeps things: a scan that does not find each of them has
// proved nothing.
import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import { distinctive, formsOfText } from './markers.mjs';

const FIELD = '<!doctype html><html lang="en"><title>Field</title><label>Field <input id="field" name="field"></label>';

/** A text in which the marker is made of parts that stand just before it: what compresses it keeps no whole one. */
const compressible = (marker) => {
  const parts = marker.match(/.{6}/g).map((part) => `${part} `.repeat(3));
  return `${'filler '.repeat(20_000)}${parts.join('')}${marker}`;
};

export class Controls {
  #texts = Object.fromEntries(['local', 'table', 'small', 'large', 'field', 'gzip', 'brotli'].map((name) => [name, distinctive()]));

  #tab;

  get forms() {
    return Object.entries(this.#texts).flatMap(([name, text]) => formsOfText(`control: ${name}`, text));
  }

  /** Routes for servePages: a field, and two answers that the browser may keep as they come, compressed. */
  get routes() {
    const cached = (encoding, compress) => ({
      type: 'text/plain',
      headers: { 'content-encoding': encoding, 'cache-control': 'max-age=3600' },
      body: compress(Buffer.from(compressible(this.#texts[encoding === 'br' ? 'brotli' : 'gzip']))),
    });
    return {
      '/field.html': { body: FIELD },
      '/gzip.txt': cached('gzip', zlib.gzipSync),
      '/brotli.txt': cached('br', zlib.brotliCompressSync),
    };
  }

  /** `page`: one of the extension's own. The tab with the field stays open. */
  async plant(session, server, page) {
    const { local, table, small, large } = this.#texts;
    await page.evaluate(write, { local, table: compressible(table), small, large: compressible(large) });
    for (const path of ['/gzip.txt', '/brotli.txt']) await (await session.openPage(server.url(path))).close();
    this.#tab = await session.openPage(server.url('/field.html'));
    await this.type();
  }

  /** Types a new marker into the field. When it is found, what was typed elsewhere before it could be found as well. */
  async type() {
    this.#texts.field = distinctive();
    await this.#tab.bringToFront();
    await this.#tab.focus('#field');
    await this.#tab.keyboard.type(` ${this.#texts.field}`);
  }

  /** The names of those not among the hits. */
  missing(hits) {
    const found = new Set(hits.map(({ of }) => of));
    return [...new Set(this.forms.map(({ of }) => of))].filter((of) => !found.has(of));
  }

  /** Which control was found only by decompressing. */
  assertDecompressed(hits, name) {
    const layers = hits.filter(({ of }) => of === `control: ${name}`).map(({ layer }) => layer);
    assert.ok(layers.length && layers.every((layer) => layer !== 'the file'), `${name} stands compressed: ${layers}`);
  }
}

/** Runs in the extension's page. */
async function write({ local, table, small, large }) {
  const store = (globalThis.browser ?? chrome).storage.local;
  await store.set({ table });
  // More than LevelDB keeps in a log (4 MiB): it makes a table of it.
  await store.set({ filler: 'filler '.repeat(900_000) });
  await store.set({ control: local });
  const done = (request, event = 'onsuccess') =>
    new Promise((resolve, reject) => {
      request[event] = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const opening = indexedDB.open('control', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('values');
  const base = await done(opening);
  const transaction = base.transaction('values', 'readwrite', { durability: 'strict' });
  transaction.objectStore('values').put({ text: small }, 'small');
  transaction.objectStore('values').put({ text: large }, 'large');
  await done(transaction, 'oncomplete');
  base.close();
}
