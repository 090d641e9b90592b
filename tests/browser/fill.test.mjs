// Filling by popup, keyboard and menu; into every shape of field; and where nothing may be filled.
import assert from 'node:assert/strict';
import { codeOf, untilFresh } from './harness/codes.mjs';
import { pickFromMenu, shortcut } from './harness/hands.mjs';
import { ACCOUNT } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';

/** All values of the fields of a document, shadow roots and frames of the same origin included. */
const valuesOf = (page) =>
  page.evaluate(() => {
    const fields = (root) =>
      [...root.querySelectorAll('*')].flatMap((node) => [
        ...(node.localName === 'input' && node.type !== 'hidden' ? [node.value] : []),
        ...(node.shadowRoot ? fields(node.shadowRoot) : []),
        ...(node.localName === 'iframe' && node.contentDocument ? fields(node.contentDocument) : []),
      ]);
    return fields(document).join('');
  });

inEachBrowser(
  'fill',
  (world) => {
    test('an account with this site is there', () => world.capture(world.server.url('/setup.html')));

    const code = () => codeOf(ACCOUNT.secret);

    async function filledBy(page, act) {
      await untilFresh(6);
      const popup = await act();
      await until('the code is in the page', async () => (await valuesOf(page)).includes(code()), { seconds: 10 }).catch(
        async (error) => {
          throw new Error(`${error.message}; fields: ${await valuesOf(page)}; ${popup ? await popup.text().catch(() => '') : ''}`);
        },
      );
      await popup?.page.close().catch(() => {});
    }

    const byPopup = (page) =>
      filledBy(page, async () => {
        const popup = await world.popup(page);
        await popup.click('button', 'Fill');
        return popup;
      });

    for (const path of [
      '/one-time-code.html',
      '/one-time-code.html?csp=strict',
      '/boxes.html',
      '/boxes.html?paste',
      '/react-controlled.html',
      '/react-boxes.html',
      '/vue-controlled.html',
      '/number.html',
      '/blur.html',
      '/shadow-open.html',
      '/clobbered.html',
      '/frame-same.html',
    ]) {
      test(`the popup fills ${path}`, async () => {
        const page = await world.session.openPage(world.server.url(path));
        await byPopup(page);
        await page.close();
      });
    }

    test('the keyboard command fills', async () => {
      const page = await world.session.openPage(world.server.url('/one-time-code.html'));
      await filledBy(page, () => shortcut(world.session, page).then(() => undefined));
      await page.close();
    });

    test('the keyboard command fills after the worker was stopped', async () => {
      const page = await world.session.openPage(world.server.url('/one-time-code.html'));
      await world.session.stopWorker();
      await filledBy(page, () => shortcut(world.session, page).then(() => undefined));
      await page.close();
    });

    test('the menu fills the field that was clicked', async () => {
      const entry = 'Fill one-time code here';
      const page = await world.session.openPage(world.server.url('/odd.html'));
      await filledBy(page, () =>
        pickFromMenu(world.session, page, '[name=until-focus]', { entries: [entry], choose: entry }).then(() => undefined),
      );
      assert.equal(await page.$eval('[name=until-focus]', ({ value }) => value), code());
      await page.close();
    });

    async function refused(path, host, words) {
      const page = await world.session.openPage(world.server.url(path, host));
      const popup = await world.popup(page);
      await popup.click('button', 'Fill');
      await popup.says(words);
      assert.equal(await valuesOf(page), '');
      await popup.page.close().catch(() => {});
      return page;
    }

    test('http is refused', async () => {
      await (await refused('/one-time-code.html', 'shop.example', 'https')).close();
    });

    test('a frame of another origin is refused, and so is a sandboxed one', async () => {
      const inner = (attributes, host) =>
        `<!doctype html><html lang="en"><title>x</title><h1>Page</h1>
         <iframe width="500" height="300" ${attributes} src="${world.server.url('/one-time-code.html', host)}"></iframe>`;
      world.server.routes['/frame-foreign.html'] = { body: inner('', 'localhost') };
      world.server.routes['/frame-sandboxed.html'] = { body: inner('sandbox="allow-scripts allow-forms"', '127.0.0.1') };
      for (const path of ['/frame-foreign.html', '/frame-sandboxed.html']) {
        const page = await refused(path, '127.0.0.1', 'field');
        for (const frame of page.frames()) {
          assert.equal(await frame.evaluate(() => [...document.querySelectorAll('input')].map((i) => i.type === 'hidden' ? '' : i.value).join('')), '');
        }
        await page.close();
      }
    });

    test('another origin is asked about: once, then always', async () => {
      const page = await refused('/one-time-code.html', 'localhost', `localhost:${world.server.port}`);
      const popup = await world.popup(page);
      await popup.click('button', 'Fill');
      await filledBy(page, async () => {
        await popup.click('button', 'Fill once');
        return popup;
      });
      const next = await refused('/one-time-code.html', 'localhost', `localhost:${world.server.port}`);
      const again = await world.popup(next);
      await again.click('button', 'Fill');
      await filledBy(next, async () => {
        await again.click('button', 'Always on this site');
        return again;
      });
      const last = await world.session.openPage(world.server.url('/one-time-code.html', 'localhost'));
      await byPopup(last);
      for (const one of [page, next, last]) await one.close();
    });

    test('a page without a field says so', async () => {
      await (await refused('/empty.html', '127.0.0.1', 'No code field')).close();
    });
  },
  { screen: true },
);
