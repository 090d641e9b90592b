// `test` of node, in which nothing hangs.
import { test as nodeTest } from 'node:test';

const LIMIT = 120_000;

export function test(name, options, body = options) {
  return nodeTest(name, { timeout: LIMIT, ...(body === options ? {} : options) }, body);
}
