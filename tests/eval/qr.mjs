// Reads every picture of a labelled folder, in the extension's own wasm in Chromium or (`native`) in the same code compiled
// for this machine.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { launchChromium } from '../browser/harness/chromium.mjs';
import * as paths from '../browser/harness/paths.mjs';

const TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp' };

/** `{file, texts, ms}` of each file. */
export const readPictures = (files, { native }) => (native ? readNatively(files) : readInChromium(files));

function readNatively(files) {
  const cargo = ['run', '--quiet', '--locked', '--release', '--example', 'read_pictures', '--', ...files];
  const lines = execFileSync('cargo', cargo, { cwd: paths.root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return lines.trim().split('\n').map((line) => JSON.parse(line));
}

async function readInChromium(files) {
  const session = await launchChromium();
  try {
    const page = await session.extensionPage('vault.html');
    const picks = [];
    for (const file of files) {
      const base64 = readFileSync(file, 'base64');
      picks.push({ file, ...(await page.evaluate(readInPage, base64, TYPES[extname(file).toLowerCase()])) });
    }
    return picks;
  } finally {
    await session.close();
  }
}

/** In a page of the extension: as hands.js does, without the pauses for others. */
async function readInPage(base64, type) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const scanner = await import('/scanner_wasm.js');
  await scanner.default();
  try {
    const start = performance.now();
    const search = new scanner.PictureSearch(width, height, data);
    while (search.step(performance.now()));
    return { texts: search.texts(), ms: performance.now() - start };
  } finally {
    scanner.__wbg_reset_state();
  }
}

/** Which pictures the labels name below this folder: the labels lie in it or above it. */
export function labelledPictures(folder) {
  for (const base of [folder, join(folder, '..')]) {
    let labels;
    try {
      labels = JSON.parse(readFileSync(join(base, 'labels.json'), 'utf8'));
    } catch {
      continue;
    }
    return labels.map((label) => ({ ...label, path: join(base, label.file) })).filter(({ path }) => path.startsWith(join(folder, '/')));
  }
  throw new Error(`no labels.json in ${folder} or above it`);
}

/** The score of each category, and of all: a code counts when its text is the label's. */
export function scoreOf(labels, picks) {
  const scores = {};
  labels.forEach(({ category, file, texts }, at) => {
    const read = picks[at];
    const missed = texts.filter((text) => !read.texts.includes(text));
    const wrong = read.texts.filter((text) => !texts.includes(text));
    for (const name of [category, 'all']) {
      const score = (scores[name] ??= { found: 0, present: 0, wrong: 0, ms: [], missedIn: [] });
      score.found += texts.length - missed.length;
      score.present += texts.length;
      score.wrong += wrong.length;
      score.ms.push(read.ms);
      if (missed.length + wrong.length > 0) score.missedIn.push(file);
    }
  });
  return scores;
}
