// Every file of a browser's profile, searched for markers.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { search } from './search.mjs';
import { isSqlite, valuesOfSqlite } from './sqlite.mjs';
import { layersOf } from './unpack.mjs';

/**
 * Hits of the forms (markers.mjs) in the profile: `{ of, form, file, layer, times }`, and how much was searched. A file that
 * the browser removes meanwhile is passed over; one that cannot be understood fails the scan.
 */
export async function searchProfile(profile, forms) {
  const files = await filesOf(profile);
  const bases = files.filter(({ bytes }) => isSqlite(bytes));
  const values = await valuesOfSqlite(bases.map(({ path }) => path));
  bases.forEach((base, index) => (base.values = values[index]));

  const hits = [];
  const searched = { files: files.length, bytes: 0 };
  for (const { path, bytes, values } of files) {
    const file = relative(profile, path);
    for (const [layer, content] of unpacked(file, bytes, values)) {
      searched.bytes += content.length;
      hits.push(...search(content, forms).map(({ of, form, times }) => ({ of, form, file, layer, times })));
    }
  }
  return { hits, searched };
}

async function filesOf(profile) {
  const entries = (await readdir(profile, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const bytes = await readFile(path).catch((error) => {
        if (error.code !== 'ENOENT') throw error;
      });
      return { path, bytes };
    }),
  );
  return files.filter(({ bytes }) => bytes?.length);
}

function unpacked(file, bytes, values) {
  try {
    return layersOf(file, bytes, values);
  } catch (error) {
    throw new Error(`${file}: ${error.message}`, { cause: error });
  }
}

/** Hits in words, one a line. */
export const described = (hits) => hits.map(({ of, form, file, layer, times }) => `${of} (${form}) ${times} times in ${file} (${layer})`);
