// Pages of our own with and without a field for a one-time code: what must be read right where no other labelled pages are.
import { languages } from './languages.mjs';
import { more } from './more.mjs';
import { products } from './products.mjs';
import { rivals } from './rivals.mjs';

/** `{name, lang, path, html, picks, channel}`; without a language: English. */
export const own = [...products, ...languages, ...rivals, ...more].map((page) => ({ lang: 'en', ...page }));
