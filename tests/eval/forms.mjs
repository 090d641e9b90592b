// Reads the fields of labelled pages in Chromium with the extension's own sensor, in its isolated world, and its own classifier.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium } from '../browser/harness/chromium.mjs';
import * as paths from '../browser/harness/paths.mjs';
import { own } from './own/index.mjs';

// Nothing but the page itself is loaded, and it runs no code.
const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src data:";

/** The pages of a folder with their labels. `own` stands for the pages of this repository; a file of patterns for pages made of them. */
export function labelledForms(folder) {
  if (folder === 'own') return own.map((page) => madePage({ ...page, file: page.name }));
  const base = resolve(folder);
  if (base.endsWith('.json')) return JSON.parse(readFileSync(base, 'utf8')).patterns.map(pageOfPattern);
  return JSON.parse(readFileSync(join(base, 'labels.json'), 'utf8')).map((label) => ({ ...label, at: join(base, label.file) }));
}

const madePage = ({ html, lang, picks, ...rest }) => ({
  ...rest, lang, inputs: picks, ignore: [], negative_category: picks.length > 0 ? null : 'rival',
  html: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><body>${html}</body></html>`,
});

/** A page of what is known of a service's step: its sentence, its label and its field or boxes. */
function pageOfPattern({ service, lang, label, split, attrs, context }, at) {
  const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const box = (i) => {
    const list = Object.entries(attrs).map(([name, value]) => `${name}="${escape(value).replaceAll('{i}', i)}"`).join(' ');
    return `<input class="the-field" ${list}${split > 1 ? ' style="width:40px"' : attrs.id ? '' : ' id="f"'}>`;
  };
  const boxes = Array.from({ length: split }, (_, i) => box(i + 1)).join(' ');
  const named = split > 1 ? `<p>${escape(label)}</p>` : `<label for="${escape(attrs.id ?? 'f')}">${escape(label)}</label>`;
  const html = `<h1>${escape(service)}</h1><form><p>${escape(context)}</p>${named}${boxes}<button>OK</button></form>`;
  return madePage({ html, lang, picks: ['.the-field'], file: `${at + 1} ${service}`, path: '/' });
}

/** For each page `{file, ms, targets, groups, facts, labels}`; what is done with the facts besides is `also(facts)`'s. */
export async function readForms(pages, onEach = () => {}) {
  const directory = await mkdtemp(join(tmpdir(), 'sixpence-forms-'));
  const server = await serve();
  let session;
  try {
    session = await launchChromium({ dist: await permitted(directory) });
    const inside = await session.extensionPage('vault.html');
    await inside.evaluate(async () => {
      globalThis.judge = await import('/tools_wasm.js');
      await globalThis.judge.default();
    });
    const tab = await session.openPage(server.show('<!doctype html><title></title><input>', '/'));
    await tab.setViewport({ width: 1280, height: 900 });
    await inside.evaluate(senseAndJudge, tab.url()); // the tables are made at first use
    const all = [];
    for (const [at, page] of pages.entries()) {
      // A file's name says what is in it: the page is not to know it.
      await tab.goto(server.show(page.html ?? (await readFile(page.at, 'utf8')), page.path ?? `/${at + 1}`), { waitUntil: 'load' });
      const labels = await tab.evaluate(labelsOf, page.inputs, page.ignore ?? []);
      const read = await inside.evaluate(senseAndJudge, tab.url());
      const targets = read.groups.filter(({ taken }) => taken).map(({ inputs, channel, score }) => ({ inputs, channel, confidence: score }));
      all.push({ file: page.file, ms: read.ms, targets, labels, groups: read.groups });
      onEach(page, read, labels);
    }
    return all;
  } finally {
    await session?.close();
    server.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The extension with a permission for our server: what a click on its button gives it for a page. */
async function permitted(directory) {
  await cp(paths.dist.chromium, directory, { recursive: true });
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
  await writeFile(join(directory, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return directory;
}

/** Serves one page at a time. */
async function serve() {
  let [shown, at] = ['', '/'];
  const server = createServer(({ url }, response) => {
    if (url !== at) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP }).end(shown);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    show(html, path) {
      [shown, at] = [html, path];
      return `http://127.0.0.1:${server.address().port}${path}`;
    },
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** In a page of the extension: as the background does, and what each part takes. */
async function senseAndJudge(url) {
  const [{ id }] = (await chrome.tabs.query({})).filter((tab) => tab.url === url);
  const target = { tabId: id, frameIds: [0] };
  await chrome.scripting.executeScript({ target, files: ['content.js'] });
  const [{ result }] = await chrome.scripting.executeScript({
    target,
    func: () => {
      const start = performance.now();
      const facts = globalThis.sixpence.sense();
      const ms = performance.now() - start;
      const inputs = [...document.querySelectorAll('input')];
      return { facts, ms, places: globalThis.sixpence.current().fields.map((el) => inputs.indexOf(el)) };
    },
  });
  const start = performance.now();
  const groups = globalThis.judge.judge(result.facts);
  const classified = performance.now() - start;
  for (const group of groups) group.inputs = group.fields.map((id) => result.places[id]);
  return { groups, facts: result.facts, places: result.places, ms: result.ms + classified, sensed: result.ms, classified };
}

/** In the page: the places of the labelled inputs among all, those one cannot see apart, and rows put together. */
function labelsOf(selectors, ignored) {
  const inputs = [...document.querySelectorAll('input')];
  const matching = (list) => inputs.filter((el) => list.some((css) => el.matches(css)));
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && Math.min(el.offsetWidth, el.offsetHeight) > 0;
  const wanted = matching(selectors).filter(seen);
  const small = (el) => el.maxLength === 1 || el.offsetWidth <= 100;
  const rows = [];
  for (const el of wanted) {
    const last = rows.at(-1)?.at(-1);
    if (last && small(last) && small(el) && inputs.indexOf(el) - inputs.indexOf(last) === 1) rows.at(-1).push(el);
    else rows.push([el]);
  }
  const free = [...matching(ignored), ...inputs.filter((el) => el.type !== 'hidden' && !seen(el))];
  return { wanted: rows.map((row) => row.map((el) => inputs.indexOf(el))), free: free.map((el) => inputs.indexOf(el)) };
}
