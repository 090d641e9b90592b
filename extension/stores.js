// The two stores of the vault: `storage.local` ("main") and IndexedDB ("mirror"). Only JavaScript reaches IndexedDB
// without kilobytes of bindings. Nothing is decided here: what to write where is said by the wasm, see
// src/browser/stores.rs, and src/vault/FORMAT.md ("Places") for what lies where.

const SLOTS = ['v0', 'v1'];
/** A store that has not answered by then counts as failing, in milliseconds. */
const PATIENCE_MS = 10_000;
const DAY_MS = 86_400_000;
/** How long what was put aside is kept, in milliseconds. */
const ASIDE_MS = 30 * DAY_MS;
/** How many days with a save have a snapshot. */
const DAYS = 7;

const local = () => globalThis.browser.storage.local;

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store does not answer')), PATIENCE_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database() {
  const opening = indexedDB.open('sixpence', 1);
  opening.onupgradeneeded = () => ['vault', 'snapshots', 'aside'].forEach((name) => opening.result.createObjectStore(name));
  return settled(opening);
}

/** One transaction. `work` makes its requests; what it gives is given once the disk has everything. */
async function transaction(mode, work) {
  const db = await database();
  try {
    const own = db.transaction(['vault', 'snapshots', 'aside'], mode, { durability: 'strict' });
    const end = new Promise((resolve, reject) => {
      own.oncomplete = resolve;
      own.onabort = () => reject(own.error);
    });
    const [result] = await Promise.all([work((name) => own.objectStore(name)), end]);
    return result;
  } finally {
    db.close();
  }
}

/** What is found is a text or nothing; what is neither is made a text, which is then found damaged. */
const asText = (value) => (value === undefined || typeof value === 'string' ? value : String(JSON.stringify(value)));

const readMain = (keys) => local().get(keys);

const readMirror = (keys) =>
  transaction('readonly', async (store) => {
    const values = await Promise.all(keys.map((key) => settled(store('vault').get(key))));
    return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
  });

const orNothing = (promise) => inTime(promise).catch(() => undefined);
const readBoth = (keys) => Promise.all([orNothing(readMain(keys)), orNothing(readMirror(keys))]);

/** What `last` was in each store when this background looked or wrote last; nothing where that is not known. */
const known = { main: undefined, mirror: undefined };

/** The end of a stored vault is its tag over everything: no two saves have the same. */
const endOf = (text) => text.slice(-64);

/** Both stores: `{v0, v1, born}` each, or nothing where it does not answer. */
export async function readStores() {
  const [main, mirror] = (await readBoth([...SLOTS, 'born', 'last'])).map((store, at) => {
    known[at ? 'mirror' : 'main'] = store && { last: store.last };
    return store && { v0: asText(store.v0), v1: asText(store.v1), born: asText(store.born) };
  });
  return { main, mirror };
}

/** One writer at a time, also where two backgrounds overlap for a moment (an update of the extension). */
const alone = (work) => navigator.locks.request('vault', work);

/** Whether another background has written since this one looked. */
async function hasMoved() {
  const now = await readBoth(['last']);
  return ['main', 'mirror'].some((name, at) => known[name] && now[at] && known[name].last !== now[at].last);
}

async function writeMain(slot, text, born) {
  await local().set({ [slot]: text, born, last: endOf(text) });
  return (await readMain([slot]))[slot] === text;
}

async function writeMirror(slot, text, born, snapshot) {
  await transaction('readwrite', async (store) => {
    store('vault').put(text, slot);
    store('vault').put(born, 'born');
    store('vault').put(endOf(text), 'last');
    if (snapshot) store('snapshots').put(snapshot, snapshot.name);
    const names = await settled(store('snapshots').getAllKeys());
    names.filter((name) => name.startsWith('day-')).sort().slice(0, -DAYS).forEach((name) => store('snapshots').delete(name));
  });
  return (await readMirror([slot]))[slot] === text;
}

const writers = { main: writeMain, mirror: writeMirror };

// Chromium keeps both stores in LevelDB, which appends to a log, and at its start goes on with the log that it finds. If that
// ends in half a record (the machine lost its power, or the disk was full), all that is appended behind it is lost at the
// start after: LevelDB then stops reading at the torn record, or Chromium deletes the whole database as damaged. Seen with
// Chromium 156, in both stores at once, after saves that had been read back. So the first save after the browser's start, and
// after a refused write, is acknowledged only once a new log was begun: LevelDB does that when its buffer of 4 MiB is full.
// https://github.com/google/leveldb/blob/main/doc/impl.md#log-files
const hasLogs = () => globalThis.location.protocol === 'chrome-extension:';
const FILLERS = Array.from({ length: 80 }, (_, number) => `filler-${number}`);
// IndexedDB puts values of 64 KiB and more into files beside its log.
const FILLER_CHARS = 60_000;
// Another text each time: storage.local does not write what is there already, as after a damage it may be.
const filler = () => crypto.randomUUID().padEnd(FILLER_CHARS, '-');

const beginNewLog = {
  async main() {
    await local().set(Object.fromEntries(FILLERS.map((key) => [key, filler()])));
    await local().remove(FILLERS);
  },
  async mirror() {
    await transaction('readwrite', async (store) => FILLERS.forEach((key) => store('vault').put(filler(), key)));
    await transaction('readwrite', async (store) => FILLERS.forEach((key) => store('vault').delete(key)));
  },
};

/** Which stores have begun a log in this run of the browser: the worker may come and go meanwhile. */
const logs = {
  known: new Set(),
  async isNew(store) {
    if (!hasLogs() || this.known.has(store)) return true;
    const isNew = `log-${store}` in (await globalThis.browser.storage.session.get(`log-${store}`));
    if (isNew) this.known.add(store);
    return isNew;
  },
  begun: (store) => globalThis.browser.storage.session.set({ [`log-${store}`]: true }),
  async torn(store) {
    this.known.delete(store);
    if (hasLogs()) await globalThis.browser.storage.session.remove(`log-${store}`);
  },
};

async function writeSafely(store, ...save) {
  if (!(await writers[store](...save))) return false;
  if (!(await logs.isNew(store))) {
    await beginNewLog[store]();
    await logs.begun(store);
  }
  return true;
}

async function write(store, slot, text, born, snapshot) {
  const done = await inTime(writeSafely(store, slot, text, born, snapshot)).catch(() => false);
  if (!done) await logs.torn(store);
  known[store] = done ? { last: endOf(text) } : undefined;
  return done;
}

/**
 * Writes a save: to both stores but those to be spared, each read back. If another background has written meanwhile,
 * `moved` comes back with what there is now, and nothing was written.
 */
export async function saveVault(text, { slot, born, spare, snapshot }) {
  return alone(async () => {
    if (await hasMoved()) return { main: false, mirror: false, moved: await readStores() };
    // One after the other: a crash tears one of them at most.
    const main = !spare.includes('main') && (await write('main', slot, text, born));
    const mirror = !spare.includes('mirror') && (await write('mirror', slot, text, born, snapshot));
    return { main, mirror };
  });
}

/** Writes single copies anew, each after what lay there was put aside. Gives for each whether it is there now. */
export async function healStores({ writes, born, now }) {
  return alone(async () => {
    const done = [];
    for (const { store, slot, text, aside } of writes) {
      const kept = !aside || (await inTime(putAside(store, slot, now)).then(() => true, () => false));
      done.push(kept && (await write(store, slot, text, born)));
    }
    return done;
  });
}

async function putAside(store, slot, now) {
  const text = asText((await (store === 'main' ? readMain : readMirror)([slot]))[slot]);
  if (text === undefined) return;
  await transaction('readwrite', async (all) => {
    all('aside').put({ at: now, store, slot, text }, `${now}-${store}-${slot}`);
    const names = await settled(all('aside').getAllKeys());
    names.filter((name) => Number.parseInt(name, 10) < now - ASIDE_MS).forEach((name) => all('aside').delete(name));
  });
}

/** Puts every copy aside and takes it out of the stores; with `born`, the marker too. Gives whether that is done. */
export async function clearStores({ now, born }) {
  const keys = born ? [...SLOTS, 'born'] : SLOTS;
  return alone(async () => {
    try {
      for (const store of ['main', 'mirror']) for (const slot of SLOTS) await inTime(putAside(store, slot, now));
      await inTime(local().remove([...keys, 'last']));
      await inTime(transaction('readwrite', async (all) => [...keys, 'last'].forEach((key) => all('vault').delete(key))));
      known.main = known.mirror = { last: undefined };
      return true;
    } catch {
      return false;
    }
  });
}

/** Keeps a snapshot beside those of the days. */
export const keepSnapshot = (snapshot) =>
  inTime(transaction('readwrite', async (store) => void store('snapshots').put(snapshot, snapshot.name))).then(() => true, () => false);

/** All snapshots (`{name, at, text}`), and what was put aside (`{at, store, slot, text}` under their names). */
export async function readSnapshots() {
  const read = async (store) => {
    const all = async (name) => {
      const [names, values] = await Promise.all([settled(store(name).getAllKeys()), settled(store(name).getAll())]);
      return names.map((own, at) => ({ ...values[at], name: own }));
    };
    return { snapshots: await all('snapshots'), aside: await all('aside') };
  };
  return (await orNothing(transaction('readonly', read))) ?? { snapshots: [], aside: [] };
}
