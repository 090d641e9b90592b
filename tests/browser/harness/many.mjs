// Accounts by the thousand, as a list of otpauth addresses.
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** So many different accounts, a line each. */
export const manyLines = (count) =>
  Array.from({ length: count }, (_, at) => {
    const secret = Array.from({ length: 8 }, (_, digit) => BASE32[Math.floor(at / 32 ** digit) % 32]).join('');
    return `otpauth://totp/Site%20${at}:user${at}?secret=GEZDGNBV${secret}&issuer=Site%20${at}`;
  }).join('\n');
