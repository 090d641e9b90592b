// How large the extension is. There is no peer; the share of the budget stands in the column of the ratio.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import * as paths from '../harness/paths.mjs';

const KB = 1024;
// src/bin/pack/checks.rs holds the build to the same.
const BUDGETS = { 'popup_wasm_bg.wasm': 250 * KB, 'background_wasm_bg.wasm': 250 * KB, 'scanner_wasm_bg.wasm': 700 * KB, 'content.js': 10 * KB };
const ARCHIVE_BUDGET = 900 * KB;

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function sizeRow(what, bytes, budget) {
  const share = budget ? [`${((100 * bytes) / budget).toFixed(1)} %`, `<= ${budget / KB} KB`] : ['', ''];
  return [what, kb(bytes), '', ...share];
}

/** The files of a directory and below, by their paths in it. */
const filesIn = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The archive for a store: the packed one if it is of this build, else as large as `dist` would be. */
function archiveRow(browser, dist) {
  const files = filesIn(dist);
  const packed = archiveOf(browser);
  const newest = Math.max(...files.map((file) => statSync(file).mtimeMs));
  return packed && statSync(packed).mtimeMs >= newest
    ? sizeRow(`archive for ${browser} (packed)`, statSync(packed).size, ARCHIVE_BUDGET)
    : sizeRow(`archive for ${browser} (dist, deflated)`, zippedSize(dist, files), ARCHIVE_BUDGET);
}

function archiveOf(browser) {
  const dir = join(paths.target, 'package');
  const name = existsSync(dir) && readdirSync(dir).find((name) => name.includes(browser) && name.endsWith('.zip'));
  return name && join(dir, name);
}

/** Bytes of a zip archive: before each file 30 and its name, in the directory 46 and its name, 22 at the end. */
function zippedSize(dist, files) {
  const entry = (file) => 30 + 46 + 2 * (file.length - dist.length - 1) + deflateRawSync(readFileSync(file), { level: 9 }).length;
  return files.reduce((sum, file) => sum + entry(file), 22);
}

export function sizes() {
  const names = readdirSync(paths.dist.chromium).filter((name) => name.endsWith('.wasm') || name in BUDGETS);
  const missing = Object.keys(BUDGETS).filter((name) => !names.includes(name));
  if (missing.length) throw new Error(`dist/chrome has no ${missing.join(', ')}`);
  const size = (name) => statSync(join(paths.dist.chromium, name)).size;
  return [
    ...names.map((name) => sizeRow(name, size(name), BUDGETS[name])),
    archiveRow('chrome', paths.dist.chromium),
    archiveRow('firefox', paths.dist.firefox),
  ];
}
