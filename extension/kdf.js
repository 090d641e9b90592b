// Key derivation in an instance that is dropped afterwards: a wasm memory never shrinks, and what leads to a key is to be
// gone. One after the other: to drop the instance takes it from whoever else is using it.
import init, * as kdf from './kdf_wasm.js';

let last = Promise.resolve();

function alone(work) {
  const own = last.then(async () => {
    await init();
    try {
      return work();
    } finally {
      kdf.__wbg_reset_state();
    }
  });
  last = own.catch(() => {});
  return own;
}

/** Argon2id: the 32 bytes of a passphrase. `salt` is base64, `mKib` in KiB. */
export const stretch = (passphrase, salt, mKib, t, p) => alone(() => kdf.derive(passphrase, salt, mKib, t, p));

/** The 32 bytes of a recovery key as typed. It needs no stretching. */
export const recover = (text) => alone(() => kdf.recovery(text));
