// Capturing with a real mouse in the real context menu, and by scan; also while locked and with the worker stopped.
import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import QRCode from 'qrcode';
import { codeOf } from './harness/codes.mjs';
import { pickFromMenu } from './harness/hands.mjs';
import { ACCOUNT, EXPORTED } from './harness/setup-pages.mjs';
import { Screen } from './harness/screen.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { PASSPHRASE, inEachBrowser } from './harness/world.mjs';

const TITLES = {
  picture: 'Save the QR code in this image',
  selection: 'Save the selected secret key',
  codes: 'Save the selected recovery codes',
  link: 'Save this otpauth link',
  page: 'Find a QR code on this page',
};
/** A picture in which nothing is to be found, and much to be searched. */
function noise() {
  const png = new PNG({ width: 900, height: 900 });
  for (let at = 0, value = 1; at < png.data.length; at += 4) {
    value = (value * 1103515245 + 12345) % 2147483648;
    png.data.fill(value % 3 ? 255 : 0, at, at + 3);
    png.data[at + 3] = 255;
  }
  return PNG.sync.write(png);
}

const digits = (text) => text.replace(/\s/g, '');

inEachBrowser(
  'capture',
  (world) => {
    async function pick(page, selector, entry, { entries = entry === 'page' ? [TITLES.page, 'Turn on two-factor here'] : [TITLES[entry]], ...more } = {}) {
      const view = await world.session.openPopupFor(page, () =>
        pickFromMenu(world.session, page, selector, { entries, choose: TITLES[entry], ...more }),
      );
      world.lastPopup = view;
      return Object.assign(new Screen(view), { page: view });
    }

    async function confirmed(popup, host = new URL(world.server.url('/')).host) {
      await popup.waitFor('button', 'Save account');
      await popup.says(host);
      assert.equal(await popup.value('textbox', 'Issuer'), ACCOUNT.issuer);
      assert.equal(await popup.value('textbox', 'Account name'), ACCOUNT.name);
      await until('the running code is shown', async () => digits(await popup.text()).includes(codeOf(ACCOUNT.secret)));
    }

    async function dropped(popup) {
      await popup.click('button', 'Cancel');
      await popup.page.close().catch(() => {});
    }

    for (const [entry, path, selector, more] of [
      ['picture', '/setup.html', '#qr'],
      ['picture', '/setup-svg.html', '#qr'],
      ['link', '/setup.html', '#link'],
      ['page', '/setup.html', '#words', { onPage: true }],
    ]) {
      test(`"${TITLES[entry]}" on ${path}`, async () => {
        const page = await world.session.openPage(world.server.url(path));
        const popup = await pick(page, selector, entry, more);
        await confirmed(popup);
        await dropped(popup);
        await page.close();
      });
    }

    test(`"${TITLES.selection}"`, async () => {
      const page = await world.session.openPage(world.server.url('/setup.html'));
      await page.evaluate(() => getSelection().selectAllChildren(document.getElementById('key')));
      const popup = await pick(page, '#key', 'selection', { entries: [TITLES.selection, TITLES.codes] });
      await popup.waitFor('button', 'Save account');
      await until('the running code is shown', async () => digits(await popup.text()).includes(codeOf(ACCOUNT.secret)));
      await dropped(popup);
      await page.close();
    });

    test('a picture whose pixels are closed is read from the screen', async () => {
      world.server.routes['/setup-foreign.html'] = {
        body: `<!doctype html><html lang="en"><title>x</title><h1>Scan</h1><img id="qr" alt="" src="${world.server.url('/qr.png', 'localhost')}">`,
      };
      const page = await world.session.openPage(world.server.url('/setup-foreign.html'));
      const popup = await pick(page, '#qr', 'picture');
      await confirmed(popup);
      await dropped(popup);
      await page.close();
    });

    test('a page without a code says so', async () => {
      const page = await world.session.openPage(world.server.url('/empty.html'));
      const popup = await pick(page, '#words', 'page', { onPage: true });
      await popup.says('No QR code');
      await popup.page.close().catch(() => {});
      await page.close();
    });

    test('two codes are listed, a bad one is refused by its field', async () => {
      const page = await world.session.openPage(world.server.url('/setup-two.html'));
      const popup = await world.popup(page);
      await popup.click('button', 'Scan this page');
      await popup.says(ACCOUNT.issuer);
      await popup.says('Second');
      assert.equal(await popup.count('checkbox'), 2);
      await popup.click('button', 'Cancel');
      await popup.page.close().catch(() => {});
      await page.goto(world.server.url('/bad-period.html'));
      const again = await world.popup(page);
      await again.click('button', 'Scan this page');
      await again.says('period');
      await again.page.close().catch(() => {});
      await page.close();
    });

    test('a long scan says how far it is, and can be stopped', async () => {
      const many = Array.from({ length: 60 }, (_, n) => `<img src="/noise.png?${n}" width="200" height="200">`).join('');
      world.server.routes['/noise.png'] = { type: 'image/png', body: noise() };
      world.server.routes['/many.html'] = { body: `<!doctype html><html lang="en"><title>x</title><h1>Many</h1>${many}` };
      const page = await world.session.openPage(world.server.url('/many.html'));
      const popup = await world.popup(page);
      const bars = () => popup.view.evaluate(() => [...document.querySelectorAll('progress')].filter((bar) => bar.checkVisibility({ visibilityProperty: true })).map(({ position }) => position));
      await popup.click('button', 'Scan this page');
      assert.deepEqual(await bars(), [], 'half a second is no time');
      await until('a part is done', async () => (await bars())[0] > 0);
      await popup.click('button', 'Stop scanning');
      await popup.says('Stopped. Nothing was read.');
      assert.deepEqual(await bars(), []);
      await popup.page.close().catch(() => {});
      await page.close();
    });

    test('a code in the mode for Kanji', async () => {
      // 点茗, the standard's own example (ISO/IEC 18004, 7.4.6), as Shift JIS has it.
      const toSJIS = { 点: 0x935f, 茗: 0xe4aa };
      const segments = [['otpauth://totp/', 'byte'], ['点茗', 'kanji'], [`?secret=${ACCOUNT.secret}`, 'byte']].map(([data, mode]) => ({ data, mode }));
      const src = await QRCode.toDataURL(segments, { scale: 5, toSJISFunc: (character) => toSJIS[character] });
      world.server.routes['/kanji.html'] = { body: `<!doctype html><html lang="en"><title>x</title><h1>Kanji</h1><img src="${src}">` };
      const page = await world.session.openPage(world.server.url('/kanji.html'));
      const popup = await world.popup(page);
      await popup.click('button', 'Scan this page');
      assert.equal(await popup.value('textbox', 'Account name'), '点茗');
      await dropped(popup);
      await page.close();
    });

    test('an export of Google Authenticator in two codes, one after the other', async () => {
      const page = await world.session.openPage(world.server.url('/export-2.html'));
      const popup = await world.popup(page);
      await popup.click('button', 'Scan this page');
      await popup.says('has 2 codes. Still missing: 1');
      await popup.page.close().catch(() => {});
      await page.goto(world.server.url('/export-1.html'));
      const again = await world.popup(page);
      await again.says('Still missing: 1');
      await again.click('button', 'Scan this page');
      await again.says('All 2 codes');
      assert.equal(await again.count('checkbox'), 2);
      await again.click('button', 'Save accounts');
      await again.waitFor('list', 'Accounts');
      for (const secret of Object.values(EXPORTED)) {
        await until('its code is shown', async () => digits(await again.text()).includes(codeOf(secret)));
      }
      await again.page.close().catch(() => {});
      await page.close();
    });

    test('while locked, with the worker stopped before the click and before the unlock', async () => {
      const vault = await world.screen();
      await vault.click('button', 'Lock');
      await vault.waitFor('textbox', 'Passphrase');
      await vault.page.close();
      const page = await world.session.openPage(world.server.url('/setup.html'));
      await world.session.stopWorker();
      const popup = await pick(page, '#qr', 'picture');
      await popup.waitFor('textbox', 'Passphrase');
      await world.session.stopWorker();
      await popup.unlock(PASSPHRASE);
      await confirmed(popup);
      await popup.click('button', 'Save account');
      await popup.waitFor('list', 'Accounts');
      await popup.says(ACCOUNT.issuer);
      await popup.page.close().catch(() => {});
      await page.close();
    });

    test('the same secret again says so, and nothing is overwritten', async () => {
      const page = await world.session.openPage(world.server.url('/setup.html'));
      const popup = await pick(page, '#qr', 'picture');
      await popup.says('already');
      await dropped(popup);
      await page.close();
    });
  },
  { screen: true },
);
