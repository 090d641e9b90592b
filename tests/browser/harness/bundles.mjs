// The pages that are made with a framework, bundled from tests/browser/pages/NAME.jsx as NAME.bundle.js.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as paths from './paths.mjs';

const bundles = new Map();

const define = {
  'process.env.NODE_ENV': '"development"',
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
};

/** Components and modules with runes, of the pages and of libraries that come as sources. */
const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte(\.js)?$/ }, async ({ path: filename }) => {
      const { compile, compileModule } = await import('svelte/compiler');
      const source = await readFile(filename, 'utf8');
      const options = { filename, generate: 'client', dev: false };
      const { js } = filename.endsWith('.js') ? compileModule(source, options) : compile(source, { ...options, css: 'injected' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** The bundle that this path asks for, if it asks for one. */
export function bundleFor(pathname) {
  const name = pathname.match(/^\/(.+)\.bundle\.js$/)?.[1];
  const entry = name && join(paths.pages, `${name}.jsx`);
  if (!name || !existsSync(entry)) return undefined;
  if (!bundles.has(name)) {
    const options = {
      entryPoints: [entry], bundle: true, write: false, jsx: 'automatic', logLevel: 'error', define,
      plugins: [svelte], conditions: ['svelte'], loader: { '.css': 'text' },
    };
    bundles.set(name, build(options).then(({ outputFiles: [file] }) => file.text));
  }
  return bundles.get(name);
}
