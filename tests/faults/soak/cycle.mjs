// One cycle: start the browser, see that all is there, save, kill.
import { setTimeout as sleep } from 'node:timers/promises';
import { Profile, kill } from '../kit/profile.mjs';
import { PASSPHRASE, addRequest, ask, askOpen, compare, create, inventAccount, isOf } from '../kit/vault.mjs';
import { planKill, saveUntil, titleOf } from './plan.mjs';

/** A vault with more is left behind for a new one: each answer carries all codes, and time is dear. */
const MOST_ACCOUNTS = 150;
/** A browser that does not start on a busy machine says nothing about the vault. */
const STARTS = 3;

export class Cycles {
  #browser;
  #path;
  #journal;
  #profile;

  /** `path`: where the profile lies, which lives through all cycles and, with the journal, through several runs. */
  constructor(browser, path, journal) {
    this.#browser = browser;
    this.#path = path;
    this.#journal = journal;
  }

  /**
   * Starts, looks what the kill before has left, and, if `random` is given, saves until the next kill. `found` is what was
   * seen; `plan` and `saves` are about this kill.
   */
  async run(random) {
    let [session, page] = await this.#start();
    try {
      const found = await this.#look(page);
      if (!random || found.lost.length > 0) {
        await session.close();
        return { found };
      }
      if (this.#journal.accounts.length > MOST_ACCOUNTS) {
        await session.close();
        await this.renew();
        [session, page] = await this.#start();
      }
      const plan = planKill(random, !this.#journal.created);
      const before = this.#journal.accounts.length;
      if (plan.beforeSaves) {
        await this.#killOver(plan, page);
      } else {
        if (!this.#journal.created) await this.#create(page);
        await saveUntil(plan, session, (isDying) => this.#save(page, random, isDying));
      }
      await kill(session);
      return { found, plan: titleOf(plan), saves: this.#journal.accounts.length - before };
    } catch (error) {
      await kill(session).catch(() => {});
      throw error;
    }
  }

  async #create(page) {
    await create(page);
    this.#journal.vaultCreated();
  }

  /** Comes back when it is time to kill, over the making or the unlocking of the vault or what follows. */
  async #killOver({ ms }, page) {
    const isNew = !this.#journal.created;
    // It is open from the look at it.
    if (!isNew) await ask(page, 'lock');
    let acknowledged = false;
    ask(page, { [isNew ? 'create' : 'unlock']: PASSPHRASE }).then(
      ({ view }) => (acknowledged = view === 'open'),
      () => {},
    );
    await sleep(ms);
    if (isNew && acknowledged) this.#journal.vaultCreated();
  }

  async #start() {
    this.#profile ??= await Profile.make(this.#browser, this.#path);
    for (let left = STARTS; ; left--) {
      let session;
      try {
        session = await this.#profile.start();
        return [session, await session.extensionPage('vault.html')];
      } catch (error) {
        if (session) await kill(session);
        if (left === 1) throw error;
      }
    }
  }

  /**
   * `lost`: accounts that were acknowledged and are not there. `surplus`: how many nobody asked for. `kept`: whether the one
   * that was asked for and not acknowledged is there, undefined if there was none. `instead`: what was shown if not the vault.
   */
  async #look(page) {
    const journal = this.#journal;
    const first = await ask(page, 'open');
    // Killed while it was made, before anybody was told that there is one.
    if (!journal.created && first.view === 'firstRun') return { lost: [], surplus: 0 };
    const opened = await ask(page, { unlock: PASSPHRASE });
    if (first.view !== 'locked' || opened.view !== 'open') {
      const instead = [first, opened].map(({ view, failure }) => view ?? failure);
      return { lost: ['the vault', ...journal.accounts], surplus: 0, instead };
    }
    if (!journal.created) journal.vaultCreated();
    const { missing, more } = compare(opened.content.accounts, journal.accounts);
    let kept;
    if (journal.pending) {
      kept = more.some((one) => isOf(one, journal.pending));
      if (kept) journal.saved();
      else journal.notSaved();
    }
    return { lost: missing, surplus: more.length - (kept ? 1 : 0), kept };
  }

  async #save(page, random, isDying) {
    const account = inventAccount(random, this.#journal.accounts.length);
    this.#journal.asked(account);
    const accounts = await askOpen(page, addRequest(account));
    if (isDying()) return;
    if (!accounts.some((one) => isOf(one, account))) throw new Error('the answer to a save does not show what was saved');
    this.#journal.saved();
  }

  /** Leaves the vault behind. */
  async renew() {
    await this.#profile?.remove();
    this.#profile = undefined;
    this.#journal.startAnew();
  }
}
