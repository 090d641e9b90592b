// Holds the background between two steps of a save. Nothing of the product is changed: its worker is entered as by a debugger,
// and the browser's function that ends a step (or begins the next) is wrapped so that its answer never comes.

/** The steps at which a save can be held, in the order of a save, and what has been done by then. */
export const STEPS = {
  'before storage.local': 'nothing is written',
  'after storage.local': 'storage.local has it, IndexedDB may not',
  'after reading storage.local': 'the same, read back',
  'in IndexedDB': 'the put is on its way, its transaction not complete',
  'after IndexedDB': 'both stores have it',
  'before the answer': 'both stores have it, the page does not know',
};

/**
 * The next save will be held at this step, for as long as the product has patience with a store (10 s). The promise `held` of what this
 * gives is kept when it is there.
 */
export async function pauseAt(session, step) {
  await session.inBackground(wrap, step);
  return { held: session.inBackground(() => (typeof window === 'undefined' ? globalThis : window).sixpenceHeld.then(() => true)) };
}

/** Runs in the background. */
function wrap(step) {
  // In Firefox this runs beside the background's own document, which is `window`.
  const home = typeof window === 'undefined' ? globalThis : window;
  const { storage } = home.browser ?? home.chrome;
  const never = new Promise(() => {});
  let tell;
  home.sixpenceHeld = new Promise((resolve) => (tell = resolve));
  const held = () => (tell(), never);
  const hold = (object, name, make) => {
    const real = object[name];
    object[name] = function (...given) {
      return make(() => real.apply(this, given), this, given);
    };
  };
  const ofVault = (store) => store.name === 'vault' || [...(store.objectStoreNames ?? [])].includes('vault');
  // Ours is the first listener, so that nobody else hears of it.
  const silence = (target, type) => target.addEventListener(type, (event) => (event.stopImmediatePropagation(), tell()));
  switch (step) {
    case 'before storage.local':
      return hold(storage.local, 'set', () => held());
    case 'after storage.local':
      return hold(storage.local, 'set', (real) => real().then(held));
    case 'after reading storage.local': {
      // What is read before the write is another question.
      let written = false;
      hold(storage.local, 'set', (real) => real().then(() => void (written = true)));
      return hold(storage.local, 'get', (real) => real().then((values) => (written ? held() : values)));
    }
    case 'in IndexedDB':
      return hold(home.IDBObjectStore.prototype, 'put', (real, store) => {
        const request = real();
        if (ofVault(store)) {
          tell();
          // A transaction does not complete while it is asked for more.
          const ask = () => (store.get('born').onsuccess = ask);
          ask();
        }
        return request;
      });
    case 'after IndexedDB':
      return hold(home.IDBDatabase.prototype, 'transaction', (real, database, [, mode]) => {
        const transaction = real();
        if (mode === 'readwrite' && ofVault(database)) silence(transaction, 'complete');
        return transaction;
      });
    case 'before the answer':
      // With each save the deadline is kept there; other things are, too.
      return hold(storage.session, 'set', (real, _, [values]) => ('clock' in values ? held() : real()));
    default:
      throw new Error(`no step ${step}`);
  }
}
