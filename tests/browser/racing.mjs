// For race.test.mjs: accounts, tabs that are filled while they move on, and what their pages ever held.
import { codeOf } from './harness/codes.mjs';
import { servePages } from './harness/server.mjs';
import { until } from './harness/wait.mjs';

/** An hour, so that a code lasts longer than a test: none waits for the next one. */
const PERIOD = 3600;
const SECRETS = 'GEZDGNBVGY3TQOJQ MFRGGZDFMZTWQ2LK JBSWY3DPEHPK3PXP KRUGKIDROVUWG2ZA NB2W45DFOIZA3TFM ONSWG4TFORZWK5BA'.split(' ');
/** Much longer than any fill takes. */
const PATIENCE_MS = 20_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The codes of an account that hold now, or did a moment ago. */
export const codesOf = ({ secret }) => [0, PATIENCE_MS].map((ago) => codeOf(secret, { at: Date.now() - ago, period: PERIOD }));

export class Race {
  /** What each document has told when it went: its address's query, its origin, what its fields held. */
  told = [];

  constructor(world) {
    this.world = world;
  }

  async open() {
    const { server } = this.world;
    // The same port has two hosts, and the same host two ports.
    this.second = await servePages({ routes: server.routes });
    server.routes['/held'] = async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      this.told.push(JSON.parse(body));
      response.writeHead(204).end();
    };
    this.popup = await this.world.session.extensionPage('popup.html?tab=0');
    // A code that the site asks for again is taken for refused, and the popup opens. Here each turn would open one.
    await this.world.session.inBackground(() => {
      (globalThis.browser ?? chrome).action.openPopup = async () => {};
    });
  }

  async close() {
    await this.popup?.close().catch(() => {});
    await this.second?.close();
  }

  /** A request as the popup sends it; what the background answers. */
  ask(tab, ask) {
    return this.popup.evaluate(
      async (message, patience) => {
        const late = new Promise((done) => setTimeout(done, patience, '{"Err":"no answer"}'));
        const answer = await Promise.race([(globalThis.browser ?? chrome).runtime.sendMessage(message), late]);
        return JSON.parse(answer);
      },
      { tab, ask },
      PATIENCE_MS,
    );
  }

  /** How a fill ended, in one word. */
  async fill(tab, account, consent = 'notAsked') {
    const { Ok: ok, Err: failure } = await this.ask(tab, { fill: { account: account.id, consent } });
    const { filled, failed = failure, ...other } = ok?.fill ?? {};
    const nameOf = (it) => (typeof it === 'string' ? it : Object.keys(it ?? {})[0]);
    return filled ? 'filled' : (nameOf(failed) ?? nameOf(other) ?? 'nothing');
  }

  /** A new window with this page, and the number of its tab. Browsers let a tab that is not in front wait. */
  async tab(url) {
    const page = await this.world.session.browser.newPage({ type: 'window' });
    await page.goto(url);
    const id = await this.popup.evaluate(async (wanted) => {
      const tabs = await (globalThis.browser ?? chrome).tabs.query({});
      return tabs.find(({ url }) => url === wanted).id;
    }, url);
    return { page, id };
  }

  /** Accounts that belong to the site of this tab. */
  async accounts(tab, names) {
    for (const name of names) {
      const secret = SECRETS[(this.made = (this.made ?? -1) + 1)];
      await this.ask(tab.id, { add: [secret, 'Race', name, 'totp', 'SHA1', '6', String(PERIOD), '0'] });
    }
    const { Ok: { view: { accounts: { accounts } } } } = await this.ask(tab.id, 'open');
    const made = names.map((name, i) => ({
      name, id: accounts.find((it) => it.name === name).id, secret: SECRETS[this.made + 1 - names.length + i],
    }));
    for (const account of made) {
      await tab.page.reload();
      const answer = await this.fill(tab.id, account, 'always');
      if (answer !== 'filled') throw new Error(`the site of ${account.name} was not learned: ${answer}`);
    }
    return made;
  }

  /** Goes there whatever else the tab is about to do. */
  async go(page, url) {
    await until(`${url} is there`, async () => {
      await page.goto(url, { waitUntil: 'domcontentloaded' }).catch(() => {});
      return (await page.evaluate(() => location.href).catch(() => '')) === url;
    });
  }
}

/** What the fields hold that can be seen into from the top document; undefined while there is none. */
export const valuesOf = (page) =>
  page
    .evaluate(() => {
      clearTimeout(window.moving);
      const inner = Array.from(document.querySelectorAll('iframe'), (it) => it.contentDocument ?? []).flat();
      return [document, ...inner].flatMap((root) => Array.from(root.querySelectorAll('input'), ({ value }) => value)).join('');
    })
    .catch(() => undefined);
