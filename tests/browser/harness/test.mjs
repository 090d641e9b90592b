// `test` of node, in which nothing hangs.
import { test as nodeTest } from 'node:test';
import { tellWaits } from './stuck.mjs';

const LIMIT = 120_000;

export function test(name, options, body = options) {
  const watched = async (t) => {
    let isOver = false;
    t.signal.addEventListener('abort', () => isOver || console.error(`At the time limit of "${name}":\n${tellWaits()}`));
    try {
      return await body(t);
    } finally {
      isOver = true;
    }
  };
  return nodeTest(name, { timeout: LIMIT, ...(body === options ? {} : options) }, watched);
}
