// How many guesses a passphrase withstands, by zxcvbn. Bundled into judge.js by judge.bundle.mjs; what that means for the user
// is decided in judge.rs.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { graphs, names, passwords, words } from 'lists';
import { unpacked } from './judge.lists.mjs';

const zxcvbn = new ZxcvbnFactory({ dictionary: unpacked({ passwords, words, names }), graphs });

/** `own`: words that somebody who knows the user would try first. `warning` and `suggestions` are zxcvbn's names for them. */
export function judge(passphrase, own) {
  const { guessesLog10, feedback } = zxcvbn.check(passphrase, own);
  return { guessesLog10, warning: feedback.warning, suggestions: feedback.suggestions };
}
