// Damages files as crashes, bad disks and cleaning tools do. Each takes the files of one store and says what it has done.
import { closeSync, existsSync, ftruncateSync, openSync, readSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The files in a directory and below it, the largest first. */
function filesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, size: statSync(path).size }))
    .sort((a, b) => b.size - a.size);
}

function change(path, act) {
  const file = openSync(path, 'r+');
  try {
    return act(file);
  } finally {
    closeSync(file);
  }
}

function largest(directory, pattern) {
  const found = filesIn(directory).find(({ path, size }) => pattern.test(path) && size > 0);
  if (!found) throw new Error(`no file of ${pattern} in ${directory}: the damage would do nothing`);
  return found;
}

function truncate({ path, size }, random) {
  const to = random.below(size);
  change(path, (file) => ftruncateSync(file, to));
  return `${to} of ${size} bytes left`;
}

function overwrite({ path }, at, bytes) {
  change(path, (file) => writeSync(file, bytes, 0, bytes.length, at));
}

function flip(file, random) {
  const at = random.below(file.size);
  const byte = Buffer.alloc(1);
  change(file.path, (open) => readSync(open, byte, 0, 1, at));
  overwrite(file, at, Buffer.from([byte[0] ^ (1 << random.below(8))]));
  return `bit flipped at ${at} of ${file.size}`;
}

function remove(path) {
  rmSync(path, { recursive: true });
  return 'deleted';
}

const KIB = 1024;

/** Of LevelDB: Chromium's storage.local and IndexedDB. https://github.com/google/leveldb/blob/main/doc/impl.md */
export const LEVELDB = {
  'log truncated': (directory, random) => truncate(largest(directory, /\.log$/), random),
  'log tail zeroed': (directory, random) => {
    const log = largest(directory, /\.log$/);
    const length = Math.min(log.size, random.between(8 * KIB, 120 * KIB));
    overwrite(log, log.size - length, Buffer.alloc(length));
    return `last ${length} of ${log.size} bytes`;
  },
  'MANIFEST missing': (directory) => remove(largest(directory, /MANIFEST-\d+$/).path),
  'CURRENT garbage': (directory, random) => {
    writeFileSync(largest(directory, /CURRENT$/).path, random.bytes(16));
    return 'overwritten';
  },
  'byte flipped': (directory, random) => {
    const files = filesIn(directory).filter(({ path, size }) => size > 0 && /\.log$|\.ldb$|MANIFEST-\d+$/.test(path));
    const file = random.pick(files);
    return `${file.path.split('/').at(-1)}: ${flip(file, random)}`;
  },
  'directory deleted': (directory) => remove(directory),
};

/** Of SQLite: Firefox's storage.local and IndexedDB. https://www.sqlite.org/fileformat2.html */
export const SQLITE = {
  'database truncated': (directory, random) => truncate(largest(directory, /\.sqlite$/), random),
  'header garbage': (directory, random) => {
    overwrite(largest(directory, /\.sqlite$/), 0, random.bytes(100));
    return 'first 100 bytes';
  },
  'page overwritten': (directory, random) => {
    const database = largest(directory, /\.sqlite$/);
    const page = random.below(Math.ceil(database.size / (4 * KIB)));
    overwrite(database, page * 4 * KIB, random.bytes(4 * KIB));
    return `4 KiB at ${page * 4} KiB of ${database.size} bytes`;
  },
  'database deleted': (directory) => {
    const { path } = largest(directory, /\.sqlite$/);
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    return 'deleted with its log';
  },
  'database deleted, log left': (directory) => remove(largest(directory, /\.sqlite$/).path),
  'log truncated': (directory, random) => truncate(largest(directory, /\.sqlite-wal$/), random),
  'log garbage': (directory, random) => {
    const log = largest(directory, /\.sqlite-wal$/);
    const length = Math.min(log.size, random.between(1, 16) * KIB);
    const at = random.below(log.size - length + 1);
    overwrite(log, at, random.bytes(length));
    return `${length} bytes at ${at} of ${log.size}`;
  },
  'log deleted': (directory) => remove(largest(directory, /\.sqlite-wal$/).path),
  'bit flipped': (directory, random) => flip(largest(directory, /\.sqlite$/), random),
  'directory deleted': (directory) => remove(directory),
};

/** All that is there, gone: what the second start of a damaged profile has to do without. */
export function removeStore(directories) {
  for (const directory of directories.filter((one) => existsSync(one))) remove(directory);
}
