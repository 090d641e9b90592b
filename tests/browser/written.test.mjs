// Secrets that a page shows in words are read, whatever they stand in; what is no secret is left alone; and where words and
// code differ, or the code does not fit the page, the user is told. (All the rules: tests/capture_page.rs.)
import assert from 'node:assert/strict';
import QRCode from 'qrcode';
import { codeOf } from './harness/codes.mjs';
import { ACCOUNT, URI } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { until } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';

const { secret } = ACCOUNT;
const OTHER = 'KRUGKIDROVUWG2ZAKRUGKIDROVUWG2ZA';
const groups = secret.match(/.{4}/g);
const shadow = (html) => `<div id="host"></div><script>document.getElementById('host').attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(html)}</script>`;

const WRITTEN = [
  ['in groups', `<p>Setup key: <code>${groups.join(' ')}</code></p>`],
  ['in small letters with dashes', `<p>Secret key: ${groups.join('-').toLowerCase()}</p>`],
  ['on lines of their own', `<p>Can't scan the code? Enter this key instead:<br>${[0, 2, 4, 6].map((at) => `${groups[at]} ${groups[at + 1]}`).join('<br>')}</p>`],
  ['in a disabled field', `<label>Authenticator secret <input disabled value="${secret}"></label>`],
  ['in a cell of a table', `<table><tr><th>Secret key<td>${groups.join(' ')}</table>`],
  ['in a data attribute', `<p>Setup key</p><button data-clipboard-text="${secret}">Copy setup key</button>`],
  ['in a closed shadow root', shadow(`<p>Setup key</p><p>${secret}</p>`)],
  ['as an address', `<p>Open ${URI.replaceAll('&', '&amp;')} in your app.</p>`],
  ['in German', `<p>QR-Code lässt sich nicht scannen? Geheimer Schlüssel: ${groups.join(' ')}</p>`],
  ['in Japanese', `<p>QRコードを読み取れない場合は、次のセットアップキーを入力してください</p><p>${groups.join(' ')}</p>`],
];

const OTHERS = [
  ['recovery codes', `<h2>Recovery codes</h2><ul>${['JBSWY3DPEHPK3PXP', 'KRUGKIDROVUWG2ZA', 'MFRGGZDFMZTWQ2LK'].map((code) => `<li>${code}`).join('')}</ul>`],
  ['an API key', `<p>API key: ${secret}</p>`],
  ['a session id', `<p>Session id: ${secret}</p>`],
  ['hidden words', `<p hidden>Setup key: ${secret}</p>`],
];

inEachBrowser('written', (world) => {
  async function scan(html) {
    world.server.routes['/written.html'] = {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><h1>Two-factor authentication</h1>${html}</html>`,
    };
    const page = await world.session.openPage(world.server.url('/written.html'));
    const popup = await world.popup(page);
    await popup.click('button', 'Scan this page');
    return Object.assign(popup, {
      async end() {
        if (await popup.count('button', 'Cancel')) await popup.click('button', 'Cancel');
        await popup.page.close().catch(() => {});
        await page.close();
      },
    });
  }
  const shows = (popup, of) => until('the running code is shown', async () => (await popup.text()).replace(/\s/g, '').includes(codeOf(of)));

  for (const [name, html] of WRITTEN) {
    test(`a secret ${name}`, async () => {
      const popup = await scan(html);
      await popup.waitFor('button', 'Save account');
      await shows(popup, secret);
      await popup.end();
    });
  }

  for (const [name, html] of OTHERS) {
    test(`${name}: no secret`, async () => {
      const popup = await scan(html);
      await popup.says('No QR code or secret key found');
      await popup.end();
    });
  }

  test('two that fit are shown with their labels, and the user chooses', async () => {
    const popup = await scan(`<p>Setup key of phone A: ${secret}</p><p>Setup key of phone B: ${OTHER}</p>`);
    await popup.says('Setup key of phone A');
    await popup.says('Setup key of phone B');
    assert.equal(await popup.count('checkbox'), 2);
    await popup.end();
  });

  const code = (uri) => QRCode.toDataURL(uri, { scale: 4 });
  test('code and words that agree', async () => {
    const popup = await scan(`<img src="${await code(URI)}"><p>Setup key: ${groups.join(' ')}</p>`);
    await popup.says('The QR code and the key written on the page are the same.');
    await shows(popup, secret);
    await popup.end();
  });

  test('code and words that differ', async () => {
    const popup = await scan(`<img src="${await code(URI)}"><p>Setup key: ${OTHER}</p>`);
    await popup.says('This is not the secret of the QR code');
    assert.deepEqual(await popup.view.evaluate(() => [...document.querySelectorAll('input[type=checkbox]')].map(({ checked }) => checked)), [true, false]);
    await popup.end();
  });

  test('a code that calls itself by the name of another service', async () => {
    const popup = await scan(`<img src="${await code(`otpauth://totp/Google:alice?secret=${secret}&issuer=Google`)}">`);
    await popup.says('The code calls itself Google');
    await popup.says(`${new URL(world.server.url('/')).host} is none of that service`);
    await popup.end();
  });
});
