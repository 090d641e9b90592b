// The pages that are made with React or Vue, bundled from tests/browser/pages/NAME.jsx as NAME.bundle.js.
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as paths from './paths.mjs';

const bundles = new Map();

const define = {
  'process.env.NODE_ENV': '"development"',
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
};

/** The bundle that this path asks for, if it asks for one. */
export function bundleFor(pathname) {
  const name = pathname.match(/^\/(.+)\.bundle\.js$/)?.[1];
  if (!name) return undefined;
  if (!bundles.has(name)) {
    const entryPoints = [join(paths.pages, `${name}.jsx`)];
    const options = { entryPoints, bundle: true, write: false, jsx: 'automatic', logLevel: 'error', define };
    bundles.set(name, buildSync(options).outputFiles[0].text);
  }
  return bundles.get(name);
}
