// What is within a file of a browser's profile: the file itself, and whatever of it is compressed or in pieces.
import { basename } from 'node:path';
import zlib from 'node:zlib';
import { isTable, ofLog, ofTable } from './leveldb.mjs';
import { mozLz4 } from './lz4.mjs';
import { snappyBlock, snappyStream } from './snappy.mjs';

const GZIP = Buffer.from('1f8b08', 'hex');
// What Chromium puts before a value of IndexedDB that it has compressed: kRequiresProcessingSSVPseudoVersion and
// kCompressedWithSnappy of third_party/blink/renderer/modules/indexeddb/idb_value_wrapping.cc.
const CHROMIUM_SNAPPY = Buffer.from('ff1102', 'hex');
// Between pieces that are searched together, so that nothing is found across two of them.
const BETWEEN = Buffer.alloc(64);

/**
 * A file's layers: a name of how one gets there, and all that is in it. `values` are those of an SQLite file.
 * @returns {Map<string, Buffer>}
 */
export function layersOf(path, bytes, values) {
  const pieces = new Map([['the file', [bytes]]]);
  const add = (layer, content) => {
    if (!content?.length) return;
    if (!pieces.has(layer)) pieces.set(layer, []);
    pieces.get(layer).push(BETWEEN, content);
  };
  const addAll = (layer, all) => {
    for (const value of all) {
      add(layer, value);
      for (const content of decompressed(value)) add(`${layer}, snappy`, content);
    }
  };
  if (values) addAll('SQLite', values);
  else if (isTable(bytes)) addAll('LevelDB table', ofTable(bytes));
  else if (/^\d+\.log$/.test(basename(path))) addAll('LevelDB log', ofLog(bytes));
  else {
    add('lz4', mozLz4(bytes));
    add('snappy', snappyStream(bytes));
    for (const content of decompressed(bytes)) add('snappy', content);
    add('brotli', brotli(bytes));
  }
  for (const content of gzips(bytes)) add('gzip', content);
  return new Map([...pieces].map(([layer, all]) => [layer, all.length === 1 ? all[0] : Buffer.concat(all)]));
}

/** A value of a store, where the browser compressed it before it gave it to the store. Firefox puts nothing before it. */
function* decompressed(value) {
  yield snappyBlock(value);
  // Further records may follow within the same write of a log.
  const options = { prefix: true };
  for (let at = value.indexOf(CHROMIUM_SNAPPY); at >= 0; at = value.indexOf(CHROMIUM_SNAPPY, at + 1)) {
    yield snappyBlock(value.subarray(at + CHROMIUM_SNAPPY.length), options);
  }
}

/** Every gzip member, wherever in the file it begins: Firefox's cache writes the content first, Chromium's its address. */
function* gzips(bytes) {
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    yield attempt(() => zlib.inflateRawSync(bytes.subarray(afterGzipHeader(bytes, at))));
  }
}

/** RFC 1952, 2.3. Skipped by hand, since `gunzip` refuses a member that something else follows. */
function afterGzipHeader(bytes, start) {
  const flags = bytes[start + 3];
  let at = start + 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const named of [8, 16]) if (flags & named) at = bytes.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

/** Brotli has no magic number: tried where an answer of HTTP says so, at the places where the caches put the content. */
function brotli(bytes) {
  if (!/content-encoding:\s*br/i.test(bytes.toString('latin1'))) return undefined;
  // Chromium: a header of 24 bytes with the length of the key at 12, the key, the content.
  const starts = [0, bytes.length > 24 ? 24 + bytes.readUInt32LE(12) : 0];
  const options = { finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };
  const tries = starts.map((start) => attempt(() => zlib.brotliDecompressSync(bytes.subarray(start), options)));
  return tries.find((content) => content?.length);
}

function attempt(unpack) {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
