// Pages that move on between the choice of a field and the fill, and two fills at once: no document ever gets a code that is
// not for it. RACE_SEED=number repeats a run, as far as two programs can be made to race in the same way twice.
import assert from 'node:assert/strict';
import { test } from './harness/test.mjs';
import { sleep } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';
import { Race, codesOf, randomFrom, valuesOf } from './racing.mjs';

const [TURNS, LANES, CALM, BOTH] = [Number(process.env.RACE_TURNS ?? 1000), 3, 24, Number(process.env.RACE_TURNS ?? 200)];
const SEED = Number(process.env.RACE_SEED ?? Date.now() % 2 ** 31);

// How a page moves on. All but `goto` run in the page; `there` is a page of another site.
const MOVES = {
  cross: (there) => { location.href = there; },
  goto: null, // as from the address bar, to another port
  reload: () => location.reload(),
  other: () => { location.search += '&other='; },
  blank: () => { location.href = 'about:blank'; },
  write: () => {
    const html = document.documentElement.outerHTML;
    window.report();
    document.open();
    document.write(html);
    document.close();
  },
  render: () => window.render(),
  back: () => history.back(),
  inner: (there) => { document.querySelector('iframe').src = there; },
  gone: () => document.querySelector('iframe').remove(),
};
/** Of these the answer says that the site was right, and that the page went on before the code could be typed. */
const BETWEEN = ['pageChanged', 'foreignFrame', 'noField'];

const count = (list) => list.reduce((sum, it) => ({ ...sum, [it]: (sum[it] ?? 0) + 1 }), {});
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

inEachBrowser(
  'race',
  (world) => {
    const random = randomFrom(SEED);
    const pick = (list) => list[Math.floor(random() * list.length)];
    let race;
    /** Fresh tabs for each test: those of the one before are closed. */
    async function begin(t) {
      race = new Race(world);
      t.after(() => race.close());
      await race.open();
    }
    const urlOf = (query, { port = world.server.port, host = '127.0.0.1' } = {}) =>
      `http://${host}:${port}/race.html?${new URLSearchParams(query)}`;

    test(`${TURNS} times a page moves on while it is filled`, { timeout: 1_800_000 }, async (t) => {
      await begin(t);
      const began = Date.now();
      const here = new URL(urlOf({})).origin;
      const lanes = [];
      for (let at = 0; at < LANES; at += 1) {
        const tab = await race.tab(urlOf({ lane: at }));
        // A code that was refused is not tried again before it ends: the account that was filled last has its turn after the other.
        lanes.push({ tab, at, accounts: await race.accounts(tab, [`${at} a`, `${at} b`]) });
      }
      race.told.length = 0;
      const turns = [];
      let typedAfter = [100];

      async function turn(lane, n) {
        const { tab: { page, id }, accounts } = lane;
        const fitting = ['cross', 'cross', 'goto', 'reload', 'other', 'blank', 'write', 'render', 'inner', 'inner', 'gone', ...(lane.atOther ? ['back'] : [])];
        const move = n < CALM ? 'none' : pick(fitting);
        const shape = random() < 1 / 3 ? 'row' : 'single';
        const query = { turn: n, shape, ...(['inner', 'gone'].includes(move) ? { frame: 1 } : {}) };
        const there = move === 'goto' ? urlOf(query, { port: race.second.port }) : urlOf({ ...query, frame: '' }, { host: 'localhost' });
        const delay = Math.round(random() * 1.25 * median(typedAfter.slice(-40)));
        await race.go(page, urlOf(query));
        const account = accounts[lane.next ?? 0];
        const asked = Date.now();
        const moved = {
          none: async () => {},
          goto: () => sleep(delay).then(() => page.goto(there, { waitUntil: 'domcontentloaded' })).catch(() => {}),
        }[move] ?? (() => page.evaluate(`window.moving = setTimeout(${MOVES[move]}, ${delay}, ${JSON.stringify(there)}), undefined`));
        const [answer] = await Promise.all([race.fill(id, account), moved()]);
        if (answer === 'filled') lane.next = 1 - (lane.next ?? 0);
        const left = await valuesOf(page);
        lane.atOther = move === 'cross' && new URL(page.url()).hostname === 'localhost';
        turns[n] = { n, move, shape, delay, asked, answer, left, codes: codesOf(account) };
        const heard = race.told.find((it) => it.turn === String(n) && it.since);
        if (heard) typedAfter.push(heard.since - asked);
      }

      let next = 0;
      await Promise.all(lanes.map(async (lane) => {
        while (next < TURNS) await turn(lane, next++);
      }));
      for (const { tab: { page } } of lanes) await race.go(page, urlOf({ turn: 'end' }));
      await sleep(500);

      const took = (Date.now() - began) / 1000;
      const between = turns.filter(({ answer }) => BETWEEN.includes(answer)).length;
      t.diagnostic(`seed ${SEED}; ${took.toFixed(0)} s; typed ${median(typedAfter)} ms after the request; ${between} refused between choice and fill`);
      for (const move of Object.keys({ none: 0, ...MOVES })) {
        t.diagnostic(`${move}: ${JSON.stringify(count(turns.filter((it) => it.move === move).map(({ answer }) => answer)))}`);
      }
      t.diagnostic(`in all: ${JSON.stringify(count(turns.map(({ answer }) => answer)))}`);

      const elsewhere = race.told.filter(({ origin }) => origin !== here);
      assert.deepEqual(elsewhere.filter(({ held }) => held.length > 0), [], 'another site holds something');
      assert.ok(elsewhere.length > TURNS / 10, `only ${elsewhere.length} pages of other sites were there`);
      const ofTurn = new Map(turns.map(({ n }) => [n, []]));
      for (const it of race.told.filter(({ origin }) => origin === here)) ofTurn.get(Number(it.turn))?.push(it);
      const wrong = turns.filter(({ n, left, codes }) =>
        (left && !codes.includes(left)) || ofTurn.get(n).some(({ held }) => held.some((it) => !codes.some((code) => code.includes(it)))));
      assert.deepEqual(wrong, [], 'the right site holds a part, or something else');
      // A frame that is taken away takes its answer along, as one does that a page closes when the code is complete.
      const untrue = turns.filter(({ n, move, answer, codes }) =>
        answer === 'filled' && move !== 'gone' && !ofTurn.get(n).some(({ held }) => held.some((it) => codes.includes(it))));
      assert.deepEqual(untrue, [], 'it is said to be filled, and never was');
      assert.deepEqual(turns.filter(({ answer }) => /answer|nothing/.test(answer)), []);
      assert.ok(between >= TURNS / 20, `only ${between} moved between choice and fill`);
      assert.ok(turns.filter(({ answer }) => answer === 'filled').length >= TURNS / 10);
    });

    test(`${BOTH} times two accounts of two sites are filled at once`, { timeout: 900_000 }, async (t) => {
      await begin(t);
      const began = Date.now();
      const sites = [];
      for (const port of [world.server.port, race.second.port]) {
        const tab = await race.tab(urlOf({ site: port }, { port }));
        sites.push({ port, tab, accounts: await race.accounts(tab, [`${port} a`, `${port} b`]) });
      }
      race.told.length = 0;
      const tabs = sites.map(({ tab }) => tab);
      const turns = [];
      let which = 0; // for the same reason as above
      for (let n = 0; n < BOTH; n += 1) {
        const order = n % 2 ? sites.toReversed() : sites; // which site is in which tab
        const isCrossed = random() < 1 / 5; // each is asked for the other's account
        await Promise.all(tabs.map(({ page }, i) => race.go(page, urlOf({ turn: n, shape: pick(['row', 'single']) }, order[i]))));
        const asked = tabs.map((tab, i) => ({ tab, own: order[i].accounts[which], port: order[i].port, account: order[isCrossed ? 1 - i : i].accounts[which] }));
        if (!isCrossed) which = 1 - which;
        const answers = await Promise.all(asked.map(async ({ tab, account }) => {
          await sleep(random() * 30);
          return race.fill(tab.id, account);
        }));
        const left = await Promise.all(tabs.map(({ page }) => valuesOf(page)));
        asked.forEach(({ own, port }, i) => turns.push({ n, isCrossed, answer: answers[i], left: left[i], codes: codesOf(own), port: String(port) }));
      }
      for (const { page } of tabs) await race.go(page, urlOf({ turn: 'end' }));
      await sleep(500);
      t.diagnostic(`seed ${SEED}; ${((Date.now() - began) / 1000).toFixed(0)} s; ${JSON.stringify(count(turns.map(({ answer }) => answer)))}`);
      const wrong = turns.filter(({ isCrossed, answer, left, codes }) =>
        isCrossed ? answer !== 'asks' || left !== '' : answer !== 'filled' || !codes.includes(left));
      assert.deepEqual(wrong, []);
      const strange = race.told.filter(({ turn, origin, held }) => {
        const of = turns.find((it) => String(it.n) === turn && new URL(origin).port === it.port);
        return of && held.some((it) => of.isCrossed || !of.codes.some((code) => code.includes(it)));
      });
      assert.deepEqual(strange, [], 'a page held for a moment what is not its own');
    });
  },
  { granted: true, launch: { extraPrefs: { 'dom.min_background_timeout_value': 4 } } },
);
