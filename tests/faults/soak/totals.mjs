// What has been counted in one browser, over all runs.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const NONE = { kills: 0, saves: 0, lostIn: 0, surplus: 0, seconds: 0, kinds: {}, seeds: [] };

export class Totals {
  #path;

  constructor(path) {
    this.#path = path;
    Object.assign(this, structuredClone(NONE), existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  }

  /** A kill was seen to the end: what it left was looked at. */
  add({ plan, saves }, { lost, surplus, kept }, seconds) {
    this.kills += 1;
    this.saves += saves;
    this.lostIn += lost.length > 0 ? 1 : 0;
    this.surplus += surplus;
    this.seconds += seconds;
    const kind = (this.kinds[plan] ??= { kills: 0, kept: 0, dropped: 0 });
    kind.kills += 1;
    if (kept !== undefined) kind[kept ? 'kept' : 'dropped'] += 1;
    this.write();
  }

  /** Something was missing before the first kill of a run: what the run before had left. */
  addLoss() {
    this.lostIn += 1;
    this.write();
  }

  write() {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, `${JSON.stringify(this, undefined, 2)}\n`);
    renameSync(`${this.#path}.new`, this.#path);
  }

  get good() {
    return this.lostIn === 0 && this.surplus === 0;
  }

  /** In words; the last line is for machines, too. */
  report(title) {
    const rows = Object.entries(this.kinds).map(
      ([kind, { kills, kept, dropped }]) => `  ${kind.padEnd(28)} ${String(kills).padStart(5)} kills; the save under way: there ${kept}, not there ${dropped}`,
    );
    return [
      `${title}: ${this.kills} kills, ${this.saves} acknowledged saves, ${(this.seconds / (this.kills || 1)).toFixed(1)} s a cycle`,
      ...rows,
      ...(this.surplus ? [`  ${this.surplus} accounts that nobody asked for`] : []),
      `lost ${this.lostIn} of ${this.kills}`,
    ].join('\n');
  }
}
