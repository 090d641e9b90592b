// Key derivation.
import { dropped } from './dropped.js';
import * as kdf from './tools_wasm.js?kdf';

const withKdf = dropped(kdf);

/** Argon2id: the 32 bytes of a passphrase. `salt` is base64, `mKib` in KiB. */
export const stretch = (passphrase, salt, mKib, t, p) => withKdf(() => kdf.derive(passphrase, salt, mKib, t, p));

/** The 32 bytes of a recovery key as typed. It needs no stretching. */
export const recover = (text) => withKdf(() => kdf.recovery(text));
