// Snappy, decompressed: https://github.com/google/snappy/blob/main/format_description.txt and, for streams, framing_format.txt
// beside it. By hand, since this must also say no: most bytes that it is tried on are something else.

const LARGEST = 256 * 1024 * 1024;
const STREAM = Buffer.from('ff060000734e61507059', 'hex');

/** The content of a block, or undefined if these bytes are none. `prefix`: something else may follow it. */
export function snappyBlock(bytes, { prefix = false } = {}) {
  let [length, at, shift] = [0, 0, 0];
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) return undefined;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
    shift += 7;
  }
  // A byte of a block makes 64 of content at most.
  if (length === 0 || length > Math.min(LARGEST, bytes.length * 64)) return undefined;
  const content = Buffer.alloc(length);
  let to = 0;
  while (at < bytes.length && !(prefix && to === length)) {
    const tag = bytes[at++];
    if ((tag & 3) === 0) {
      let size = (tag >> 2) + 1;
      if (size > 60) {
        const wide = size - 60;
        if (at + wide > bytes.length) return undefined;
        size = bytes.readUIntLE(at, wide) + 1;
        at += wide;
      }
      if (at + size > bytes.length || to + size > length) return undefined;
      bytes.copy(content, to, at, at + size);
      at += size;
      to += size;
    } else {
      const wide = [0, 1, 2, 4][tag & 3];
      if (at + wide > bytes.length) return undefined;
      const size = wide === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      const back = wide === 1 ? ((tag >> 5) << 8) | bytes[at] : bytes.readUIntLE(at, wide);
      at += wide;
      if (back === 0 || back > to || to + size > length) return undefined;
      // Byte by byte: what is copied may be what was just written.
      for (const end = to + size; to < end; to++) content[to] = content[to - back];
    }
  }
  return to === length ? content : undefined;
}

/** The content of a stream (chunks with checksums, which are not looked at), or undefined. */
export function snappyStream(bytes) {
  if (!bytes.subarray(0, STREAM.length).equals(STREAM)) return undefined;
  const parts = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const kind = bytes[at];
    const size = bytes.readUIntLE(at + 1, 3);
    const chunk = bytes.subarray(at + 8, at + 4 + size);
    if (kind === 0) parts.push(snappyBlock(chunk) ?? chunk);
    if (kind === 1) parts.push(chunk);
    at += 4 + size;
  }
  return Buffer.concat(parts);
}
