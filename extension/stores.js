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

/** The database, opened when it is wanted first; to be closed, for Firefox then writes its log into the database. */
function connect() {
  let opening;
  return {
    open: () => (opening ??= database()),
    close: () => opening?.then((db) => db.close(), () => {}),
  };
}

/** One transaction. `work` makes its requests; what it gives is given once the disk has everything. */
async function transaction({ open }, mode, work) {
  const own = (await open()).transaction(['vault', 'snapshots', 'aside'], mode, { durability: 'strict' });
  const end = new Promise((resolve, reject) => {
    own.oncomplete = resolve;
    own.onabort = () => reject(own.error);
  });
  const [result] = await Promise.all([work((name) => own.objectStore(name)), end]);
  return result;
}

async function connected(work) {
  const mirror = connect();
  try {
    return await work(mirror);
  } finally {
    mirror.close();
  }
}

/** What is found is a text or nothing; what is neither is made a text, which is then found damaged. */
const asText = (value) => (value === undefined || typeof value === 'string' ? value : String(JSON.stringify(value)));

const readMain = (keys) => local().get(keys);

const readMirror = (keys, mirror) =>
  transaction(mirror, 'readonly', async (store) => {
    const values = await Promise.all(keys.map((key) => settled(store('vault').get(key))));
    return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
  });

const orNothing = (promise) => inTime(promise).catch(() => undefined);
const readBoth = (keys, mirror) => Promise.all([orNothing(readMain(keys)), orNothing(readMirror(keys, mirror))]);

/** What `last` was in each store when this background looked or wrote last; nothing where that is not known. */
const known = { main: undefined, mirror: undefined };

/** The end of a stored vault is its tag over everything: no two saves have the same. */
const endOf = (text) => text.slice(-64);

async function readAll(connection) {
  const [main, mirror] = (await readBoth([...SLOTS, 'born', 'last'], connection)).map((store, at) => {
    known[at ? 'mirror' : 'main'] = store && { last: store.last };
    return store && { v0: asText(store.v0), v1: asText(store.v1), born: asText(store.born) };
  });
  return { main, mirror };
}

/** Both stores: `{v0, v1, born}` each, or nothing where it does not answer. */
export const readStores = () => connected(readAll);

/** One writer at a time, also where two backgrounds overlap for a moment (an update of the extension). */
const alone = (work) => navigator.locks.request('vault', () => connected(work));

/** Whether another background has written since this one looked. */
async function hasMoved(mirror) {
  const now = await readBoth(['last'], mirror);
  return ['main', 'mirror'].some((name, at) => known[name] && now[at] && known[name].last !== now[at].last);
}

const put = {
  main: async ({ slot, text, born }) => local().set({ [slot]: text, born, last: endOf(text) }),

  mirror: ({ slot, text, born, snapshot }, mirror) =>
    transaction(mirror, 'readwrite', async (store) => {
      store('vault').put(text, slot);
      store('vault').put(born, 'born');
      store('vault').put(endOf(text), 'last');
      if (snapshot) store('snapshots').put(snapshot, snapshot.name);
      const names = await settled(store('snapshots').getAllKeys());
      names.filter((name) => name.startsWith('day-')).sort().slice(0, -DAYS).forEach((name) => store('snapshots').delete(name));
    }),
};

const read = { main: readMain, mirror: readMirror };

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
  async mirror(mirror) {
    await transaction(mirror, 'readwrite', async (store) => FILLERS.forEach((key) => store('vault').put(filler(), key)));
    await transaction(mirror, 'readwrite', async (store) => FILLERS.forEach((key) => store('vault').delete(key)));
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
    if (hasLogs()) await globalThis.browser.storage.session.remove(`log-${store}`).catch(() => {});
  },
};

async function makeSure(store, { slot, text }, mirror) {
  if ((await read[store]([slot], mirror))[slot] !== text) return false;
  if (!(await logs.isNew(store))) {
    await beginNewLog[store](mirror);
    await logs.begun(store);
  }
  return true;
}

/** Writes a save into one store. `put`: kept when the store has taken it, or failed; `done`: whether it is really there. */
function write(store, save, mirror) {
  const taken = inTime(put[store](save, mirror));
  const isThere = taken.then(() => inTime(makeSure(store, save, mirror))).catch(() => false);
  const done = isThere.then(async (isThere) => {
    if (!isThere) await logs.torn(store);
    known[store] = isThere ? { last: endOf(save.text) } : undefined;
    return isThere;
  });
  return { put: taken.catch(() => {}), done };
}

/**
 * Writes a save: to both stores but those to be spared, each read back. If another background has written meanwhile,
 * `moved` comes back with what there is now, and nothing was written.
 */
export async function saveVault(text, { slot, born, spare, snapshot }) {
  return alone(async (mirror) => {
    if (await hasMoved(mirror)) return { main: false, mirror: false, moved: await readAll(mirror) };
    const done = { main: false, mirror: false };
    for (const store of ['main', 'mirror'].filter((store) => !spare.includes(store))) {
      const writing = write(store, { slot, text, born, snapshot }, mirror);
      done[store] = writing.done;
      // One after the other: a crash tears one of them at most. Only reading back goes on meanwhile.
      await writing.put;
    }
    return { main: await done.main, mirror: await done.mirror };
  });
}

/** Writes single copies anew, each after what lay there was put aside. Gives for each whether it is there now. */
export async function healStores({ writes, born, now }) {
  return alone(async (mirror) => {
    const done = [];
    for (const { store, slot, text, aside } of writes) {
      const kept = !aside || (await inTime(putAside(mirror, store, slot, now)).then(() => true, () => false));
      done.push(kept && (await write(store, { slot, text, born }, mirror).done));
    }
    return done;
  });
}

async function putAside(mirror, store, slot, now) {
  const text = asText((await read[store]([slot], mirror))[slot]);
  if (text === undefined) return;
  await transaction(mirror, 'readwrite', async (all) => {
    all('aside').put({ at: now, store, slot, text }, `${now}-${store}-${slot}`);
    const names = await settled(all('aside').getAllKeys());
    names.filter((name) => Number.parseInt(name, 10) < now - ASIDE_MS).forEach((name) => all('aside').delete(name));
  });
}

/** Puts every copy aside and takes it out of the stores; with `born`, the marker too. Gives whether that is done. */
export async function clearStores({ now, born }) {
  const keys = born ? [...SLOTS, 'born'] : SLOTS;
  return alone(async (mirror) => {
    try {
      for (const store of ['main', 'mirror']) for (const slot of SLOTS) await inTime(putAside(mirror, store, slot, now));
      await inTime(local().remove([...keys, 'last']));
      await inTime(transaction(mirror, 'readwrite', async (all) => [...keys, 'last'].forEach((key) => all('vault').delete(key))));
      known.main = known.mirror = { last: undefined };
      return true;
    } catch {
      return false;
    }
  });
}

/** Keeps a snapshot beside those of the days. */
export const keepSnapshot = (snapshot) =>
  connected((mirror) => {
    const kept = transaction(mirror, 'readwrite', async (store) => void store('snapshots').put(snapshot, snapshot.name));
    return inTime(kept).then(() => true, () => false);
  });

// Attempts to unlock that have failed, beside the vault, which they have not opened: `{count, last}`. Where that cannot be
// kept or read, nobody is kept waiting for it.
export const keepFailed = (count, last) => inTime(count ? local().set({ failed: { count, last } }) : local().remove('failed')).catch(() => {});
export const readFailed = async () => (await orNothing(readMain('failed'))) ?? {};

/** All snapshots (`{name, at, text}`), and what was put aside (`{at, store, slot, text}` under their names). */
export async function readSnapshots() {
  const readThem = async (store) => {
    const all = async (name) => {
      const [names, values] = await Promise.all([settled(store(name).getAllKeys()), settled(store(name).getAll())]);
      return names.map((own, at) => ({ ...values[at], name: own }));
    };
    return { snapshots: await all('snapshots'), aside: await all('aside') };
  };
  const found = await connected((mirror) => orNothing(transaction(mirror, 'readonly', readThem)));
  return found ?? { snapshots: [], aside: [] };
}
