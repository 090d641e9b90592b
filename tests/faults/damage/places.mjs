// Where a profile keeps the two stores of the extension, and what may be done to each.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELDB, SQLITE } from './files.mjs';

export const KINDS = { chromium: LEVELDB, firefox: SQLITE };

/** `{ local, database }`: the directories of each store. */
export async function placesOf(profile) {
  if (profile.browser === 'chromium') {
    const id = await profile.extensionId();
    const within = (...path) => join(profile.path, 'Default', ...path);
    const database = within('IndexedDB', `chrome-extension_${id}_0.indexeddb`);
    return { local: [within('Local Extension Settings', id)], database: [`${database}.leveldb`, `${database}.blob`] };
  }
  const storage = join(profile.path, 'storage');
  const origins = ['default', 'permanent']
    .map((kind) => join(storage, kind))
    .filter((kind) => existsSync(kind))
    .flatMap((kind) => readdirSync(kind).map((name) => join(kind, name)))
    .filter((path) => path.includes('moz-extension+++'));
  // Firefox keeps storage.local in an IndexedDB of its own, under a user context that no page has.
  const isLocal = (path) => path.endsWith('^userContextId=4294967295');
  return { local: origins.filter(isLocal), database: origins.filter((path) => !isLocal(path)) };
}
