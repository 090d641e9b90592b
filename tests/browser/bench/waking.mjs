// On which labelled pages watch.js asks for the rest of the watcher, and what that tells: all code fields are to be told of, and
// of the other pages as few as can be. Fails if a field is missed.
//   node waking.mjs [FOLDER OF THE SCRIPTS]; ./build.sh bench runs it
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import * as paths from '../harness/paths.mjs';
import { sleep } from '../harness/wait.mjs';

const SCRIPTS = process.argv[2] ?? join(paths.root, 'extension');
const FORMS = join(process.env.SIXPENCE_CORPORA ?? join(paths.root, '../shared/corpora'), 'forms');
const BROWSERS = 4;
/** From the load to the end of the looks of both: that of watch.js at all that is there comes a second after the page is idle. */
const WATCHED_MS = 2500;

const BACKGROUND = `import * as sites from './sites.js';
chrome.runtime.onMessage.addListener((message, sender) => {
  fetch('TOLD', { method: 'POST', body: JSON.stringify([sender.url, message]) });
  sites.wake(message, sender);
});`;

const listed = await readFile(join(FORMS, 'labels.json'), 'utf8').catch(() => undefined);
if (listed === undefined) {
  console.log('Waking: skipped, the labelled pages are not there (SIXPENCE_CORPORA)');
  process.exit(0);
}
const labels = JSON.parse(listed).sort((a, b) => a.file.localeCompare(b.file));
const told = new Map(labels.map(({ file }) => [file, []]));
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://test');
  if (pathname === '/told') {
    let body = '';
    for await (const chunk of request) body += chunk;
    const [url, message] = JSON.parse(body);
    told.get(decodeURIComponent(new URL(url).pathname.slice(1)))?.push(Object.keys(message)[0]);
    return response.writeHead(204).end();
  }
  const body = await readFile(join(FORMS, decodeURIComponent(pathname.slice(1)))).catch(() => undefined);
  return response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;

const scratch = await mkdtemp(join(tmpdir(), 'sixpence-waking-'));
for (const name of ['watch.js', 'watching.js', 'sites.js']) await copyFile(join(SCRIPTS, name), join(scratch, name)).catch(() => {});
await writeFile(join(scratch, 'background.js'), BACKGROUND.replace('TOLD', `${origin}/told`));
await writeFile(join(scratch, 'manifest.json'), JSON.stringify({
  manifest_version: 3, name: 'Waking', version: '1', permissions: ['scripting'], host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'background.js', type: 'module' },
  content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['watch.js'], run_at: 'document_idle' }],
}));

const left = labels.map(({ file }) => file);
await Promise.all(Array.from({ length: BROWSERS }, async () => {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, pipe: true, enableExtensions: true,
    args: ['--no-sandbox', '--window-size=1280,900', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  await browser.installExtension(scratch);
  const page = await browser.newPage();
  page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
  for (let file = left.shift(); file; file = left.shift()) {
    await page.goto(`${origin}/${encodeURIComponent(file)}`, { waitUntil: 'load', timeout: 15_000 }).catch(() => {});
    await sleep(WATCHED_MS);
  }
  await browser.close();
}));
server.close();
await rm(scratch, { recursive: true, force: true });

const count = (of, kind) => of.filter(({ file }) => told.get(file).includes(kind)).length;
for (const [what, of] of [['with a code field', labels.filter((it) => it.inputs.length > 0)], ['without one', labels.filter((it) => it.inputs.length === 0)]]) {
  const silent = of.filter(({ file }) => told.get(file).length === 0).length;
  console.log(`${of.length} pages ${what}: ${count(of, 'wake')} wake the rest, ${count(of, 'field')} tell of a field, ${count(of, 'appeared')} of a key; ${silent} say nothing`);
}
const missed = labels.filter(({ file, inputs }) => inputs.length > 0 && !told.get(file).includes('field'));
for (const { file } of missed) console.log(`missed: ${file}`);
process.exitCode = missed.length > 0 ? 1 : 0;
