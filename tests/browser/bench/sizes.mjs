// How large the extension is. There is no peer; the share of the budget stands in the column of the ratio.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as paths from '../harness/paths.mjs';

const KB = 1024;
// src/bin/pack/checks.rs holds the build to the same.
const BUDGETS = { 'popup_wasm_bg.wasm': 250 * KB, 'background_wasm_bg.wasm': 250 * KB, 'scanner_wasm_bg.wasm': 700 * KB, 'content.js': 10 * KB };
const ARCHIVE_BUDGET = 1100 * KB;

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function sizeRow(what, bytes, budget) {
  const share = budget ? [`${((100 * bytes) / budget).toFixed(1)} %`, `<= ${budget / KB} KB`] : ['', ''];
  return [what, kb(bytes), '', ...share];
}

/** The archive for a store, which ./build.sh bench packs first. */
const archiveRow = (browser) =>
  sizeRow(`archive for ${browser}`, statSync(join(paths.target, 'package', `sixpence-${browser}.zip`)).size, ARCHIVE_BUDGET);

export function sizes() {
  const names = readdirSync(paths.dist.chromium).filter((name) => name.endsWith('.wasm') || name in BUDGETS);
  const missing = Object.keys(BUDGETS).filter((name) => !names.includes(name));
  if (missing.length) throw new Error(`dist/chrome has no ${missing.join(', ')}`);
  const size = (name) => statSync(join(paths.dist.chromium, name)).size;
  return [
    ...names.map((name) => sizeRow(name, size(name), BUDGETS[name])),
    archiveRow('chrome'),
    archiveRow('firefox'),
  ];
}
