// Many damages, one after the other, each on a fresh copy of a prepared profile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../kit/random.mjs';
import { removeStore } from './files.mjs';
import { KINDS, placesOf } from './places.mjs';
import { prepare } from './prepare.mjs';
import { openDamaged } from './trial.mjs';

export const STORES = ['local', 'database'];

/** Every kind on every store and both ends, in turn: `count` of them, the later rounds with other chances. */
export function listDamages(browser, count) {
  // Our IndexedDB is closed after each transaction, and SQLite then takes its log away: there is none to damage.
  const hasLog = (kind, store) => !(browser === 'firefox' && kind.startsWith('log') && store === 'database');
  const all = Object.keys(KINDS[browser]).flatMap((kind) =>
    STORES.filter((store) => hasLog(kind, store)).map((store) => ({ kind, store })),
  );
  return Array.from({ length: count }, (_, index) => {
    const { kind, store } = all[index % all.length];
    // A write-ahead log is left only by a browser that did not close.
    const round = Math.floor(index / all.length);
    return { index, kind, store, end: browser === 'firefox' && (kind.startsWith('log') || round % 2) ? 'killed' : round % 2 ? 'killed' : 'closed' };
  });
}

/**
 * Carries them out. After each, the profile that was damaged and healed has its other store deleted and must open again: that
 * shows that healing is more than a word. `say`: takes a line for each. Gives the rows, `{ ..., opened, healed, again }` or
 * `{ ..., error }`.
 */
export async function damageAll({ browser, damages, seed, say = () => {} }) {
  const scratch = await mkdtemp(join(tmpdir(), 'sixpence-damage-'));
  const prepared = {};
  const rows = [];
  try {
    for (const damage of damages) {
      const start = Date.now();
      const { end, index } = damage;
      prepared[end] ??= await prepare(browser, join(scratch, end), end);
      const row = await damageOne(prepared[end], join(scratch, `copy-${index}`), damage, new Random(seed, browser, index));
      row.seconds = (Date.now() - start) / 1000;
      rows.push(row);
      say(lineOf(row));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
  return rows;
}

async function damageOne({ profile, accounts }, path, damage, random) {
  const copy = await profile.copyTo(path);
  try {
    const places = await placesOf(copy);
    const [directory] = places[damage.store];
    if (!directory) throw new Error(`the profile has no store ${damage.store}`);
    const done = KINDS[copy.browser][damage.kind](directory, random);
    const row = { ...damage, done };
    try {
      Object.assign(row, await openDamaged(copy, accounts));
      if (row.healed) {
        const other = STORES.find((store) => store !== damage.store);
        removeStore((await placesOf(copy))[other]);
        row.again = (await openDamaged(copy, accounts.slice(0, row.opened === 'newest' ? undefined : -1))).opened;
      }
    } catch (error) {
      row.error = error.message;
    }
    return row;
  } finally {
    await copy.remove();
  }
}

export function lineOf({ index, store, kind, end, done, opened, crashed, healed, again, error, seconds }) {
  const outcome = error
    ? `FAILED: ${error}`
    : `${crashed ? 'the browser crashed, started again: ' : ''}opened ${opened}, ${healed ? `healed, then opened ${again} from it` : 'not healed'}`;
  return `${index}: ${store}, ${end}, ${kind} (${done}): ${outcome}; ${seconds.toFixed(1)} s`;
}

/** How each kind went, as lines of text. */
export function tableOf(rows) {
  const groups = Map.groupBy?.(rows, ({ store, kind }) => `${store}: ${kind}`) ?? grouped(rows);
  return [...groups].map(([title, all]) => {
    const count = (is) => all.filter(is).length;
    return `  ${title.padEnd(40)} ${all.length} damages: opened newest ${count((row) => row.opened === 'newest' && !row.error)}, previous ${count(
      (row) => row.opened === 'previous' && !row.error,
    )}, healed ${count((row) => row.healed)}, the browser crashed first ${count((row) => row.crashed)}, failed ${count((row) => row.error)}`;
  });
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const title = `${row.store}: ${row.kind}`;
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return groups;
}
