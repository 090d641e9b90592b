// Loads the keeper for one order of the vault page, and drops it with all that it has decrypted. See src/keeper.
import { dropped } from './dropped.js';
import * as kdf from './kdf.js';
import * as keeper from './tools_wasm.js?keeper';
import initPage, * as page from './tools_wasm.js';
import { readSnapshots, readStores } from './stores.js';

/** What both stores hold, as the keeper reads it: `copies` and `born`. */
async function holding() {
  const stores = await readStores();
  const present = Object.entries(stores).filter(([, found]) => found);
  const copies = present.flatMap(([store, { v0, v1 }]) => [[store, 'v0', v0], [store, 'v1', v1]]);
  return {
    copies: copies.filter(([, , text]) => text !== undefined),
    born: present.map(([, { born }]) => born).filter((born) => born !== undefined),
  };
}

const withKeeper = dropped(keeper);

/** What is read for an order: a `Found`. `snapshot` is the name of the snapshot that it is about, if so. */
export async function found(snapshot) {
  const { key } = await browser.storage.session.get('key');
  const kept = snapshot === undefined ? [] : (await readSnapshots()).snapshots;
  const text = kept.find(({ name }) => name === snapshot)?.text;
  return { ...(await holding()), key: key ?? null, snapshot: text ?? null };
}

/** Carries out an order; `snapshot` is the name of the snapshot that it is about, if so. */
async function carryOut(order, snapshot) {
  const known = await found(snapshot);
  return withKeeper(() => keeper.carryOut(order, known, Date.now(), kdf));
}

/** The note of an account; `null` where it holds recovery codes, which are shown to who proves who is there. */
export async function note(account) {
  const { Ok: answer } = await carryOut({ details: { note: { account, proof: null } } });
  const { guarded, note: [, text] = [null, null] } = answer.kept.details;
  return guarded ? null : text;
}

globalThis.keeper = {
  carryOut,

  /** The recovery codes of a text, or why it holds none. */
  async readCodes(text) {
    await initPage();
    return page.readCodes(text);
  },

  /** All snapshots, and what was put aside, as the page shows them. */
  async snapshots() {
    const { snapshots, aside } = await readSnapshots();
    const kept = [...snapshots.map((one) => ({ ...one, aside: false })), ...aside.map((one) => ({ ...one, aside: true }))];
    return withKeeper(() => keeper.views(kept));
  },

  /** The stored vault of a snapshot or of what was put aside. */
  async snapshotText(wanted) {
    const { snapshots, aside } = await readSnapshots();
    return [...snapshots, ...aside].find(({ name }) => name === wanted)?.text;
  },

  /** The stored vault in a backup file, or what is wrong with the file. */
  backupText: (file) => withKeeper(() => keeper.backupText(file)),

  /** Everything that the stores hold, as one text for whoever is to look at it later. */
  async rescue() {
    return JSON.stringify({ stores: await readStores(), ...(await readSnapshots()) }, null, 1);
  },
};
