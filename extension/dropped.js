// A wasm instance that is loaded for one piece of work and dropped with all that its memory holds: a wasm memory never
// shrinks, and what was decrypted or read in it is to be gone.

/**
 * Gives a function that lets `work` use the module of which this is the glue. One after the other: to drop the instance takes
 * it from whoever else is using it.
 */
export function dropped({ default: init, __wbg_reset_state: drop }) {
  let last = Promise.resolve();
  return (work) => {
    const own = last.then(async () => {
      await init();
      try {
        return await work();
      } finally {
        drop();
      }
    });
    last = own.catch(() => {});
    return own;
  };
}
