// Pages of our own with and without a field for a one-time code: a set beside which no other is needed.
import { languages } from './languages.mjs';
import { products } from './products.mjs';
import { rivals } from './rivals.mjs';

/** `{name, lang, path, html, picks, channel}`; without a language: English. */
export const own = [...products, ...languages, ...rivals].map((page) => ({ lang: 'en', ...page }));
