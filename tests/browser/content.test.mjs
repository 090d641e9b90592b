// extension/content.js and filler.js in real pages, in the isolated world of an extension, in both browsers.
//   node --test content.test.mjs          (BROWSERS=chromium narrows it)

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { PNG } from 'pngjs';
import QRCode from 'qrcode';

import { QR_QUIET, QR_TEXT, launch } from './content-harness.mjs';

const CODE = '048213'; // begins with a zero
const SIX = [...CODE];

const FIXTURES = {
  'one-time-code': 'one-time-code.html',
  boxes: 'boxes.html',
  odd: 'odd.html',
  number: 'number.html',
  'shadow-closed': 'shadow-open.html?closed',
  'react-boxes': 'react-boxes.html',
  negatives: 'negatives.html',
  recovery: 'recovery.html',
};

test('content.js fits its budget; what runs in pages has no sink for markup or code', async () => {
  for (const name of ['content.js', 'filler.js']) {
    const source = await readFile(new URL(`../../extension/${name}`, import.meta.url), 'utf8');
    assert.ok(Buffer.byteLength(source) <= 10 * 1024, `${name}: ${Buffer.byteLength(source)} bytes`);
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|sendMessage|postMessage|fetch\(/);
  }
});

for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  describe(name, () => {
    let browser;
    before(async () => { browser = await launch(name); }, { timeout: 120_000 });
    after(() => browser?.close());

    /** Runs `check` on a page and closes it. */
    const on = (title, path, check) =>
      test(title, { timeout: 60_000 }, async () => {
        const tab = await browser.open(path);
        try {
          await check(tab);
        } finally {
          await tab.close();
        }
      });
    const only = (facts, name) => facts.fields.find((field) => field.name === name);
    const fillOnly = async (tab, name) => {
      const facts = await tab.sense();
      const field = name ? only(facts, name) : facts.fields[0];
      return tab.fill(facts, [field.field], [CODE]);
    };
    const filled = { filled: true, kept: [6] };
    const bare = ({ filled, reason, kept }) => ({ filled, ...(reason && { reason }), kept });

    describe('facts', () => {
      on('of a plain form', 'one-time-code.html', async ({ sense }) => {
        const facts = await sense();
        assert.equal(facts.origin, browser.origin);
        assert.equal(facts.top, true);
        assert.equal(facts.sameOriginChain, true);
        assert.equal(facts.title, 'Two-factor authentication');
        assert.equal(facts.path, '/one-time-code.html');
        assert.equal(facts.fields.length, 1);
        const [field] = facts.fields;
        assert.equal(field.name, 'code');
        assert.equal(field.autocomplete, 'one-time-code');
        assert.equal(field.label, 'Code:');
        assert.equal(field.heading, 'Two-Factor Authentication');
        assert.equal(field.visible, true);
        assert.equal(field.enabled, true);
        assert.equal(field.length, 0);
        assert.match(facts.forms[field.form].words, /2fa\/authenticate/);
        assert.match(facts.forms[field.form].text, /Sign In/);
      });

      on('the same token and numbers for a document, others for the next', 'one-time-code.html', async ({ page, sense }) => {
        const [first, second] = [await sense(), await sense()];
        assert.equal(first.token, second.token);
        assert.equal(first.fields[0].field, second.fields[0].field);
        await page.reload();
        assert.notEqual((await sense()).token, first.token);
      });

      on('of every state', 'odd.html', async ({ sense }) => {
        const facts = await sense();
        const those = (which) => facts.fields.filter(which).map((field) => field.name);
        assert.deepEqual(those((f) => !f.visible), ['hidden', 'invisible', 'away', 'tiny']);
        assert.deepEqual(those((f) => !f.enabled), ['disabled', 'in-disabled']);
        assert.deepEqual(those((f) => f.readOnly), ['until-focus', 'readonly']);
        assert.deepEqual(those((f) => f.faint && f.visible), ['faint']);
      });

      on('of who the user is, and of nothing else that is written in fields', 'who.html', async ({ sense }) => {
        const facts = await sense();
        assert.equal(facts.lang, 'de-AT');
        assert.deepEqual(facts.who, ['ann@corp.example', 'Ann Example', 'ann@example.org', 'ann_b', 'bob@example.net', 'ann.b@example.org']);
        assert.doesNotMatch(JSON.stringify(facts), /hidden-|hunter2|123456|4711|typed by/);
        assert.equal(only(facts, 'username').length, 11);
      });

      on('without the texts of fields that cannot be seen', 'who.html', async ({ sense }) => {
        const { visible, label, near, heading, form } = only(await sense(), 'unseen');
        assert.deepEqual({ visible, label, near, heading, form }, { visible: false, label: '', near: '', heading: '', form: undefined });
      });

      on('not confused by named elements', 'clobbered.html', async ({ sense, fill, page, picture }) => {
        const facts = await sense();
        assert.equal(facts.title, 'Clobbered');
        const field = only(facts, 'code');
        assert.equal(field.label, 'Authentication code');
        assert.equal(field.visible, true);
        assert.match(facts.forms[field.form].words, /\/2fa sixpence/);
        assert.deepEqual(bare(await fill(facts, [field.field], [CODE])), filled);
        assert.equal(await page.evaluate(() => [...document.querySelectorAll('[autocomplete]')][0]?.value).catch(() => CODE), CODE);
        const src = await page.evaluate(() => window.qr.src);
        assert.match((await picture(src)).dataUrl, /^data:image\/png/);
      });

      // What Rust's tests read (tests/autofill_classify.rs): recorded here, so that the two ends cannot drift apart.
      for (const [fixture, path] of Object.entries(FIXTURES)) {
        on(`as recorded in ${fixture}.json`, path, async ({ sense }) => {
          const facts = { ...(await sense()), token: 'token', origin: 'https://example.com' };
          const file = new URL(`../fixtures/facts/${fixture}.json`, import.meta.url);
          if (process.env.RECORD === name) await writeFile(file, `${JSON.stringify(facts, null, 1)}\n`);
          const recorded = JSON.parse(await readFile(file, 'utf8'));
          const placeless = ({ fields, ...rest }) => ({ ...rest, fields: fields.map(({ box, ...field }) => (assert.equal(box.length, 4), field)) });
          assert.deepEqual(placeless(facts), placeless(recorded));
        });
      }

      on('of frames', 'frames.html', async ({ senseAll, fill, page }) => {
        const frames = await senseAll();
        const found = (what) => frames.find(what);
        const top = found((f) => f.top);
        assert.equal(top.fields.length, 0);
        const [same, srcdoc] = [found((f) => f.path === '/one-time-code.html' && f.sameOriginChain), found((f) => f.path === 'srcdoc')];
        for (const inner of [same, srcdoc]) {
          assert.equal(inner.origin, browser.origin);
          assert.equal(inner.top, false);
          assert.equal(inner.sameOriginChain, true);
        }
        const cross = found((f) => f.origin === browser.other);
        assert.equal(cross.sameOriginChain, false);
        const deep = found((f) => f.origin === browser.origin && !f.sameOriginChain);
        assert.equal(deep.path, '/one-time-code.html');
        // Browsers either do not inject into a sandboxed document or report what it is.
        for (const f of frames.filter((f) => f.origin === 'null')) assert.equal(f.sameOriginChain, false);
        assert.equal(frames.filter((f) => f.sameOriginChain).length, 3);
        assert.deepEqual(bare(await fill(same, [same.fields[0].field], [CODE], same)), filled);
        assert.equal(await page.evaluate(() => frames[0].document.querySelector('[name=code]').value), CODE);
        // The order for one frame does nothing in another.
        assert.equal((await fill(same, [0], [CODE], srcdoc)).reason, 'moved');
      });
    });

    describe('fills', () => {
      on('a plain field, and keeps the focus there', 'one-time-code.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab)), filled);
        assert.equal((await tab.values()).at(-1), CODE);
        assert.equal(await tab.page.evaluate(() => document.activeElement.name), 'code');
        assert.equal((await tab.sense()).fields[0].focused, true);
      });
      on('a page with a strict policy', 'strict-csp.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab)), filled);
      });
      on('events that the page can read', 'one-time-code.html', async (tab) => {
        await tab.page.evaluate(() => {
          window.seen = [];
          for (const type of ['keydown', 'beforeinput', 'input', 'keyup', 'change', 'submit', 'paste']) {
            document.addEventListener(type, (e) => seen.push([type, e.data ?? e.key ?? '', e.inputType ?? e.keyCode ?? ''].join(' ')), true);
          }
        });
        await fillOnly(tab);
        assert.deepEqual(await tab.page.evaluate(() => window.seen),
          ['keydown 3 51', `beforeinput ${CODE} insertText`, `input ${CODE} insertText`, 'keyup 3 51', 'change  ']);
      });
      on('a React-controlled field', 'react-controlled.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab)), filled);
        assert.equal(await tab.said(), CODE);
        assert.equal(await tab.page.evaluate(() => document.querySelector('button').disabled), false);
      });
      on('a Vue-controlled field', 'vue-controlled.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab)), filled);
        assert.equal(await tab.said(), CODE);
      });
      on('a number field, with its leading zero', 'number.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab)), filled);
        assert.deepEqual(await tab.values(), [CODE]);
      });
      on('a field that clears on blur, over an old code', 'blur.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab, 'mfa')), filled);
        assert.equal((await tab.values())[0], CODE);
      });
      for (const mode of ['open', 'closed']) {
        on(`a field in ${mode} shadow roots`, mode === 'open' ? 'shadow-open.html' : 'shadow-open.html?closed', async (tab) => {
          const facts = await tab.sense();
          assert.equal(facts.fields.length, 1);
          assert.equal(facts.fields[0].label, 'Authentication code');
          assert.equal(facts.fields[0].described, 'Shown by your app');
          assert.equal(facts.fields[0].heading, 'Two-factor authentication');
          assert.deepEqual(bare(await tab.fill(facts, [facts.fields[0].field], [CODE])), filled);
          assert.equal(await tab.page.evaluate(() => window.reveal()), CODE);
        });
      }
      on('odd fields', 'odd.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab, 'until-focus')), filled);
        assert.deepEqual(bare(await fillOnly(tab, 'grouping')), { filled: true, kept: [7] });
        assert.deepEqual(bare(await fillOnly(tab, 'own-way')), filled);
        assert.deepEqual(bare(await fillOnly(tab, 'self-submitting')), filled);
        assert.deepEqual(bare(await fillOnly(tab, 'faint')), filled);
      });
    });

    describe('rows of boxes', () => {
      const row = { filled: true, kept: [1, 1, 1, 1, 1, 1] };
      for (const [title, path] of [
        ['that move the focus along', 'boxes.html'], ['that take a paste', 'boxes.html?paste'],
        ['that write at keydown', 'boxes.html?keys'], ['with an old code in them', 'boxes.html?full'],
        ['of React, with paste', 'react-boxes.html'], ['of React, without paste', 'react-boxes.html?nopaste'],
      ]) {
        on(title, path, async (tab) => {
          const facts = await tab.sense();
          assert.deepEqual(bare(await tab.fill(facts, facts.fields.map((f) => f.field), SIX)), row);
          assert.deepEqual(await tab.values(), SIX);
          if (path.startsWith('react')) assert.equal(await tab.said(), CODE);
          if (path.endsWith('?paste')) assert.equal(await tab.said(), 'pasted');
          assert.equal(await tab.page.evaluate(() => [...document.querySelectorAll('input')].indexOf(document.activeElement)), 5);
          assert.notEqual(await tab.page.title(), 'submitted');
        });
      }
      on('that go away when complete', 'boxes.html?submit', async (tab) => {
        const facts = await tab.sense();
        assert.equal((await tab.fill(facts, facts.fields.map((f) => f.field), SIX)).filled, true);
        assert.equal(await tab.said(), CODE);
      });
      on('that do not keep the code are left empty', 'boxes.html?forgetful', async (tab) => {
        const facts = await tab.sense();
        const report = await tab.fill(facts, facts.fields.map((f) => f.field), SIX);
        assert.deepEqual(bare(report), { filled: false, reason: 'refused', kept: [0, 0, 0, 0, 0, 0] });
        assert.deepEqual(await tab.values(), ['', '', '', '', '', '']);
      });
    });

    describe('refuses', () => {
      on('fields that cannot be written to', 'odd.html', async (tab) => {
        assert.deepEqual(bare(await fillOnly(tab, 'readonly')), { filled: false, reason: 'readonly', kept: [0] });
        for (const field of ['disabled', 'in-disabled', 'hidden', 'invisible', 'away', 'tiny']) {
          assert.equal((await fillOnly(tab, field)).reason, 'gone', field);
        }
        assert.equal((await fillOnly(tab, 'stubborn')).reason, 'refused');
      });
      on('a field that was replaced since', 'one-time-code.html', async (tab) => {
        const facts = await tab.sense();
        await tab.page.evaluate(() => { const el = document.querySelector('#id_code'); el.replaceWith(el.cloneNode()); });
        assert.equal((await tab.fill(facts, [0], [CODE])).reason, 'gone');
        assert.equal((await tab.sense()).fields[0].field, 1);
        assert.equal((await tab.fill(facts, [0], [CODE])).reason, 'gone');
      });
      on('another document, another origin, an unknown field', 'one-time-code.html', async (tab) => {
        const facts = await tab.sense();
        assert.equal((await tab.fill({ ...facts, origin: 'https://example.com' }, [0], [CODE])).reason, 'moved');
        assert.equal((await tab.fill(facts, [7], [CODE])).reason, 'gone');
        assert.equal((await tab.fill(facts, [], [])).reason, 'gone');
        await tab.page.reload();
        await tab.sense();
        assert.equal((await tab.fill(facts, [0], [CODE])).reason, 'moved');
        assert.deepEqual((await tab.values()).at(-1), '');
      });
    });

    describe('pictures', () => {
      const { modules } = QRCode.create(QR_TEXT);
      /** Whether every module of the code is where it should be. */
      const check = ({ dataUrl }, title) => {
        const { width, height, data } = PNG.sync.read(Buffer.from(dataUrl.split(',')[1], 'base64'));
        assert.ok(Math.max(width, height) >= 300 && Math.max(width, height) <= 1600, `${title}: ${width}x${height}`);
        // The margin is .12 of the picture's side on each side of it.
        const side = width / 1.24;
        const pitch = side / (modules.size + 2 * QR_QUIET);
        const at = (n) => Math.round((width - side) / 2 + (n + QR_QUIET + 0.5) * pitch);
        for (let y = 0; y < modules.size; y++) {
          for (let x = 0; x < modules.size; x++) {
            const offset = (at(y) * width + at(x)) * 4;
            const dark = data[offset] < 128 && data[offset + 3] > 128;
            assert.equal(dark, !!modules.get(y, x), `${title}: module ${x},${y}`);
          }
        }
        assert.equal(data[3], 0, `${title}: the margin is transparent`);
      };
      on('read from the element', 'pictures.html', async ({ page, picture }) => {
        for (const id of ['svg', 'svg-no-size', 'data', 'file', 'clear', 'tiny', 'huge', 'chosen']) {
          const [src, width] = await page.evaluate((id) => {
            const img = document.getElementById(id);
            return [img.currentSrc, img.getBoundingClientRect().width];
          }, id);
          const found = await picture(src);
          check(found, id);
          assert.equal(found.facts.width, width, id);
        }
        check(await picture(`${browser.origin}/qr.png?shadow`), 'shadow');
      });
      on('or not, if they are another origin’s', 'pictures.html', async ({ picture }) => {
        assert.equal((await picture(`${browser.other}/qr.png?foreign`)).dataUrl, null);
        assert.equal(await picture(`${browser.origin}/none.png`), undefined);
      });
    });

    describe('what is written', () => {
      on('line by line, in fields and attributes, through shadow roots', 'written.html', async ({ pieces }) => {
        const said = (await pieces()).map(({ kind, text, label }) => [kind, text, label]);
        assert.deepEqual(said, [
          ['line', 'Heading', ''],
          ['line', 'One line with bold words', 'first para step'],
          ['line', 'before the break', ''],
          ['line', 'ABCD EFGH IJKL MNOP', ''],
          ['line', 'cell one', ''],
          ['line', 'cell two', ''],
          ['field', 'JBSWY3DPEHPK3PXP', 'Setup key secret-name secret-id'],
          ['line', 'Setup key', ''],
          ['attribute', 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP', 'href link-id Open'],
          ['line', 'Open', 'link-id'],
          ['attribute', 'JBSWY3DPEHPK3PXP', 'data-clipboard-text copy clipboardText Copy'],
          ['line', 'Copy', 'copy clipboardText'],
          ['line', 'in the shadow', 'inside'],
          ['line', 'slotted', ''],
          ['line', 'first of pre', ''],
          ['line', 'second of pre', ''],
        ]);
      });
    });
  });
}
