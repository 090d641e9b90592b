// What the two stores hold, seen and changed from a page of the extension, behind the product's back.
import { generationOf } from './stored.mjs';

/**
 * `{ local, database }`: all of storage.local, and all of the database "sixpence" as `{ store: { key: value } }`. Either is
 * `{ error }` where the browser cannot read it. Nothing is created by looking.
 */
export function readStores(page) {
  return page.evaluate(async () => {
    const within = (promise) =>
      Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 10_000))]);
    const wait = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const plain = (value) => (value instanceof Uint8Array ? String.fromCharCode(...value) : value);
    const database = async () => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'sixpence')) return {};
      const open = await wait(indexedDB.open('sixpence'));
      try {
        const stores = {};
        for (const name of open.objectStoreNames) {
          const store = open.transaction(name).objectStore(name);
          const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
          stores[name] = Object.fromEntries(keys.map((key, at) => [key, plain(values[at])]));
        }
        return stores;
      } finally {
        open.close();
      }
    };
    const failed = (error) => ({ error: String(error) });
    const [local, stores] = await Promise.all([
      within((globalThis.browser ?? chrome).storage.local.get(null)).catch(failed),
      within(database()).catch(failed),
    ]);
    return { local, database: stores };
  });
}

/** Puts values into storage.local (`store` "local") or the database (`store` "database"); undefined removes. */
export function putInto(page, store, values) {
  return page.evaluate(
    async (store, entries) => {
      if (store === 'local') {
        const { local } = (globalThis.browser ?? chrome).storage;
        await local.set(Object.fromEntries(entries.filter(([, value]) => value !== null)));
        await local.remove(entries.filter(([, value]) => value === null).map(([key]) => key));
        return;
      }
      const open = await new Promise((resolve, reject) => {
        const request = indexedDB.open('sixpence');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = open.transaction('vault', 'readwrite', { durability: 'strict' });
      const vault = transaction.objectStore('vault');
      for (const [key, value] of entries) {
        if (value === null) vault.delete(key);
        else vault.put(value, key);
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
      open.close();
    },
    store,
    Object.entries(values).map(([key, value]) => [key, value ?? null]),
  );
}

/** The generations in the four places: `{ local: [v0, v1], database: [v0, v1] }`, undefined where no copy is whole. */
export function generationsIn({ local, database }) {
  const of = (values) => ['v0', 'v1'].map((key) => generationOf(values?.[key]));
  return { local: of(local), database: of(database.vault) };
}

/** The highest generation in each store; undefined for none. */
export function newestIn(stores) {
  const newest = (generations) => generations.filter((one) => one !== undefined).sort((a, b) => b - a)[0];
  const { local, database } = generationsIn(stores);
  return { local: newest(local), database: newest(database) };
}
