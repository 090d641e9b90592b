// The offer at a code field: where it stands, how it behaves, when it goes, and that an honest click on it counts.
//   node --test offer.test.mjs          (BROWSERS=chromium narrows it; SHOTS=directory keeps pictures of it)
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { launch } from './content-harness.mjs';
import { sleep, until } from './harness/wait.mjs';

const SETTLED_MS = 700;
const ORDINARY = 'clickjacking/ordinary.html';

test('what is put into pages has no sink for markup, and no address', async () => {
  const source = await readFile(new URL('../../extension/offer.js', import.meta.url), 'utf8');
  assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|postMessage|fetch\(|getURL|@keyframes|animation:|transition:/);
});

describe('chromium', { skip: process.env.BROWSERS === 'firefox' }, () => {
  let browser;
  before(async () => (browser = await launch('chromium')), { timeout: 120_000 });
  after(() => browser?.close());

  /** Runs in the page: the element that we have put there, its rectangle and that of the field. */
  const inPage = () => {
    const deep = (root) => [...root.querySelectorAll('*')].flatMap((el) => [el, ...(el.shadowRoot ? deep(el.shadowRoot) : [])]);
    const all = deep(document);
    const host = all.findLast((el) => el.matches('[popover=manual]:popover-open'));
    const input = all.find((el) => el.localName === 'input' && el.type !== 'hidden');
    const plain = (el) => {
      const { x, y, width, height, right, bottom } = el?.getBoundingClientRect() ?? {};
      return el && { x, y, width, height, right, bottom };
    };
    const names = host?.getAttributeNames();
    return { host: plain(host), left: all.some((el) => el.matches('[popover=manual]')), input: plain(input), names, parent: host?.parentNode.localName ?? host?.parentNode.nodeName };
  };

  /** Opens a page, shows the offer at its first field that is seen. */
  async function show(path, { text, detail, viewport, dark } = {}) {
    const tab = await browser.open(ORDINARY, path.startsWith('?') ? ORDINARY + path : path);
    const { page } = tab;
    if (viewport) await page.setViewport(viewport);
    if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await tab.heard();
    const facts = await tab.sense();
    const { field } = facts.fields.find((it) => it.visible);
    const shown = await tab.show(facts, field, text, detail);
    return { ...tab, facts, field, shown, look: () => page.evaluate(inPage), again: (given = facts) => tab.show(given, field, text, detail) };
  }
  const isGone = (tab) => until('the offer goes', async () => !(await tab.look()).left);

  async function press({ page, look }, hold = 170) {
    const { host } = await look();
    const [x, y] = [host.x + host.width / 2, host.y + host.height / 2];
    await page.mouse.move(x + 60, y + 90);
    await page.mouse.move(x, y, { steps: 3 });
    await sleep(hold);
    await page.mouse.down();
    await page.mouse.up();
    await sleep(80);
  }

  const KINDS = {
    'plain': ['?plain'],
    'a row of boxes': ['?boxes'],
    'a small field': ['?small'],
    'a centred field': ['?centred'],
    'right to left': ['?rtl'],
    'right to left, boxes': ['?rtl&boxes'],
    'zoomed by the page': ['?zoom=1.5'],
    'scrolled, under a sticky header': ['?scrolled'],
    'a native modal dialog': ['?dialog'],
    'a popover of the page': ['?popover'],
    'a dialog that closes when something outside is pressed': ['?outside'],
    'an open shadow root': ['?shadow=open'],
    'a card that fades in': ['?fading'],
    'dark': ['?plain', { dark: true }],
    'dark, boxes': ['?boxes', { dark: true }],
    'narrow, at 200 %': ['?plain', { viewport: { width: 320, height: 480, deviceScaleFactor: 2 } }],
    'narrow boxes, at 200 %': ['?boxes', { viewport: { width: 340, height: 480, deviceScaleFactor: 2 } }],
    'two lines': ['?plain', { text: 'Unlock Sixpence', detail: 'to fill a code on accounts.example.com' }],
    'a long translation': ['?plain', { text: 'Einmalcode für Zwei-Faktor-Anmeldung jetzt einsetzen' }],
    'a long translation, narrow': ['?plain', { text: 'Einmalcode für Zwei-Faktor-Anmeldung jetzt einsetzen', viewport: { width: 320, height: 480 } }],
    'a strict policy': ['strict-csp.html'],
    'names of its elements over those of the document': ['clobbered.html'],
  };
  for (const [what, [path, options = {}]] of Object.entries(KINDS)) {
    test(`${what}: it stands there whole, and an honest click counts once`, { timeout: 60_000 }, async () => {
      const tab = await show(path, options);
      try {
        assert.equal(tab.shown, true);
        await sleep(SETTLED_MS);
        const { host, input, names } = await tab.look();
        assert.deepEqual(names, ['popover'], 'no attribute tells whose it is');
        if (process.env.SHOTS) await tab.page.screenshot({ path: join(process.env.SHOTS, `${what.replace(/\W+/g, '-')}.png`), captureBeyondViewport: false });
        const { innerWidth, innerHeight } = await tab.page.evaluate(() => ({ innerWidth, innerHeight }));
        assert.ok(host.x >= 0 && host.y >= 0 && host.right <= innerWidth && host.bottom <= innerHeight, JSON.stringify(host));
        assert.ok(host.height >= 28 && host.width >= 28);
        const inside = host.y >= input.y - 1 && host.bottom <= input.bottom + 1;
        // Room for six digits, wherever they begin.
        if (inside && host.x < input.right && host.right > input.x) assert.ok(input.width - host.width >= 90);
        else assert.ok(host.bottom <= input.y || host.y >= input.bottom || host.x >= input.right || host.right <= input.x);
        const focused = await tab.page.evaluate(() => Reflect.get(Document.prototype, 'activeElement', document)?.localName ?? 'body');
        await press(tab);
        assert.deepEqual(await tab.heard(), [{ taken: tab.facts.token }], (await tab.call('offer.refusal', null, 0))[0].result);
        assert.equal((await tab.look()).host, undefined);
        assert.equal(await tab.page.evaluate(() => Reflect.get(Document.prototype, 'activeElement', document)?.localName ?? 'body'), focused, 'the focus stays');
        if (path === '?outside') assert.ok((await tab.look()).input, 'the dialog is still there');
      } finally {
        await tab.close();
      }
    });
  }

  /** The offer is up; `act`; it goes. */
  const goes = (what, act, { path = '?plain', back = true } = {}) =>
    test(`it goes ${what}`, { timeout: 60_000 }, async () => {
      const tab = await show(path);
      try {
        assert.equal(tab.shown, true);
        await act(tab);
        await isGone(tab);
        if (back !== undefined) assert.equal(await tab.again(), back, 'whether it comes again');
      } finally {
        await tab.close();
      }
    });
  goes('when the user types', async ({ page }) => { await page.focus('input'); await page.keyboard.type('1'); });
  goes('when the field is filled', ({ fill, facts, field }) => fill(facts, [field], ['123456']));
  goes('when the field goes', ({ page }) => page.evaluate(() => document.querySelector('input').remove()), { back: false });
  goes('with the field and all around it', ({ page }) => page.evaluate(() => document.querySelector('dialog').remove()), { path: '?dialog', back: false });
  goes('when the field is hidden', ({ page }) => page.evaluate(() => (document.querySelector('.card').style.visibility = 'hidden')), { back: false });
  goes('on Escape, for good', ({ page }) => page.keyboard.press('Escape'), { back: false });
  goes('when the background says so', ({ call }) => call('offer.hide', null, 0));
  goes('for good when the page alters it', ({ page }) => page.evaluate(() => document.querySelector('html > div').setAttribute('data-x', '')), { back: false });
  goes('for good when the page removes it', ({ page }) => page.evaluate(() => document.querySelector('html > div').remove()), { back: false });
  goes('for good when the page closes it', ({ page }) => page.evaluate(() => document.querySelector('html > div').hidePopover()), { back: false });

  test('Escape closes it, and not the dialog that it is in', { timeout: 60_000 }, async () => {
    const tab = await show('?dialog');
    await tab.page.keyboard.press('Escape');
    await isGone(tab);
    assert.ok(await tab.page.evaluate(() => document.querySelector('dialog').open));
    await tab.page.keyboard.press('Escape');
    await until('the dialog closes', async () => (await tab.said()) === 'closed');
    await tab.close();
  });

  test('it goes when another tab comes to the front', { timeout: 60_000 }, async () => {
    const tab = await show('?plain');
    const other = await browser.open('negatives.html');
    await isGone(tab);
    await other.close();
    await tab.close();
  });

  test('it follows its field when the page scrolls, changes, is resized', { timeout: 60_000 }, async () => {
    const tab = await show('?scrolled');
    const gap = async () => {
      const { host, input } = await tab.look();
      return host && [Math.round(host.right - input.right), Math.round(host.y - input.y)];
    };
    const at = await gap();
    const moved = async () => (await gap())?.every((side, i) => Math.abs(side - at[i]) <= 1);
    for (const change of [() => scrollBy(0, 90), () => (document.querySelector('.card').style.marginLeft = '40px'), () => (document.documentElement.style.zoom = 1.25)]) {
      const { host } = await tab.look();
      await tab.page.evaluate(change);
      await until('it has followed', async () => (await tab.look()).host?.y !== host.y || (await tab.look()).host?.x !== host.x);
      if (!String(change).includes('zoom')) await until('it is where it was in the field', moved);
    }
    await tab.page.setViewport({ width: 700, height: 700 });
    await until('it is in view', async () => (await tab.look()).host?.right < 700);
    await tab.close();
  });

  test('it is a button with a name, for who cannot see it, and not in the way of the Tab key', { timeout: 60_000 }, async () => {
    const tab = await show('?plain', { text: 'Fill code', detail: 'for example.com' });
    const client = await tab.page.createCDPSession();
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const named = nodes.filter(({ role, name }) => role?.value === 'button' && name?.value.startsWith('Fill code'));
    assert.deepEqual(named.map(({ name }) => name.value), ['Fill code for example.com']);
    assert.equal(nodes.filter(({ role }) => /alert|dialog/.test(role?.value)).length, 0);
    await tab.page.focus('input');
    await tab.page.keyboard.press('Tab');
    assert.equal(await tab.page.evaluate(() => document.activeElement.textContent), 'Verify');
    await tab.close();
  });

  test('a click too early does not count, the next one does; three that do not, and it goes', { timeout: 60_000 }, async () => {
    const tab = await show('?plain');
    await press(tab, 0);
    assert.deepEqual(await tab.heard(), []);
    await sleep(SETTLED_MS);
    await press(tab);
    assert.deepEqual(await tab.heard(), [{ taken: tab.facts.token }]);
    assert.equal(await tab.again(), true);
    for (let i = 0; i < 3; i += 1) await press(tab, 0);
    await isGone(tab);
    assert.deepEqual(await tab.heard(), []);
    assert.equal(await tab.again(), false);
    await tab.close();
  });

  test('none for a field of another document, in a frame, or where the pointer is not drawn', { timeout: 60_000 }, async () => {
    const tab = await show('?plain');
    await tab.call('offer.hide', null, 0);
    assert.equal(await tab.again({ ...tab.facts, token: '1-2-3-4' }), false);
    await tab.page.addStyleTag({ content: 'body { cursor: none; }' });
    assert.equal(await tab.again(), false);
    await tab.page.evaluate(() => document.body.append(Object.assign(document.createElement('iframe'), { src: `${location.href}&inner` })));
    await until('the frame is there', async () => (await tab.senseAll()).length === 2 && (await tab.senseAll())[1].fields.length > 0);
    const inner = (await tab.senseAll()).find(({ top }) => !top);
    const [{ result }] = await tab.call('offer.show', { token: inner.token, field: inner.fields[0].field, text: 'Fill code' }, inner.frame);
    assert.equal(result, false);
    await tab.close();
  });
});

describe('firefox', { skip: process.env.BROWSERS === 'chromium' }, () => {
  test('there is no offer, and nothing is drawn', { timeout: 120_000 }, async () => {
    const browser = await launch('firefox');
    try {
      const tab = await browser.open(ORDINARY);
      const facts = await tab.sense();
      const before = await tab.page.evaluate(() => document.querySelectorAll('*').length);
      assert.equal(await tab.show(facts, facts.fields[0].field), false);
      await sleep(300);
      assert.equal(await tab.page.evaluate(() => document.querySelectorAll('*').length), before);
    } finally {
      await browser.close();
    }
  });
});
