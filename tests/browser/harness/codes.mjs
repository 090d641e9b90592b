// Codes of an independent implementation, to compare ours with.
import { TOTP } from 'otpauth';
import { sleep } from './wait.mjs';

/** The code of a secret in base32, now or `at` a time in milliseconds. */
export function codeOf(secret, { at = Date.now(), algorithm = 'SHA1', digits = 6, period = 30 } = {}) {
  return new TOTP({ secret, algorithm, digits, period }).generate({ timestamp: at });
}

/** The same code with its last digit changed. */
export const altered = (code) => code.replace(/.$/, (digit) => (Number(digit) + 1) % 10);

/** Waits until the running code has at least so many seconds left. */
export async function untilFresh(seconds = 5, period = 30) {
  const left = period - ((Date.now() / 1000) % period);
  if (left < seconds) await sleep(left * 1000 + 50);
}
