// A stored vault from outside, after src/vault/FORMAT.md: whole or not, which generation; and altered as a test needs it.

const POLYNOMIAL = 0x82f63b78; // CRC-32C (Castagnoli), reflected

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest >>> 0;
});

export function crc32c(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = TABLE[(rest ^ byte) & 0xff] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** The generation of a stored vault (base64), or undefined if it is not whole. */
export function generationOf(text) {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < 64 || bytes.toString('latin1', 0, 4) !== 'TAV1') return undefined;
  if (crc32c(bytes.subarray(0, -4)) !== bytes.readUInt32LE(bytes.length - 4)) return undefined;
  // The header begins with its number of fields, key 1 with 16 bytes, key 2: the generation.
  if (bytes[13] !== 1 || bytes[14] !== 0x50 || bytes[31] !== 2) return undefined;
  const head = bytes[32];
  return head < 24 ? head : bytes.readUIntBE(33, 1 << (head - 24));
}

/** The same vault as a later format would write it: nothing before `version` may read it. */
export function asNewer(text, version = 9) {
  const bytes = Buffer.from(text, 'base64');
  bytes.writeUInt16LE(version, 4);
  bytes.writeUInt16LE(version, 6);
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes.toString('base64');
}
