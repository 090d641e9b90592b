// Waiting for something to become true, with an end.
import { setTimeout as sleep } from 'node:timers/promises';
import { waitingFor } from './stuck.mjs';

export { sleep };

/** What `probe` gives as soon as it is truthy. `what` says in the error what was waited for. */
export async function until(what, probe, { seconds = 15 } = {}) {
  const end = Date.now() + seconds * 1000;
  const isOver = waitingFor(what);
  try {
    for (;;) {
      const found = await probe();
      if (found) return found;
      if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
      await sleep(50);
    }
  } finally {
    isOver();
  }
}

/** The same, where `act` is tried again every second until then. */
export function againUntil(what, act, probe, options) {
  let next = 0;
  return until(
    what,
    async () => {
      if (Date.now() >= next) {
        await act();
        next = Date.now() + 1000;
      }
      return probe();
    },
    options,
  );
}
