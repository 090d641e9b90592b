// When a cycle's kill comes.
import { setTimeout as sleep } from 'node:timers/promises';
import { STEPS, pauseAt } from '../kit/pause.mjs';

/** Shares of the kinds of kill, in tenths. */
const KINDS = [
  ...Array(3).fill('at random'),
  ...Array(2).fill('after asking'),
  ...Array(4).fill('between steps'),
  'while unlocking',
];
/** Milliseconds within which a kill at random comes; some 20 saves. */
const RANDOM_MS = 600;
/** Milliseconds; a save takes some 20. */
const ASKED_MS = 30;
/** Milliseconds; unlocking, and making a vault, takes some 500 to 1,000, and what has to be healed is healed after it. */
const UNLOCK_MS = 1200;
const MOST_SAVES = 8;
/** A save that is to be held is held within this, or the step does not exist in this build. */
const HELD_SECONDS = 10;

/** `isNew`: there is no vault yet. Half of the new ones are killed while they are made. */
export function planKill(random, isNew) {
  const kind = isNew && random.below(2) ? 'while creating' : random.pick(KINDS);
  const saves = random.between(1, MOST_SAVES);
  switch (kind) {
    case 'while creating':
    case 'while unlocking':
      return { kind, beforeSaves: true, ms: random.unit() * UNLOCK_MS };
    case 'at random':
      return { kind, ms: random.unit() * RANDOM_MS };
    case 'after asking':
      return { kind, saves, ms: random.unit() * ASKED_MS };
    default:
      return { kind, saves, step: random.pick(Object.keys(STEPS)) };
  }
}

export const titleOf = ({ kind, step }) => step ?? kind;

/**
 * Saves by `save` (one after the other, each kept when acknowledged) until the moment of the plan has come, and leaves the
 * last one unfinished. `save` may throw only once `isDying()`.
 */
export async function saveUntil(plan, session, save) {
  let over = false;
  const quietly = (promise) => promise.catch((error) => {
    if (!over) throw error;
  });
  if (plan.kind === 'at random') {
    const saves = quietly((async () => {
      while (!over) await save(() => over);
    })());
    await Promise.race([sleep(plan.ms), saves]);
  } else {
    for (let saved = 1; saved < plan.saves; saved++) await save(() => false);
    if (plan.kind === 'after asking') {
      const last = quietly(save(() => over));
      // Or as soon as it is acknowledged.
      await Promise.race([sleep(plan.ms), last]);
    } else {
      const { held } = await pauseAt(session, plan.step);
      const last = quietly(save(() => over));
      const late = sleep(HELD_SECONDS * 1000, 'late', { ref: false });
      const outcome = await Promise.race([quietly(held), last.then(() => 'saved'), late]);
      if (outcome !== true) throw new Error(`a save was not held ${plan.step}: ${outcome}`);
    }
  }
  over = true;
}
