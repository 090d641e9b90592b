// Opens a stored vault as a stranger would, after src/vault/FORMAT.md: what the tests compare the product's word with.
// Only Argon2id, which Node lacks, is the product's own (tools_wasm).
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import * as paths from './paths.mjs';

const NONE = Buffer.alloc(0);
const hkdf = (key, info, salt = NONE) => Buffer.from(hkdfSync('sha256', key, salt, Buffer.concat(info), 32));

function decrypt(key, nonce, sealed, aad) {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** CBOR (RFC 8949) of definite lengths; maps have integer keys. `start` and `end` of each map are kept for the AAD. */
function cbor(bytes) {
  let at = 0;
  const head = () => {
    const byte = bytes[at++];
    const [kind, small] = [byte >> 5, byte & 31];
    if (small < 24) return [kind, small];
    const size = 1 << (small - 24);
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return [kind, value];
  };
  const item = () => {
    const start = at;
    const [kind, value] = head();
    switch (kind) {
      case 0:
        return value;
      case 1:
        return -1 - value;
      case 2:
        return bytes.subarray(at, (at += value));
      case 3:
        return bytes.toString('utf8', at, (at += value));
      case 4:
        return Array.from({ length: value }, item);
      case 5: {
        const map = Object.fromEntries(Array.from({ length: value }, () => [item(), item()]));
        return Object.defineProperty(map, 'encoded', { value: bytes.subarray(start, at) });
      }
      default:
        return { 20: false, 21: true, 22: null }[value];
    }
  };
  return item();
}

async function stretch(passphrase, kdf) {
  const { initSync, derive } = await import(pathToFileURL(`${paths.dist.chromium}/tools_wasm.js`));
  initSync({ module: await readFile(`${paths.dist.chromium}/tools_wasm_bg.wasm`) });
  return derive(passphrase, kdf[6].toString('base64'), kdf[3], kdf[4], kdf[5]);
}

function parts(text) {
  const stored = Buffer.from(text, 'base64');
  if (stored.toString('latin1', 0, 4) !== 'TAV1') throw new Error('not a vault');
  const before = stored.subarray(0, 12 + stored.readUInt32LE(8));
  return { stored, before, header: cbor(before.subarray(12)) };
}

/** The keys, each 32 bytes, that lead from a passphrase to a stored vault: `stretched`, `kek`, `root`. */
export async function keysOfVaultFile(text, passphrase) {
  const { header } = parts(text);
  const slot = header[6].find((slot) => slot[2] === 1);
  const stretched = Buffer.from(await stretch(passphrase, slot[3]));
  const kek = hkdf(stretched, [Buffer.from('kek'), header[1], slot[1]]);
  const aad = Buffer.concat([Buffer.from('TAV1'), header[1], slot[1], Buffer.from([1]), slot[3].encoded]);
  return { stretched, kek, root: decrypt(kek, slot[4], slot[5], aad) };
}

const ALGORITHMS = { 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };

function account(record) {
  const [issuer, name, sites] = [record[16], record[17], record[24]];
  const code = { algorithm: ALGORITHMS[record[20]], digits: record[21], period: record[22] };
  return { issuer, name, secret: base32(record[18]), ...code, sites };
}

/** The recovery codes that an account has now, in their order. */
function codesOf(records, id) {
  const set = records.find((record) => record[1] === 2 && record[16].equals(id) && !record[19]);
  return set ? set[17].map((code) => code[1]) : [];
}

/** The accounts of a stored vault: issuer, name, secret (base32), algorithm, digits, period (of TOTP), sites, recovery codes. */
export async function openVaultFile(text, passphrase) {
  const { stored, before, header } = parts(text);
  const epoch = Buffer.alloc(4);
  epoch.writeUInt32LE(header[5]);
  const context = (name) => [Buffer.from(name), header[1], epoch];
  const { root } = await keysOfVaultFile(text, passphrase);

  const tag = createHmac('sha256', hkdf(root, context('header'))).update(before).digest();
  if (!timingSafeEqual(tag, stored.subarray(-36, -4))) throw new Error('the header was altered');
  const key = hkdf(root, context('body'), header[7]);
  const body = decrypt(key, header[8], stored.subarray(before.length, -36), createHash('sha256').update(before).digest());
  const records = cbor(body.subarray(4, 4 + body.readUInt32LE(0)))[2];
  return {
    generation: header[2],
    accounts: records.filter((record) => record[1] === 1 && !record[27]).map((record) => ({ ...account(record), codes: codesOf(records, record[2]) })),
  };
}

/** The newest of the two slots, opened. `page` is one of the extension's own. */
export async function openVaultOf(page, passphrase) {
  const stored = await page.evaluate(() => (globalThis.browser ?? chrome).storage.local.get(['v0', 'v1']));
  const opened = await Promise.all(Object.values(stored).map((text) => openVaultFile(text, passphrase)));
  return opened.sort((a, b) => b.generation - a.generation)[0];
}

function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)]).join('');
}
