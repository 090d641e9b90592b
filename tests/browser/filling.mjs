// For the tests of extension/filler.js: pages that are written where they are tested, in both browsers.
import { after, before, describe, test } from 'node:test';
import { launch } from './content-harness.mjs';

export const CODE = '048213'; // begins with a zero
export const SIX = [...CODE];
export const FULL = [1, 1, 1, 1, 1, 1];
export const NONE = [0, 0, 0, 0, 0, 0];

/** A report without what it does not say, which one browser leaves out and the other passes on as null. */
export const bare = (report) => Object.fromEntries(Object.entries(report).filter(([, value]) => value != null));

/** A row of six boxes, each with these attributes. */
export const boxes = (attributes = 'maxlength=1') => `<input size=1 ${attributes}>`.repeat(6);

/**
 * `define({ on, browser })` makes the tests of one browser. `on(title, html, script, check)`: a page with this body, where
 * `script` runs before `check(tab)`.
 */
export function inBrowsers(define) {
  for (const name of (process.env.BROWSERS ?? 'chromium,firefox').split(',')) {
    describe(name, () => {
      const browser = {};
      before(async () => { Object.assign(browser, await launch(name)); }, { timeout: 120_000 });
      after(() => browser.close?.());
      const on = (title, html, script, check) =>
        test(title, { timeout: 60_000 }, async (t) => {
          const tab = await browser.open('blank.html');
          t.after(() => tab.close());
          await tab.page.evaluate((markup) => { document.body.innerHTML = markup; }, html);
          if (script) await tab.page.evaluate(script);
          await check({ ...tab, fillAll: (options, code = CODE) => fillAll(tab, options, code) });
        });
      define({ on, browser, name });
    });
  }
}

/** Types a code into all that can be seen: one field, or a row. */
async function fillAll(tab, options, code) {
  const facts = await tab.sense();
  const fields = facts.fields.filter((field) => field.visible).map(({ field }) => field);
  return bare((await tab.fill(facts, fields, fields.length === 1 ? [code] : [...code], options)) ?? {});
}
