// What LevelDB's files hold (https://github.com/google/leveldb/blob/main/doc/table_format.md and log_format.md): blocks of
// tables, decompressed, and records of logs, put together again from their fragments.
import { snappyBlock } from './snappy.mjs';

const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');
const FOOTER = 48;
const LOG_BLOCK = 32 * 1024;
const LOG_HEADER = 7;

export const isTable = (bytes) => bytes.length >= FOOTER && bytes.subarray(-8).equals(TABLE_MAGIC);

function varint(bytes, at) {
  let [value, scale] = [0, 1];
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error('a damaged LevelDB table');
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
    scale *= 128;
  }
}

function handle(bytes, at) {
  const [offset, next] = varint(bytes, at);
  const [size, end] = varint(bytes, next);
  return [{ offset, size }, end];
}

/** A block: after it comes a byte that says how it is compressed, and a checksum. */
function block(bytes, { offset, size }) {
  const kind = bytes[offset + size];
  const content = bytes.subarray(offset, offset + size);
  if (kind === 0) return content;
  const plain = kind === 1 ? snappyBlock(content) : undefined;
  if (!plain) throw new Error(`a LevelDB block that this scan cannot read (kind ${kind})`);
  return plain;
}

/** Key and value of each entry of a block; keys are stored without what they share with the one before. */
function* entries(content) {
  const end = content.length - 4 - 4 * content.readUInt32LE(content.length - 4);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    let shared, own, size;
    [shared, at] = varint(content, at);
    [own, at] = varint(content, at);
    [size, at] = varint(content, at);
    key = Buffer.concat([key.subarray(0, shared), content.subarray(at, at + own)]);
    yield { key, value: content.subarray(at + own, at + own + size) };
    at += own + size;
  }
}

/** The blocks of a table, and each entry as key and value. */
export function* ofTable(bytes) {
  const [, index] = handle(bytes, bytes.length - FOOTER);
  for (const { value } of entries(block(bytes, handle(bytes, index)[0]))) {
    const content = block(bytes, handle(value, 0)[0]);
    yield content;
    for (const entry of entries(content)) yield* [entry.key, entry.value];
  }
}

/** The records of a log. Zeros, and a record that was being written, are passed over: the file itself is searched too. */
export function* ofLog(bytes) {
  let parts = [];
  for (let start = 0; start < bytes.length; start += LOG_BLOCK) {
    const end = Math.min(start + LOG_BLOCK, bytes.length);
    for (let at = start; at + LOG_HEADER <= end; ) {
      const size = bytes.readUInt16LE(at + 4);
      const kind = bytes[at + 6];
      if (kind === 0 || kind > 4) break;
      if (kind === 1 || kind === 2) parts = [];
      parts.push(bytes.subarray(at + LOG_HEADER, Math.min(at + LOG_HEADER + size, end)));
      if (kind === 1 || kind === 4) yield Buffer.concat(parts);
      at += LOG_HEADER + size;
    }
  }
}
