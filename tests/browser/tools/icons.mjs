// Draws extension/icons/*.png from the SVGs beside them. Run by hand after an SVG has changed; the PNGs are committed,
// because a build that drew them would depend on the browser's version.
import { readFile, writeFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import puppeteer from 'puppeteer-core';

/** The same pixels in the fewest bytes: browsers write pictures in haste. */
function smallest(png) {
  const picture = PNG.sync.read(Buffer.from(png));
  const written = [0, 1, 2, 3, 4].map((filterType) => PNG.sync.write(picture, { filterType, deflateLevel: 9, deflateStrategy: 0 }));
  return written.sort((one, other) => one.length - other.length)[0];
}

const icons = new URL('../../../extension/icons/', import.meta.url);
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
// The button has the small ones; the stores and the browser's list of extensions want larger ones.
const SIZES = { locked: [16, 32], unlocked: [16, 32, 48, 128] };
for (const [state, sizes] of Object.entries(SIZES)) {
  const svg = await readFile(new URL(`${state}.svg`, icons), 'base64');
  for (const size of sizes) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}img{display:block;width:${size}px;height:${size}px}</style>` +
        `<img src="data:image/svg+xml;base64,${svg}">`,
    );
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`${state}-${size}.png`, icons), smallest(png));
  }
}
await browser.close();
