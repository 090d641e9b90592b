// Where things lie.
import { fileURLToPath } from 'node:url';

const inRepository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const root = inRepository('');
export const dist = { chromium: inRepository('dist/chrome'), firefox: inRepository('dist/firefox') };
export const pages = inRepository('tests/browser/pages');
export const planted = inRepository('tests/browser/planted');
export const target = inRepository('target');
