// How many codes of the labelled pictures are read, and how fast, beside three readers from npm: the same pixels, in one page.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { labelledPictures, scoreOf } from '../../eval/qr.mjs';
import * as paths from '../harness/paths.mjs';
import { servePages } from '../harness/server.mjs';
import { median, ms, ratio } from './table.mjs';

const READERS = ['sixpence', 'zxing', 'jsQR', 'qr'];
const CORPORA = process.env.SIXPENCE_CORPORA ?? join(paths.root, '..', 'shared', 'corpora');
const resolve = createRequire(import.meta.url).resolve;

function bundle() {
  const entryPoints = [fileURLToPath(new URL('pictures/page.js', import.meta.url))];
  const external = ['/scanner_wasm.js'];
  const built = buildSync({ entryPoints, external, bundle: true, format: 'esm', write: false, logLevel: 'error' });
  return built.outputFiles[0].text;
}

function serve() {
  const script = 'text/javascript; charset=utf-8';
  const file = (path, type) => ({ type, body: readFileSync(path) });
  const dist = (name) => join(paths.dist.chromium, name);
  return servePages({
    root: CORPORA,
    routes: {
      '/readers.html': { body: '<!doctype html><script type="module" src="/readers.js"></script>' },
      '/readers.js': { type: script, body: bundle() },
      '/scanner_wasm.js': file(dist('scanner_wasm.js'), script),
      '/scanner_wasm_bg.wasm': file(dist('scanner_wasm_bg.wasm'), 'application/wasm'),
      '/zxing_reader.wasm': file(resolve('zxing-wasm/reader/zxing_reader.wasm'), 'application/wasm'),
    },
  });
}

/** Rows of the table: what, ours, each peer, the ratio to zxing-wasm, the figure to hold. */
export async function measurePictures(browser) {
  const server = await serve();
  const page = await browser.newPage();
  try {
    await page.goto(server.url('/readers.html'));
    await page.waitForFunction(() => globalThis.readNothing);
    const rows = existsSync(join(CORPORA, 'qr')) ? await measureCorpora(page) : [['no corpora: set SIXPENCE_CORPORA', '', '', '', '', '', '']];
    // The first is not counted: code that runs for the first time is compiled meanwhile.
    for (const [name, width, height] of [['', 1920, 1080], ['nothing there, 1080p', 1920, 1080], ['nothing there, 4K', 3840, 2160]]) {
      const read = await page.evaluate((width, height) => readNothing(width, height), width, height);
      if (name) rows.push(timesRow(name, (reader) => [read[reader].ms], '<= 1.5 s'));
    }
    return rows;
  } finally {
    await page.close();
    await server.close();
  }
}

async function measureCorpora(page) {
  const rows = [];
  for (const [folder, figure] of [['generated', '>= 231 of 233'], ['zxing', '>= zxing-wasm + 2']]) {
    const labels = labelledPictures(join(CORPORA, 'qr', folder));
    const reads = [];
    for (const { path } of labels) reads.push(await page.evaluate((path) => readPicture(path), path.slice(CORPORA.length)));
    const scores = Object.fromEntries(READERS.map((reader) => [reader, scoreOf(labels, reads.map((read) => read[reader]))]));
    const count = ({ all }) => `${all.found} of ${all.present}${all.wrong ? `, ${all.wrong} wrong` : ''}`;
    rows.push([`codes of qr/${folder}`, ...READERS.map((reader) => count(scores[reader])), '', figure]);
    for (const [name, category, figure] of [['1080p', 'shot1080', '<= 60 ms and zxing-wasm'], ['4K', 'shot4k', '<= 200 ms']]) {
      if (scores.sixpence[category]) rows.push(timesRow(`a code in a screen of ${name}`, (reader) => scores[reader][category].ms, figure));
    }
    rows.push(timesRow(`a picture of qr/${folder}`, (reader) => scores[reader].all.ms));
  }
  return rows;
}

function timesRow(what, timesOf, figure = '') {
  const medians = READERS.map((reader) => median(timesOf(reader)));
  return [what, ...medians.map(ms), ratio(medians[0], medians[1]), figure];
}
