// What is searched for: a text or a secret, in every form in which a store or a program could hold it.
import { randomBytes, randomInt } from 'node:crypto';

/** Letters that occur in no word, so that what is found was planted. */
export const distinctive = (length = 18) =>
  Array.from({ length }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('');

/** 20 random bytes, as sites hand them out, and their base32. */
export function distinctiveSecret() {
  const bytes = randomBytes(20);
  return { bytes, base32: base32(bytes) };
}

/** RFC 4648 without padding; `bytes` a multiple of 5. */
export function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)]).join('');
}

/** A text in UTF-8 and UTF-16: `{ of, form, bytes }`. Without its last byte, a zero, the little-endian form is in the other too. */
export function formsOfText(of, text, form = 'text') {
  return [
    { of, form: `${form}, UTF-8`, bytes: Buffer.from(text) },
    { of, form: `${form}, UTF-16`, bytes: Buffer.from(text, 'utf16le').subarray(0, -1) },
  ];
}

/** Bytes as they are, and in base32, hex and base64, each of which is a text. Padding is at the end: found with or without. */
export function formsOfBytes(of, bytes) {
  const texts = [
    ...(bytes.length % 5 === 0 ? [['base32', base32(bytes)], ['base32 in lower case', base32(bytes).toLowerCase()]] : []),
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...base64Forms(bytes),
  ];
  const seen = new Set();
  const fresh = texts.filter(([, text]) => !seen.has(text) && seen.add(text));
  return [{ of, form: 'raw bytes', bytes }, ...fresh.flatMap(([form, text]) => formsOfText(of, text, form))];
}

/**
 * Base64 in both alphabets, at each of the three places where the bytes can begin within a longer text. The characters at
 * either end that also hold bits of a neighbour are left out.
 */
function base64Forms(bytes) {
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = padded.toString('base64').replace(/=+$/, '');
    const end = padded.length % 3 === 0 ? whole.length : whole.length - 1;
    const text = whole.slice(Math.ceil((before * 4) / 3), end);
    return [
      [`base64 at ${before}`, text],
      [`base64url at ${before}`, text.replaceAll('+', '-').replaceAll('/', '_')],
    ];
  });
}
