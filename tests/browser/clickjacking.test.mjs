// A page that wants its user to press our offer unseen: no click counts. And on pages that want nothing, an honest one does.
//   node --test clickjacking.test.mjs          (BROWSERS=chromium narrows it, TRICK=name to one)
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from './content-harness.mjs';
import * as paths from './harness/paths.mjs';
import { sleep } from './harness/wait.mjs';

const PAGE = 'clickjacking/page.html';
const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
/** Where the offer is on the page of the tricks. In Firefox nothing is there, and that is clicked. */
const THERE = { x: 500, y: 236 };
const SETTLED = 750;

/** A click as people make it: the pointer comes, rests a moment, presses. */
async function press(page, { x, y }, { hold = 170, whileThere = async () => {}, count = 1 } = {}) {
  await page.mouse.move(x - 90, y + 140);
  await page.mouse.move(x, y, { steps: 3 });
  await whileThere();
  await sleep(hold);
  await page.mouse.down({ clickCount: count });
  await page.mouse.up({ clickCount: count });
}

for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  describe(name, () => {
    const draws = name === 'chromium';
    let [browser, tab, url] = [];
    before(async () => {
      browser = await launch(name);
      tab = await browser.open(PAGE);
      url = tab.page.url();
      tab.page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
    }, { timeout: 120_000 });
    after(() => browser?.close());

    async function fresh() {
      await tab.page.goto(url, { waitUntil: 'load' });
      await tab.page.mouse.move(5, 700);
      await tab.heard();
    }
    async function show() {
      const facts = await tab.sense();
      const isShown = await tab.show(facts, facts.fields[0].field);
      assert.equal(isShown, draws, 'whether the offer is drawn');
    }
    const offerAt = () => tab.page.evaluate(() => offerAt());
    const look = (clip) => tab.page.screenshot({ clip, encoding: 'base64' });
    const taken = async () => (await tab.heard()).filter((message) => 'taken' in message).length;

    /** Plays the trick; how many clicks counted. */
    async function fallFor(trick) {
      const { page } = tab;
      await fresh();
      const has = await page.evaluate((trick) => Object.fromEntries(Object.entries(tricks[trick]).map(([key, value]) => [key, typeof value === 'function' || value])), trick);
      const play = (part) => page.evaluate((trick, part) => play(trick, part), trick, part);
      if (has.before) await play('before');
      if (has.late) {
        // The first clicks are on something of the page's own, in the place where the offer comes.
        const facts = await tab.sense();
        await page.mouse.move(THERE.x, THERE.y);
        const shown = tab.show(facts, facts.fields[0].field);
        for (let i = 0; i < has.clicks; i += 1) {
          await page.mouse.down({ clickCount: i + 1 });
          await page.mouse.up({ clickCount: i + 1 });
          await sleep(has.pace ?? 300);
        }
        assert.equal(await shown, draws);
        await sleep(60);
        return taken();
      }
      await show();
      await sleep(draws ? SETTLED : 50);
      const before = await offerAt();
      assert.equal(Boolean(before), draws);
      const at = before ? middle(before) : THERE;
      const picture = has.still && draws && (await look(before));
      if (has.after) await play('after');
      if (has.first) await page.mouse.click(has.first.x, has.first.y);
      await sleep(has.wait ?? (has.hover || !draws ? 0 : 700));
      if (picture) {
        assert.deepEqual(await offerAt(), before, 'it is where it was');
        assert.equal(await look(before), picture, 'it looks as it did');
      }
      const point = has.point ? await page.evaluate((trick) => tricks[trick].point(), trick) : at;
      if (has.keys) for (const key of has.keys) await page.keyboard.press(key);
      if (has.drag) {
        const { x, y } = await page.evaluate(() => bait());
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(at.x, at.y, { steps: 5 });
        await sleep(150);
        await page.mouse.up();
      } else if (!has.keys) {
        await press(page, point, { hold: has.hold, whileThere: () => has.hover && play('hover') });
        // Where it went, too.
        const now = has.point || has.still ? null : await offerAt();
        if (now && Math.hypot(now.x - before.x, now.y - before.y) > 4) await press(page, middle(now), { hold: 130 });
      }
      await sleep(60);
      return taken();
    }

    test('without a trick a click counts, once, where there is an offer', { timeout: 60_000 }, async () => {
      await fresh();
      await show();
      await sleep(SETTLED);
      await press(tab.page, THERE);
      await sleep(60);
      assert.equal(await taken(), draws ? 1 : 0, draws ? (await tab.call('offer.refusal', null, 0))[0].result : '');
      assert.equal(await offerAt(), null);
    });

    test('no trick gets a click', { timeout: 300_000 }, async (t) => {
      await fresh();
      const tricks = await tab.page.evaluate(() => Object.keys(tricks).map((name) => ({ name, still: tricks[name].still ?? false })));
      const chosen = tricks.filter(({ name }) => name.includes(process.env.TRICK ?? ''));
      const fallen = [];
      for (const { name, still } of chosen) {
        const count = await fallFor(name).catch((error) => error.message);
        if (process.env.TRICK !== undefined) t.diagnostic(`${name}: ${count}, ${(await tab.call('offer.refusal', null, 0))[0].result}`);
        // What has no effect leaves an offer that is seen, and may be taken.
        if (count !== 0 && !(still && draws && count === 1)) fallen.push(`${name}: ${count}`);
      }
      const without = chosen.filter(({ still }) => still).length;
      t.diagnostic(`${name}: ${chosen.length - without} tricks, ${without} more without effect; ${fallen.length} clicks counted`);
      assert.deepEqual(fallen, []);
    });
  });
}
