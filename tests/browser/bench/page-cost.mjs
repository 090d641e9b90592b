// What watch.js costs a page of a site that the user has granted: three browsers load the same pages in turns, one without
// an extension, one with an empty content script, one with watch.js and, where that asks for it, watching.js. Scripting is what
// the trace of the browser attributes to these files: compiling, running, timers and observers. What the first run of watch.js
// costs, and what that leads to at once, is "at load"; what its timers and the changes of the page bring later has its own row.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import * as paths from '../harness/paths.mjs';
import { servePages } from '../harness/server.mjs';
import { sleep } from '../harness/wait.mjs';
import { median, ratio } from './table.mjs';

const CORPORA = process.env.SIXPENCE_CORPORA ?? join(paths.root, '..', 'shared', 'corpora');
const [PAGES, RUNS] = [10, 2];
/** After the load event; the second look comes a second after the first, and that at about the load. */
const WATCHED_MS = 2000;
/** From the first run of watch.js on, what is "at load"; less than SETTLED_MS there. */
const LOADING_MS = 900;
/** Scripting at load, scripting later, all tasks of the page, JavaScript heap. */
const FIGURES = ['script', 'later', 'tasks', 'heap'];
const OWN = ['one-time-code.html', 'boxes.html', 'negatives.html', 'written.html', 'odd.html'];

const manifest = {
  manifest_version: 3,
  name: 'Sixpence page cost',
  version: '1',
  permissions: ['scripting'],
  host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'background.js', type: 'module' },
  content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['watch.js'], run_at: 'document_idle' }],
};

/** Answers watch.js as the extension does. */
const BACKGROUND = "import { wake } from './sites.js'; chrome.runtime.onMessage.addListener((message, sender) => void wake(message, sender));";

/** 10,000 elements and no input; some of them of a name with a dash. */
const BIG = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Table</title><h1>Table</h1>${'<div class="row"><p>Some words <span>of text</span> and <a href="#x">a link</a></p></div>'.repeat(2499)}<x-end></x-end>`;

class Arm {
  static async start(what, scratch, script) {
    const arm = new Arm();
    arm.what = what;
    arm.browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, pipe: true, enableExtensions: true,
      // Nothing of what a page of the corpora names is fetched.
      args: ['--no-sandbox', '--window-size=1280,900', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
    if (script !== undefined) {
      const directory = join(scratch, what);
      await mkdir(directory);
      await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest));
      await writeFile(join(directory, 'background.js'), script === '' ? '' : BACKGROUND);
      if (script === '') await writeFile(join(directory, 'watch.js'), '');
      else for (const name of ['watch.js', 'watching.js', 'sites.js']) await copyFile(join(script, name), join(directory, name));
      await arm.browser.installExtension(directory);
    }
    return arm;
  }

  /** FIGURES: milliseconds of scripting of our files and of all tasks of the page, and bytes of heap after a collection. */
  async load(url) {
    const page = await this.browser.newPage();
    try {
      const client = await page.createCDPSession();
      await client.send('Performance.enable');
      await page.tracing.start({ categories: ['devtools.timeline'] });
      await page.goto(url, { waitUntil: 'load' });
      await sleep(WATCHED_MS);
      const trace = await page.tracing.stop();
      const metric = async (name) => (await client.send('Performance.getMetrics')).metrics.find((it) => it.name === name).value;
      const tasks = 1000 * (await metric('TaskDuration'));
      await client.send('HeapProfiler.collectGarbage');
      await client.send('HeapProfiler.collectGarbage');
      return { ...scriptingOf(JSON.parse(new TextDecoder().decode(trace))), tasks, heap: await metric('JSHeapUsedSize') };
    } finally {
      await page.close();
    }
  }
}

/** What runs inside of what has been counted is not counted again. */
function scriptingOf({ traceEvents }) {
  const ours = traceEvents
    .filter(({ ph, name, args }) => ph === 'X' && /^(EvaluateScript|FunctionCall|v8\.compile)$/.test(name) && /\/watch(ing)?\.js/.test(JSON.stringify(args)))
    .sort((a, b) => a.ts - b.ts);
  const sums = { script: 0, later: 0 };
  let end = 0;
  for (const { ts, dur = 0 } of ours) {
    if (ts + dur <= end) continue;
    sums[ts - ours[0].ts < 1000 * LOADING_MS ? 'script' : 'later'] += (ts + dur - Math.max(ts, end)) / 1000;
    end = ts + dur;
  }
  return sums;
}

/** The pages, a fixed choice of the labelled ones. */
async function chosenPages() {
  const folder = join(CORPORA, 'forms');
  if (!existsSync(join(folder, 'labels.json'))) return { root: paths.pages, files: OWN };
  const files = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')).map(({ file }) => file).sort();
  return { root: folder, files: files.filter((_, i) => i % Math.floor(files.length / PAGES) === 0).slice(0, PAGES) };
}

const ms = (number) => `${number.toFixed(2)} ms`;
const kb = (number) => `${(number / 1024).toFixed(1)} KB`;

export async function measurePageCost() {
  const scratch = await mkdtemp(join(tmpdir(), 'sixpence-cost-'));
  const { root, files } = await chosenPages();
  const server = await servePages({ root, routes: { '/big.html': { body: BIG } } });
  const arms = [];
  try {
    arms.push(await Arm.start('none', scratch));
    arms.push(await Arm.start('empty', scratch, ''));
    arms.push(await Arm.start('watch', scratch, process.env.WATCH ?? join(paths.root, 'extension')));
    const measure = async (file, runs) => {
      const of = { none: [], empty: [], watch: [] };
      for (let run = 0; run <= runs; run += 1) {
        for (const arm of arms) {
          const figures = await arm.load(server.url(`/${file}`));
          if (run > 0) of[arm.what].push(figures); // the first fills the caches
        }
      }
      const middle = (arm, what) => median(of[arm].map((figures) => figures[what]));
      return Object.fromEntries(arms.map(({ what }) => [what, Object.fromEntries(FIGURES.map((figure) => [figure, middle(what, figure)]))]));
    };
    const rows = [];
    const add = (name, all, figures) => {
      const middle = (arm, what) => median(all.map((page) => page[arm][what]));
      const more = (arm, what) => median(all.map((page) => page[arm][what] - page.none[what]));
      rows.push(
        [`${name}: scripting at load`, ms(middle('watch', 'script')), ms(middle('empty', 'script')), ratio(middle('watch', 'script'), middle('empty', 'script')), figures.script],
        [`${name}: scripting once it has settled`, ms(middle('watch', 'later')), ms(middle('empty', 'later')), '', ''],
        [`${name}: all tasks, more than without`, ms(more('watch', 'tasks')), ms(more('empty', 'tasks')), `of ${ms(middle('none', 'tasks'))}`, figures.tasks],
        [`${name}: heap, more than without`, kb(more('watch', 'heap')), kb(more('empty', 'heap')), `${kb(median(all.map((page) => page.watch.heap - page.empty.heap)))} beyond it`, figures.heap],
      );
    };
    const pages = [];
    for (const file of files) pages.push(await measure(file, RUNS));
    add(`watched page, median of ${files.length}`, pages, { script: '<= 1 ms', tasks: '', heap: '<= 50 KB' });
    add('watched page of 10,000 elements, no input', [await measure('big.html', 2 * RUNS)], { script: '', tasks: 'nothing measurable', heap: '<= 50 KB' });
    return rows;
  } finally {
    await Promise.all(arms.map(({ browser }) => browser.close()));
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
