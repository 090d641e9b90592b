// Chance that can be had again: the same seed and labels give the same draws.
import { createHash } from 'node:crypto';

export class Random {
  #seed;
  #count = 0;

  /** `labels`: what the draws are for, so that one more draw in one place changes nothing in another. */
  constructor(...labels) {
    this.#seed = labels.join('/');
  }

  bytes(length) {
    const parts = [];
    for (let have = 0; have < length; have += 32) {
      parts.push(createHash('sha256').update(`${this.#seed}/${this.#count++}`).digest());
    }
    return Buffer.concat(parts).subarray(0, length);
  }

  /** From 0 up to, but without, 1. */
  unit() {
    return this.bytes(6).readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit) {
    return Math.floor(this.unit() * limit);
  }

  /** A whole number from `least` to `most`. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}
