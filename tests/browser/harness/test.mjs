// `test` of node, in which nothing hangs.
import { test as nodeTest } from 'node:test';
import { tellWaits } from './stuck.mjs';

const LIMIT = 120_000;

export function test(name, options, body = options) {
  const watched = async (t) => {
    const tell = () => console.error(`At the time limit of "${name}":\n${tellWaits()}`);
    t.signal.addEventListener('abort', tell);
    try {
      return await body(t);
    } finally {
      // A test that is over is aborted, too.
      t.signal.removeEventListener('abort', tell);
    }
  };
  return nodeTest(name, { timeout: LIMIT, ...(body === options ? {} : options) }, watched);
}
