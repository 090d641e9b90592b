// The extension that the popup is compared with: bench/peer, its script bundled with otpauth.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const source = fileURLToPath(new URL('peer', import.meta.url));

export class Peer {
  #browser;

  constructor(browser, id) {
    this.#browser = browser;
    this.url = `chrome-extension://${id}/popup.html`;
  }

  /** Writes the extension to `dir` and installs it beside ours. */
  static async install(browser, dir) {
    cpSync(source, dir, { recursive: true });
    buildSync({
      entryPoints: [join(source, 'popup.js')],
      outfile: join(dir, 'popup.js'),
      allowOverwrite: true,
      bundle: true,
      minify: true,
      format: 'esm',
      logLevel: 'error',
    });
    return new Peer(browser, await browser.installExtension(dir));
  }

  /** From now on it shows these accounts. */
  async keep(accounts) {
    const page = await this.#browser.newPage();
    await page.goto(this.url);
    await page.evaluate((accounts) => chrome.storage.local.set({ accounts }), accounts);
    await page.close();
  }
}
