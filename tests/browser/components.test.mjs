// What npm's components and frameworks believe the code is, after extension/filler.js has typed it, in both browsers.
//   node --test components.test.mjs          (BROWSERS=chromium narrows it)

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './content-harness.mjs';

const CODES = ['048213', '771640'];

/** By page of pages/components: how many fields the code has there. */
const COMPONENTS = {
  'input-otp': 1,
  radix: 6,
  ark: 6,
  chakra: 6,
  mantine: 6,
  antd: 6,
  'mui-field': 1,
  'mui-row': 6,
  'react-otp-input': 6,
  'vue-field': 1,
  'vue-reka': 6,
  'vue-input-otp': 1,
  'svelte-field': 1,
  'svelte-row': 6,
  'svelte-bits': 1,
  'angular-field': 1,
  'angular-row': 6,
  'angular-ng-otp-input': 6,
  'lit-open': 1,
  'lit-closed-row': 6,
  'material-web': 1,
};

/** A report without what it does not say, which one browser leaves out and the other passes on as null. */
const bare = (report) => Object.fromEntries(Object.entries(report).filter(([, value]) => value != null));

/** In the page: the state that the component's own framework shows. */
function read() {
  const root = window.inside?.() ?? document;
  const button = root.querySelector('button, md-filled-button');
  const sent = Array.from(root.querySelectorAll('li'), (item) => item.textContent);
  return { code: root.querySelector('output').textContent, ready: !button.disabled, sent };
}

for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
  describe(name, () => {
    let browser;
    before(async () => { browser = await launch(name); }, { timeout: 120_000 });
    after(() => browser?.close());

    for (const [component, count] of Object.entries(COMPONENTS)) {
      test(component, { timeout: 60_000 }, async (t) => {
        const tab = await browser.open('components.html', `components.html?${component}`);
        const state = () => tab.page.evaluate(read);
        const fill = async (code, press) => {
          const facts = await tab.sense();
          const fields = facts.fields.filter((field) => field.visible);
          assert.equal(fields.length, count);
          const texts = count === 1 ? [code] : [...code];
          return tab.fill(facts, fields.map(({ field }) => field), texts, { press });
        };

        t.after(() => tab.close());

        const kept = count === 1 ? [6] : [1, 1, 1, 1, 1, 1];
        assert.deepEqual(await state(), { code: '', ready: false, sent: [] });
        assert.deepEqual(bare(await fill(CODES[0])), { filled: true, kept });
        assert.deepEqual(await state(), { code: CODES[0], ready: true, sent: [] });
        await tab.page.evaluate(() => (window.inside?.() ?? document).querySelector('button, md-filled-button').click());
        await tab.page.waitForFunction(() => (window.inside?.() ?? document).querySelector('li'));
        assert.deepEqual((await state()).sent, [CODES[0]]);

        // The next one takes the place of the old one, and is sent by the filler.
        assert.deepEqual(bare(await fill(CODES[1], true)), { filled: true, kept, pressed: true });
        await tab.page.waitForFunction(() => (window.inside?.() ?? document).querySelectorAll('li')[1], { timeout: 5000 });
        assert.deepEqual(await state(), { code: CODES[1], ready: true, sent: CODES });
      });
    }
  });
}
