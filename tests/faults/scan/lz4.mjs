// Firefox's compressed JSON files (.jsonlz4, .baklz4, .mozlz4): the magic "mozLz40\0", the length of the content, one LZ4
// block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md).

const MAGIC = Buffer.from('mozLz40\0');

/** The content of such a file, or undefined if it is none. */
export function mozLz4(bytes) {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const content = Buffer.alloc(bytes.readUInt32LE(MAGIC.length));
  let [at, to] = [MAGIC.length + 4, 0];
  const long = (size) => {
    if (size < 15) return size;
    for (let more = 255; more === 255; size += more) more = bytes[at++];
    return size;
  };
  while (at < bytes.length) {
    const token = bytes[at++];
    const literals = long(token >> 4);
    bytes.copy(content, to, at, at + literals);
    at += literals;
    to += literals;
    if (at >= bytes.length) break;
    const back = bytes.readUInt16LE(at);
    at += 2;
    const end = to + long(token & 15) + 4;
    if (back === 0 || back > to || end > content.length) throw new Error('a damaged lz4 file');
    for (; to < end; to++) content[to] = content[to - back];
  }
  return content;
}
