// What was asked and acknowledged, written down outside of the browser, and on the disk before anything goes on.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export class Journal {
  /** The accounts that must be there, oldest first. */
  accounts = [];
  /** The account whose save was asked for last, until its answer is here. */
  pending;
  /** Whether the vault was acknowledged. */
  created = false;
  #path;
  #file;

  /** Goes on with the journal at `path`, if there is one. */
  constructor(path) {
    this.#path = path;
    if (existsSync(path)) {
      // The last line may be torn, if we were killed ourselves: what it says was not relied on.
      const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
      for (const line of lines) this.#take(JSON.parse(line));
    }
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a');
  }

  #take({ what, account }) {
    switch (what) {
      case 'created':
        this.created = true;
        break;
      case 'asked':
        this.pending = account;
        break;
      case 'saved':
        this.accounts.push(this.pending);
        this.pending = undefined;
        break;
      case 'not saved':
        this.pending = undefined;
    }
  }

  #write(entry) {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#file);
    this.#take(entry);
  }

  vaultCreated() {
    this.#write({ what: 'created' });
  }

  asked(account) {
    this.#write({ what: 'asked', account });
  }

  /** The pending account was acknowledged, or has been seen in the vault. */
  saved() {
    this.#write({ what: 'saved' });
  }

  /** The pending account was never acknowledged and is not in the vault. */
  notSaved() {
    this.#write({ what: 'not saved' });
  }

  /** For a new vault. */
  startAnew() {
    closeSync(this.#file);
    rmSync(this.#path);
    this.#file = openSync(this.#path, 'a');
    this.accounts = [];
    this.pending = undefined;
    this.created = false;
  }
}
