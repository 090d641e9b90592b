// Every state of the three pages, in both themes, as a picture, with axe-core run on each:
//   node tests/browser/gallery.mjs dist/chrome OUT [name ...]
// The pages are served with the extension's own CSP; a violation, an error on the console or an axe finding fails.
import { createServer } from 'node:http';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import puppeteer from 'puppeteer-core';
import { install } from './gallery/fake.js';
import { steps } from './gallery/steps.mjs';
import { keeper } from './gallery/views.mjs';

const [site, out, ...wanted] = process.argv.slice(2);
const manifest = JSON.parse(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'));
const csp = manifest.content_security_policy.extension_pages;
const messages = JSON.parse(await readFile(join(site, '_locales/en/messages.json'), 'utf8'));
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.png': 'image/png' };

const server = createServer(async (request, response) => {
  try {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    const body = await readFile(join(site, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain', 'content-security-policy': csp });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const root = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
await mkdir(out, { recursive: true });
const problems = [];

for (const { name, page: file, state, look = {}, act } of steps) {
  if (wanted.length && !wanted.some((part) => name.includes(part))) continue;
  for (const theme of look.themes ?? ['light', 'dark']) {
    const label = `${name}-${theme}`;
    const page = await browser.newPage();
    const report = (what) => problems.push(`${label}: ${what}`);
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && !/favicon|preload/.test(message.text()) && report(message.text()));
    page.on('pageerror', (error) => report(error.message));
    await page.setViewport({ deviceScaleFactor: 2, ...look.viewport });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      ...(look.still ? [{ name: 'prefers-reduced-motion', value: 'reduce' }] : []),
    ]);
    if (look.forced) {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: theme }] });
    }
    await page.evaluateOnNewDocument(`(${install})(${JSON.stringify(state)}, ${JSON.stringify(messages)}, ${JSON.stringify(keeper)});
      document.addEventListener('securitypolicyviolation', (event) => console.error('csp: ' + event.violatedDirective + ' ' + event.blockedURI));`);
    await page.goto(`${root}/${file}`, { waitUntil: 'networkidle0' });
    await page.waitForFunction(() => document.querySelector('#app > *'));
    try {
      await act?.(page);
    } catch (error) {
      report(`walk: ${error.message}`);
    }
    await new Promise((done) => setTimeout(done, 150));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) report(`${wide} px too wide`);
    await page.screenshot({ path: join(out, `${label}.png`), fullPage: look.fullPage ?? false });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const { id, nodes } of violations) report(`axe ${id}: ${nodes.map((node) => node.html.slice(0, 140)).slice(0, 3).join(' | ')}`);
    await page.close();
  }
}
await browser.close();
server.close();
console.log(problems.length ? problems.join('\n') : 'gallery: nothing to say');
process.exitCode = problems.length ? 1 : 0;
