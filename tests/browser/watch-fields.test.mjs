// extension/watch.js and watching.js in real pages: what they tell of fields and user names, on which pages they are silent, and on
// which watch.js stays alone.
//   node --test watch-fields.test.mjs          (BROWSERS=chromium narrows it)
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { launch } from './content-harness.mjs';
import { sleep, until } from './harness/wait.mjs';

const LATE = 'watch/late.html';
const FIELD = { field: true };
/** Longer than from a change to the look at it; the same for the first change. */
const [LOOK_MS, FIRST_MS] = [2200, 1300];
const withoutTopic = () => document.querySelector('h1').remove();
const LOGIN = '<form action="/login"><label>E-mail <input type="email" name="email"></label><label>Password <input type="password" name="password"></label><button>Log in</button></form>';

/** A user name, a search, an address; what is disabled, read-only, not shown; buttons. */
const NOTHING = `${LOGIN}
  <form><label>User name <input name="username" autocomplete="username"></label><button>Next</button></form>
  <form role="search"><input name="q" placeholder="Search"></form>
  <form><input name="first_name"><input name="last_name"><input name="street" autocomplete="street-address"><input name="city"><input name="zip" autocomplete="postal-code"></form>
  <form><input name="code" disabled></form>
  <form><input name="code" readonly value="123456"></form>
  <form class="off"><input name="code"></form>
  <form><input type="checkbox" name="code"><input type="submit" name="code" value="Code"><input type="hidden" name="code"></form>`;

for (const [file, most] of [['watch.js', 8 * 1024], ['watching.js', 10 * 1024]]) {
  test(`${file} fits its budget, and has no sink for markup`, async () => {
    const source = await readFile(new URL(`../../extension/${file}`, import.meta.url), 'utf8');
    assert.ok(Buffer.byteLength(source) <= most, `${Buffer.byteLength(source)} bytes`);
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|postMessage|fetch\(/);
    if (file === 'watch.js') assert.match(source, /^[\x00-\x7f]*$/, 'one letter that is not ASCII doubles what the browser keeps');
  });
}

test('only our own script in a tab gets the rest of the watcher, in its own frame', async () => {
  const added = [];
  globalThis.browser = { runtime: { id: 'ours' }, scripting: { executeScript: async (what) => void added.push(what) } };
  const { wake } = await import('../../extension/sites.js');
  const sender = { id: 'ours', tab: { id: 7 }, frameId: 3 };
  for (const [message, from] of [[{ wake: true }, { ...sender, id: 'other' }], [{ wake: true }, { id: 'ours', frameId: 3 }], [{ field: true }, sender], [null, sender], ['wake', sender]]) {
    assert.equal(wake(message, from), false);
  }
  assert.deepEqual(added, []);
  assert.equal(wake({ wake: true }, sender), true);
  assert.deepEqual(added, [{ target: { tabId: 7, frameIds: [3] }, files: ['watching.js'] }]);
});

// The two browsers side by side: most of it is waiting.
describe('in pages', { concurrency: 2 }, () => {
  for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
    describe(name, { concurrency: 1 }, () => {
      let browser;
      before(async () => (browser = await launch(name)), { timeout: 120_000 });
      after(() => browser?.close());

      async function watched(path, before = () => {}) {
        const tab = await browser.open(path);
        await tab.page.evaluate(before);
        await tab.heard();
        await tab.call('watch', null, 0);
        const told = [];
        let wakes = 0;
        /** All that was told so far; that watch.js asks for more is counted apart. */
        const listen = async () => {
          const heard = await tab.heard();
          wakes += heard.filter((it) => it.wake).length;
          told.push(...heard.filter((it) => !it.wake));
          return told;
        };
        return {
          ...tab,
          listen,
          wakes: () => wakes,
          add: (html) => tab.page.evaluate((html) => void add(html), html),
          tells: (message) => until(`it tells ${JSON.stringify(message)}`, async () => (await listen()).some((it) => JSON.stringify(it) === JSON.stringify(message))),
          forget: () => told.splice(0),
        };
      }
      const on = (title, path, check, before) =>
        test(title, { timeout: 60_000 }, async () => {
          const tab = await watched(path, before);
          try {
            await check(tab);
          } finally {
            await tab.close();
          }
        });

      for (const path of ['one-time-code.html', 'boxes.html', 'odd.html', 'number.html', 'shadow-open.html', 'shadow-open.html?closed', 'frames.html', 'strict-csp.html', 'clobbered.html', 'react-boxes.html']) {
        on(`${path}: a field, once`, path, async ({ tells, listen }) => {
          await tells(FIELD);
          await sleep(300);
          assert.equal((await listen()).filter((it) => it.field).length, 1);
        });
      }

      on('fields that are no code fields: nothing, and nothing more is loaded', LATE, async ({ add, listen, wakes }) => {
        await add(NOTHING);
        await sleep(FIRST_MS);
        assert.deepEqual(await listen(), []);
        assert.equal(wakes(), 0);
      }, withoutTopic);
      on('the same on a page that is watched in full: nothing', LATE, async ({ page, add, listen, wakes }) => {
        await sleep(FIRST_MS);
        await page.evaluate(withoutTopic);
        await add(NOTHING);
        await sleep(LOOK_MS);
        assert.deepEqual(await listen(), []);
        assert.equal(wakes(), 1);
      });
      on('a QR code that comes late, where nothing speaks of two-factor login', LATE, async ({ add, tells }) => {
        await add('<img src="/qr.png" width="200" height="200">');
        await tells({ appeared: true });
      }, withoutTopic);
      on('one of them that is shown', LATE, async ({ page, add, tells, wakes }) => {
        await add(NOTHING);
        await sleep(FIRST_MS);
        assert.equal(wakes(), 0);
        await page.evaluate(() => (document.querySelector('.off').className = ''));
        await tells(FIELD);
      }, withoutTopic);

      on('a field that comes late, under a name that says nothing, where two-factor login is spoken of', LATE, async ({ add, tells }) => {
        await sleep(800);
        await add('<form><p>Enter what your app shows.</p><input name="x1"><button>Go</button></form>');
        await tells(FIELD);
      });
      on('one that is shown, hidden and shown again is told again', LATE, async ({ page, add, tells, forget, listen }) => {
        await add('<div id="box" class="off"><input name="code"></div>');
        await sleep(LOOK_MS);
        assert.deepEqual(await listen(), []);
        for (let i = 0; i < 2; i += 1) {
          await page.evaluate(() => (document.getElementById('box').className = ''));
          await tells(FIELD);
          await page.evaluate(() => (document.getElementById('box').className = 'off'));
          await sleep(LOOK_MS);
          forget();
        }
      });
      for (const [what, html, show] of [
        ['enabled', '<input name="code" disabled>', () => (document.querySelector('input').disabled = false)],
        ['in a native dialog that opens', '<dialog><input name="code"></dialog>', () => document.querySelector('dialog').showModal()],
        ['in a closed root of a custom element', '', () => { const el = document.createElement('x-login'); el.attachShadow({ mode: 'closed' }).innerHTML = '<div><label>Code <input></label></div>'; document.body.append(el); }],
        ['in a frame of the same origin', '', () => { const el = document.createElement('iframe'); el.srcdoc = '<label>Code <input></label>'; document.body.append(el); }],
      ]) {
        on(`a field that is ${what}`, LATE, async ({ page, add, tells, listen }) => {
          await add(html);
          await sleep(LOOK_MS);
          assert.deepEqual(await listen(), []);
          await page.evaluate(show);
          await tells(FIELD);
        });
      }
      on('a field in a closed root of a plain element, as soon as the user is in it', LATE, async ({ page, tells }) => {
        await page.evaluate(() => {
          const root = document.getElementById('here').attachShadow({ mode: 'closed' });
          root.innerHTML = '<label>Code <input></label>';
          globalThis.inner = root.firstChild.lastChild;
        });
        const { x, y } = await page.evaluate(() => inner.getBoundingClientRect().toJSON());
        await page.mouse.click(x + 5, y + 5);
        await tells(FIELD);
      });
      on('a page that changes without end is looked at less often, and told of once', LATE, async ({ page, add, tells, listen }) => {
        await page.evaluate(() => setInterval(() => (document.querySelector('h1').style.left = `${performance.now()}px`), 5));
        await add(LOGIN);
        await sleep(1000);
        await add('<form><label>Code <input name="code"></label></form>');
        await tells(FIELD);
        await page.evaluate(() => setInterval(() => add('<form><label>Code <input name="code"></label></form>'), 200));
        await sleep(6000);
        const count = (await listen()).length;
        assert.ok(count >= 1 && count <= 6, `${count} messages`);
      });

      on('the user name is told, once a value; nothing else that is typed', LATE, async ({ page, add, tells, listen }) => {
        await add(`${LOGIN}<form><input name="otp"><input name="nick" aria-label="User name"><input name="account_no" aria-label="Account"><button>Go</button></form>`);
        await sleep(1000);
        const type = async (selector, text) => {
          await page.click(selector, { count: 3 });
          await page.keyboard.type(text);
          await page.keyboard.press('Tab');
        };
        await type('[name=email]', 'alice@example.com');
        await tells({ typed: 'alice@example.com' });
        await type('[name=email]', 'alice@example.co');
        await tells({ typed: 'alice@example.co' });
        await page.evaluate(() => document.querySelector('[name=email]').dispatchEvent(new Event('change', { bubbles: true })));
        await type('[name=password]', 'correct horse');
        await page.evaluate(() => (document.querySelector('[name=password]').type = 'text'));
        await type('[name=password]', 'correct horse battery');
        await type('[name=otp]', 'a12345');
        await type('[name=account_no]', '12345678');
        await type('[name=nick]', 'x'.repeat(300));
        await tells({ typed: 'x'.repeat(256) });
        const typed = (await listen()).filter((it) => 'typed' in it).map((it) => it.typed);
        assert.deepEqual(typed, ['alice@example.com', 'alice@example.co', 'x'.repeat(256)]);
      });
      on('where nothing is seen, a user name is told all the same', LATE, async ({ page, add, tells, wakes }) => {
        await add(LOGIN);
        await page.type('[name=email]', 'alice', { delay: 60 });
        await page.keyboard.press('Tab');
        await tells({ typed: 'alice' });
        assert.equal(wakes(), 1);
      }, withoutTopic);
      on('the same, if it is typed as fast as a machine does', LATE, async ({ page, add, tells }) => {
        await add(LOGIN);
        await page.type('[name=email]', 'alice@example.com');
        await page.keyboard.press('Tab');
        await tells({ typed: 'alice@example.com' });
      }, withoutTopic);
      on('a field before a password is a user name, whatever it is called', LATE, async ({ page, add, tells }) => {
        await add('<form><input name="a7"><input name="b9" type="password"></form>');
        await sleep(1000);
        await page.type('[name=a7]', 'alice');
        await page.keyboard.press('Tab');
        await tells({ typed: 'alice' });
      });
    });
  }
});
