// The browser stops the background in the middle of a save: at each of its steps, and at any moment.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inBrowsers } from '../browser/harness/sessions.mjs';
import { until } from '../browser/harness/wait.mjs';
import { STEPS, pauseAt } from './kit/pause.mjs';
import { Random } from './kit/random.mjs';
import { addRequest, ask, compare, create, inventAccount, isOf, unlock } from './kit/vault.mjs';

/** Milliseconds; a save takes some 20. */
const SWEEP_TO = 45;
const SWEEPS = 16;

// Firefox complains, by itself, of what an ended background had still asked of it.

inBrowsers('a background stopped in the middle of a save leaves the vault whole', { complaints: false }, async ({ session, t }) => {
  const random = new Random('worker stopped', session.name);
  const page = await session.extensionPage('vault.html');
  await create(page);
  const saved = [];

  /** The answer of the background. One that waits for a debugger answers nobody; to ask it something lets it go. */
  async function answered() {
    const answer = await ask(page, 'open', { seconds: 5 });
    if (answer.view) return answer;
    await Promise.race([session.inBackground(() => true).catch(() => {}), sleep(2000)]);
    return undefined;
  }

  /** Asks for a save, stops the background when `moment` has come; gives what became of the save. */
  async function stopDuring(moment) {
    const account = inventAccount(random, saved.length);
    const answer = ask(page, addRequest(account), { seconds: 5 });
    await moment();
    await session.stopWorker();
    const acknowledged = (await answer).view === 'open';

    const now = await until('the background answers', answered, { seconds: 40 });
    const shown = now.view === 'locked' ? await unlock(page) : now.content.accounts;
    const { missing, more } = compare(shown, saved);
    const there = more.some((one) => isOf(one, account));
    assert.deepEqual({ missing: missing.length, more: more.length }, { missing: 0, more: there ? 1 : 0 });
    assert.ok(there || !acknowledged, 'what was acknowledged is there');
    if (there) saved.push(account);
    return there ? 'there' : 'not there';
  }

  for (const [step, done] of Object.entries(STEPS)) {
    const { held } = await pauseAt(session, step);
    t.diagnostic(`${step} (${done}): ${await stopDuring(() => held)}`);
  }
  const outcomes = [];
  for (let index = 0; index < SWEEPS; index++) {
    const ms = (index * SWEEP_TO) / (SWEEPS - 1);
    outcomes.push(`${ms} ms ${await stopDuring(() => sleep(ms))}`);
  }
  t.diagnostic(outcomes.join(', '));
});
