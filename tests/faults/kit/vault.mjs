// Asks the background in the place of the vault page, and compares what it shows with what was saved.
import { codeOf } from '../../browser/harness/codes.mjs';

export const PASSPHRASE = 'correct horse battery staple';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An account that nobody has yet. */
export function inventAccount(random, index) {
  const secret = [...random.bytes(32)].map((byte) => BASE32[byte & 31]).join('');
  return { issuer: `Service ${index}`, name: `person.${index}@example.com`, secret };
}

export const addRequest = ({ issuer, name, secret }) => ({
  add: [secret, issuer, name, 'totp', 'SHA1', '6', '30', ''],
});

/**
 * What the background answers: `{ view: 'open' | 'locked' | 'firstRun' | 'trouble' | 'confirm', content }` or
 * `{ failure }`. `{ silent: true }`: none came in time, or the background died over it.
 */
export async function ask(page, request, { seconds = 30 } = {}) {
  const text = await page.evaluate(
    (request, ms) =>
      Promise.race([
        (globalThis.browser ?? chrome).runtime.sendMessage(request).catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, ms)),
      ]),
    request,
    seconds * 1000,
  );
  if (typeof text !== 'string') return { silent: true };
  const answer = JSON.parse(text);
  if (answer.Err !== undefined) return { failure: answer.Err };
  if (typeof answer.Ok === 'string') return { view: answer.Ok };
  const [[view, content]] = Object.entries(answer.Ok);
  return { view, content };
}

/** The same, where only the open vault will do. Its accounts, all of them: after a change the background says which it touched. */
export async function askOpen(page, request, options) {
  const answer = await ask(page, request, options);
  if (answer.content?.changed) return askOpen(page, 'open', options);
  if (answer.view !== 'open') throw new Error(`${nameOf(request)} was answered by ${JSON.stringify(answer)}`);
  return answer.content.accounts;
}

const nameOf = (request) => (typeof request === 'string' ? request : Object.keys(request)[0]);

export const create = (page) => askOpen(page, { create: PASSPHRASE });
export const unlock = (page) => askOpen(page, { unlock: PASSPHRASE });

/**
 * Compares the accounts on view with those that must be there, in any order: `missing` are those that are not, `more` those
 * on view beside them. An account is there if its names are and its code is that of its secret, by another implementation.
 */
export function compare(shown, expected) {
  const left = new Set(shown);
  const missing = expected.filter((account) => {
    const found = [...left].find((one) => isOf(one, account));
    return !left.delete(found);
  });
  return { missing, more: [...left] };
}

export function isOf(shown, { issuer, name, secret }) {
  const timed = shown.code?.timed;
  return shown.issuer === issuer && shown.name === name && timed?.code === codeOf(secret, { at: timed.endsAt - 1 });
}
