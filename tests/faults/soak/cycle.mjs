// One cycle: start the browser, see that all is there, save, kill.
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
   * seen, undefined in a new vault; `plan` and `saves` are about this kill.
   */
  async run(random) {
    let [session, page] = await this.#start();
    try {
      const found = await this.#look(page);
      if (!random) {
        await session.close();
        return { found };
      }
      if (found && (found.lost.length > 0 || this.#journal.accounts.length > MOST_ACCOUNTS)) {
        await session.close();
        if (found.lost.length === 0) await this.renew();
        else return { found };
        [session, page] = await this.#start();
        await this.#look(page);
      }
      const plan = planKill(random);
      const before = this.#journal.accounts.length;
      await saveUntil(plan, session, (isDying) => this.#save(page, random, isDying));
      await kill(session);
      return { found, plan: titleOf(plan), saves: this.#journal.accounts.length - before };
    } catch (error) {
      await kill(session).catch(() => {});
      throw error;
    }
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
    if (!journal.created) {
      await create(page);
      journal.vaultCreated();
      return undefined;
    }
    const locked = await ask(page, 'open');
    const opened = await ask(page, { unlock: { passphrase: PASSPHRASE } });
    if (locked.view !== 'locked' || opened.view !== 'open') {
      return { lost: journal.accounts, surplus: 0, instead: [locked, opened].map(({ view, failure }) => view ?? failure) };
    }
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
