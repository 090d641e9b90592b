// Pages that a sensor does not reach: what their window shows is read all the same, and otherwise a clear word says what to do.
import QRCode from 'qrcode';
import { codeOf } from './harness/codes.mjs';
import { ACCOUNT, URI } from './harness/setup-pages.mjs';
import { test } from './harness/test.mjs';
import { sleep, until } from './harness/wait.mjs';
import { inEachBrowser } from './harness/world.mjs';

/** A page of A5 with squares on it. */
function pdf(squares) {
  const side = 8;
  const content = `0 g ${squares.map(([x, y]) => `${30 + x * side} ${480 - y * side} ${side} ${side} re`).join(' ')} f`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = text.length;
  return `${text}xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`;
}

function squaresOf(text) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  const all = Array.from({ length: modules.size ** 2 }, (_, at) => [at % modules.size, Math.floor(at / modules.size)]);
  return all.filter(([x, y]) => modules.get(y, x));
}

inEachBrowser(
  'closed pages',
  (world) => {
    async function scan(page) {
      const popup = await world.popup(page);
      await popup.click('button', 'Scan this page');
      return popup;
    }

    async function confirmed(popup) {
      await popup.waitFor('button', 'Save account');
      await until('the running code is shown', async () => (await popup.text()).replace(/\s/g, '').includes(codeOf(ACCOUNT.secret)));
      await popup.click('button', 'Cancel');
      await popup.page.close().catch(() => {});
    }

    async function openPdf(squares) {
      world.server.routes['/file.pdf'] = { type: 'application/pdf', body: pdf(squares) };
      const page = await world.session.browser.newPage();
      // The viewer does not always tell that it has loaded.
      await page.goto(world.server.url('/file.pdf'), { waitUntil: [] }).catch(() => {});
      await sleep(2500);
      return page;
    }

    test('a PDF is read from the window', async () => {
      const page = await openPdf(squaresOf(URI));
      await confirmed(await scan(page));
      await page.close();
    });

    test('a PDF without a code says what to do', async () => {
      const page = await openPdf([[1, 1]]);
      const popup = await scan(page);
      await popup.says('sees only what the window shows');
      await popup.page.close().catch(() => {});
      await page.close();
    });

    for (const [path, ends] of [
      ['/setup.html', confirmed],
      ['/empty.html', async (popup) => {
        await popup.says(world.name === 'chromium' ? 'its print window or a message is open' : 'No QR code or secret key found');
        await popup.page.close().catch(() => {});
      }],
    ]) {
      // Chromium holds all scripts of such a page, Firefox none.
      test(`${path} behind a message of the page`, async () => {
        const page = await world.session.openPage(world.server.url(path));
        // Of a page that was never drawn Chromium gives no picture before the message is gone.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const message = new Promise((resolve) => page.once('dialog', resolve));
        page.evaluate(() => void setTimeout(() => alert('Print first'), 0)).catch(() => {});
        const dialog = await message;
        await ends(await scan(page));
        await dialog.accept();
        await page.close();
      });
    }

    test("a page of the browser's own says what can be seen of it", async () => {
      const page = await world.session.browser.newPage();
      await page.goto(world.name === 'chromium' ? 'chrome://version' : 'about:support', { waitUntil: [] }).catch(() => {});
      await sleep(500);
      const popup = await scan(page);
      await popup.says('sees only what the window shows');
      await popup.page.close().catch(() => {});
      await page.close();
    });
  },
  { screen: true },
);
