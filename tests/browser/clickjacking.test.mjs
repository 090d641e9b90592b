// A page that wants its user to press our offer unseen: no click counts. And on pages that want nothing, an honest one does.
//   node --test clickjacking.test.mjs          (BROWSERS=chromium narrows it, TRICK=name to one)
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';

import { CORPORA, launch } from './content-harness.mjs';
import { sleep } from './harness/wait.mjs';

const PAGE = 'clickjacking/page.html';
/** Where the offer is on the page of the tricks. In Firefox nothing is there, and that is clicked. */
const THERE = { x: 508, y: 235 };
/** The offer is up for so long before somebody clicks. */
const SETTLED_MS = 700;
/** Browsers at the same time: most of the time they wait. */
const AT_ONCE = 2;
const PAGES = 110;

const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/** A click as people make it: the pointer comes, rests a moment, presses. */
async function press(page, { x, y }, { hold = 170, whileThere = async () => {} } = {}) {
  await page.mouse.move(Math.max(0, x - 90), y + 140);
  await page.mouse.move(x, y, { steps: 3 });
  await whileThere();
  await sleep(hold);
  await page.mouse.down();
  await page.mouse.up();
  await sleep(60);
}

/** Whether the two look alike; the edges of letters differ from one painting to the next. */
function isAlike(one, other) {
  const [a, b] = [one, other].map((png) => PNG.sync.read(Buffer.from(png)));
  if (a.width !== b.width || a.height !== b.height) return false;
  let far = 0;
  for (let at = 0; at < a.data.length; at += 1) if (Math.abs(a.data[at] - b.data[at]) > 80) far += 1;
  return far < 0.01 * a.data.length;
}

/** A tab, and what is done in it. */
class Victim {
  static async open(name) {
    const victim = new Victim();
    victim.draws = name === 'chromium';
    victim.browser = await launch(name);
    victim.tab = await victim.browser.open(PAGE);
    victim.page = victim.tab.page;
    victim.url = victim.page.url();
    return victim;
  }

  async fresh() {
    await this.page.goto(this.url, { waitUntil: 'load' });
    await this.page.mouse.move(5, 700);
    await this.tab.heard();
  }
  async show() {
    const facts = await this.tab.sense();
    assert.equal(await this.tab.show(facts, facts.fields[0].field), this.draws, 'whether the offer is drawn');
  }
  offerAt = () => this.page.evaluate(() => offerAt());
  /** Its corners are round: what shows there is of the page. */
  look = ({ x, y, width, height }) => this.page.screenshot({ clip: { x: x + 3, y: y + 3, width: width - 6, height: height - 6 }, captureBeyondViewport: false });
  taken = async () => (await this.tab.heard()).filter((message) => 'taken' in message).length;
  refusal = async () => (await this.tab.call('offer.refusal', null, 0))[0].result;

  /** Plays the trick; how many clicks counted. */
  async fallFor(trick) {
    const { page, draws } = this;
    await this.fresh();
    const has = await page.evaluate((trick) => {
      const plain = ([key, value]) => [key, typeof value === 'function' || value];
      return Object.fromEntries(Object.entries(tricks[trick]).map(plain));
    }, trick);
    const play = (part) => page.evaluate((trick, part) => play(trick, part), trick, part);
    if (has.before) await play('before');
    if (has.late) return this.#clickBefore(has);
    await this.show();
    await sleep(draws ? SETTLED_MS : 50);
    const before = await this.offerAt();
    assert.equal(Boolean(before), draws);
    const picture = has.still && draws && (await this.look(before));
    if (has.after) await play('after');
    if (has.first) await page.mouse.click(has.first.x, has.first.y);
    await sleep(has.wait ?? (has.hover || !draws ? 0 : 300));
    if (picture) {
      assert.deepEqual(await this.offerAt(), before, 'it is where it was');
      assert.ok(isAlike(picture, await this.look(before)), 'it looks as it did');
    }
    const now = has.chase && (await this.offerAt());
    const given = has.point && (await page.evaluate((trick) => tricks[trick].point(), trick));
    const at = now ? middle(now) : given || (before ? middle(before) : THERE);
    if (has.keys) for (const key of has.keys) await page.keyboard.press(key);
    else if (has.drag) await this.#drag(await page.evaluate(() => bait()), at);
    else await press(page, at, { hold: has.hold, whileThere: async () => has.hover && play('hover') });
    await sleep(60);
    return this.taken();
  }

  /** The first clicks are on something of the page's own, in the place where the offer comes. */
  async #clickBefore({ clicks, pace = 300 }) {
    const facts = await this.tab.sense();
    await this.page.mouse.move(THERE.x, THERE.y);
    const shown = this.tab.show(facts, facts.fields[0].field);
    for (let clickCount = 1; clickCount <= clicks; clickCount += 1) {
      await this.page.mouse.down({ clickCount });
      await this.page.mouse.up({ clickCount });
      await sleep(pace);
    }
    assert.equal(await shown, this.draws);
    return this.taken();
  }

  async #drag(from, to) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await sleep(150);
    await this.page.mouse.up();
  }
}

/** Does `work` for each of the items, some at the same time. */
async function share(victims, items, work) {
  const rest = [...items];
  await Promise.all(victims.map(async (victim) => {
    for (let item; (item = rest.shift()); ) await work(victim, item);
  }));
}

for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  describe(name, () => {
    const draws = name === 'chromium';
    let victims = [];
    before(async () => (victims = await Promise.all(Array.from({ length: draws ? AT_ONCE : 1 }, () => Victim.open(name)))), { timeout: 120_000 });
    after(() => Promise.all(victims.map(({ browser }) => browser.close())));

    test('without a trick a click counts, once, where there is an offer', { timeout: 60_000 }, async () => {
      const [victim] = victims;
      await victim.fresh();
      await victim.show();
      await sleep(SETTLED_MS);
      await press(victim.page, THERE);
      assert.equal(await victim.taken(), draws ? 1 : 0, draws ? await victim.refusal() : '');
      assert.equal(await victim.offerAt(), null);
    });

    test('no trick gets a click', { timeout: 300_000 }, async (t) => {
      await victims[0].fresh();
      const tricks = await victims[0].page.evaluate(() => Object.keys(tricks).map((name) => ({ name, still: tricks[name].still ?? false })));
      const chosen = tricks.filter(({ name }) => name.includes(process.env.TRICK ?? ''));
      assert.ok(chosen.length >= 24 || process.env.TRICK);
      const fallen = [];
      await share(victims, chosen, async (victim, { name, still }) => {
        const count = await victim.fallFor(name).catch((error) => error.message);
        if (process.env.TRICK !== undefined) t.diagnostic(`${name}: ${count}, ${draws ? await victim.refusal() : ''}`);
        // What has no effect leaves an offer that is seen, and may be taken.
        if (count !== 0 && !(still && draws && count === 1)) fallen.push(`${name}: ${count}`);
      });
      const without = chosen.filter(({ still }) => still).length;
      t.diagnostic(`${name}: ${chosen.length - without} tricks, ${without} more without effect; ${fallen.length} clicks counted`);
      assert.deepEqual(fallen, []);
    });

    if (!draws) return;
    const labels = join(CORPORA, 'forms/labels.json');
    test('on ordinary pages an honest click counts', { timeout: 300_000, skip: !existsSync(labels) && 'no corpora: set SIXPENCE_CORPORA' }, async (t) => {
      const positive = JSON.parse(await readFile(labels, 'utf8')).filter(({ inputs }) => inputs.length > 0);
      let [shown, counted] = [0, 0];
      const refused = [];
      await share(victims, positive.slice(0, PAGES), async (victim, { file, inputs }) => {
        const { page, tab, browser } = victim;
        // One path for all, by which the extension finds the tab.
        await page.goto(`${browser.origin}/${PAGE}?page=${file}`, { waitUntil: 'load' });
        const box = await page.evaluate((selector) => {
          const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
          return [x + scrollX, y + scrollY, width, height].map(Math.round);
        }, inputs[0]);
        const facts = await tab.sense();
        const { field } = facts.fields.find((it) => it.visible && String(it.box) === String(box)) ?? {};
        // People scroll to a field that they have not in view.
        await page.evaluate((selector) => document.querySelector(selector).scrollIntoViewIfNeeded(), inputs[0]);
        if (field === undefined || !(await tab.show(facts, field))) return void t.diagnostic(`${file}: no offer`);
        shown += 1;
        await sleep(SETTLED_MS);
        const at = await page.evaluate(() => {
          const host = [...document.querySelectorAll('[popover=manual]')].findLast((el) => el.matches(':popover-open'));
          const { x, y, width, height } = host?.getBoundingClientRect() ?? {};
          return { x: x + width / 2, y: y + height / 2 };
        });
        await tab.heard();
        if (at.x === undefined || Number.isNaN(at.x)) return void refused.push(`${file}: gone`);
        await press(page, at);
        if ((await victim.taken()) === 1) counted += 1;
        else refused.push(`${file}: ${await victim.refusal()}`);
      });
      t.diagnostic(`honest clicks: ${counted} of ${shown} counted (${(100 * counted / shown).toFixed(1)} %) on ${Math.min(PAGES, positive.length)} pages; refused: ${refused.join(', ') || 'none'}`);
      assert.ok(shown > 0.85 * Math.min(PAGES, positive.length));
      assert.ok(counted >= 0.99 * shown, refused.join('\n'));
    });
  });
}
