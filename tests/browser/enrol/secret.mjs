// Secrets and recovery codes as sites make them, and the check of a code.
import { randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** A random secret in base32, without padding. */
export const newSecret = (bytes = 20) => new Secret({ buffer: new Uint8Array(randomBytes(bytes)).buffer }).base32;

/** Whether it is the code of now, of 30 s before or after. */
export function isRight(secret, code) {
  return new TOTP({ secret }).validate({ token: String(code ?? '').replace(/\s/g, ''), window: 1 }) !== null;
}

export const uriOf = (issuer, name, secret) =>
  `otpauth://totp/${encodeURIComponent(`${issuer}:${name}`)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;

const of = (letters, length) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';
const PLAIN = 'abcdefghjkmnpqrstuvwxyz23456789';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** One code of each shape. What has a word by chance is drawn again: sites do so, too. */
export const SHAPES = {
  digits8: () => of(DIGITS, 8),
  hex4x2: () => `${of(HEX, 4)}-${of(HEX, 4)}`,
  hex4x3: () => `${of(HEX, 4)}-${of(HEX, 4)}-${of(HEX, 4)}`,
  plain10: () => of(PLAIN, 10),
  nbsp4x2: () => `${of(PLAIN, 4)}\u00a0${of(PLAIN, 4)}`,
  nbspDigits: () => `${of(DIGITS, 4)}\u00a0${of(DIGITS, 4)}`,
  upper5x2: () => `${of(BASE32, 5)}-${of(BASE32, 5)}`,
  /** The shape of the secret itself. */
  likeSecret: () => newSecret(10),
};

/** Each with a letter and a digit, unless it is of digits only: a set of which one code is a word is another test's matter. */
export function newCodes(shape = 'hex4x2', count = 10) {
  const codes = new Set();
  while (codes.size < count) {
    const code = SHAPES[shape]();
    if (shape.includes('igits') || (/\d/.test(code) && /[a-z]/i.test(code))) codes.add(code);
  }
  return [...codes];
}
