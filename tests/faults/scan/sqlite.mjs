// The values in SQLite files, read by Python, whose standard library has SQLite.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAGIC = Buffer.from('SQLite format 3\0');
const READER = fileURLToPath(new URL('sqlite.py', import.meta.url));

export const isSqlite = (bytes) => bytes.subarray(0, MAGIC.length).equals(MAGIC);

/** The values of each of these files, as lists in their order. */
export async function valuesOfSqlite(paths) {
  const options = { encoding: 'buffer', maxBuffer: 1024 * 1024 * 1024 };
  const { stdout } = await run('python3', [READER, ...paths], options);
  const values = paths.map(() => []);
  for (let at = 0; at < stdout.length; ) {
    const start = at + 12;
    const end = start + Number(stdout.readBigUInt64LE(at + 4));
    values[stdout.readUInt32LE(at)].push(stdout.subarray(start, end));
    at = end;
  }
  return values;
}
