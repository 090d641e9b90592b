// Runs extension/content.js, filler.js and reader.js where they will live: injected by an extension into the isolated world of real pages.
//
// A small fixture extension with a permission for 127.0.0.1 is installed in each browser. It long-polls this file's
// server for commands, so that both browsers are driven in the same way. In Firefox this gives true Xray wrappers.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';
import QRCode from 'qrcode';

import { bundleFor } from './harness/bundles.mjs';
import * as paths from './harness/paths.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PAGES = join(HERE, 'pages');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' };

export const QR_TEXT = 'otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example';
export const QR_QUIET = 4;

/** Labelled data beside the project; a test that needs it is skipped without it. */
export const CORPORA = process.env.SIXPENCE_CORPORA ?? join(paths.root, '..', 'shared', 'corpora');

// What strict login pages send: nothing inline, nothing evaluated, no wasm.
const STRICT_CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/** The pages, with React and Vue bundled on the way, and the wire to the fixture extension. */
async function serve() {
  const waiting = []; // commands not yet fetched
  const outcomes = new Map(); // by command: what to call
  let idle; // the extension's open request
  let lastId = 0;

  const hand = () => {
    if (!idle || !waiting.length) return;
    idle.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(waiting.shift()));
    idle = undefined;
  };

  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, 'http://test');
    try {
      if (pathname === '/command') {
        idle = response;
        setTimeout(() => idle === response && ((idle = undefined), response.writeHead(204).end()), 5000).unref();
        return hand();
      }
      if (pathname === '/outcome') {
        let body = '';
        for await (const chunk of request) body += chunk;
        outcomes.get(search.slice(1))?.(JSON.parse(body));
        return response.writeHead(204).end();
      }
      const headers = { 'content-type': TYPES[extname(pathname)] ?? 'text/plain' };
      if (pathname.includes('strict')) headers['content-security-policy'] = STRICT_CSP;
      const body = await content(pathname, search);
      response.writeHead(200, headers).end(body);
    } catch (error) {
      response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
    }
  });

  async function content(pathname, search) {
    const page = new URLSearchParams(search).get('page'); // of the corpora, under whatever path
    if (page) return readFile(join(CORPORA, 'forms', basename(page)));
    if (pathname === '/qr.png') return QRCode.toBuffer(QR_TEXT, { margin: QR_QUIET, scale: 4 });
    if (pathname === '/qr-tiny.png') return QRCode.toBuffer(QR_TEXT, { margin: QR_QUIET, scale: 1 });
    if (pathname === '/qr-huge.png') return QRCode.toBuffer(QR_TEXT, { margin: QR_QUIET, scale: 60 });
    if (pathname === '/qr-clear.png') {
      return QRCode.toBuffer(QR_TEXT, { margin: QR_QUIET, scale: 4, color: { dark: '#000000ff', light: '#00000000' } });
    }
    const bundle = bundleFor(pathname);
    if (bundle) return bundle;
    const file = await readFile(join(PAGES, pathname));
    if (extname(pathname) !== '.html') return file;
    const svg = await allauthLikeSvg();
    return file.toString()
      .replaceAll('{{other}}', `http://localhost:${server.address().port}`)
      .replaceAll('{{svg}}', `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)
      .replaceAll('{{svg-no-size}}', `data:image/svg+xml;base64,${Buffer.from(svg.replace(/ (width|height)="\S+mm"/g, '')).toString('base64')}`)
      .replaceAll('{{png}}', await QRCode.toDataURL(QR_TEXT, { margin: QR_QUIET, scale: 4 }));
  }

  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    other: origin.replace('127.0.0.1', 'localhost'),
    command(command) {
      const id = String(++lastId);
      waiting.push({ id, ...command });
      return new Promise((done, fail) => {
        const late = setTimeout(() => fail(new Error(`no answer to ${command.method} in ${command.tab}`)), 30_000);
        outcomes.set(id, ({ value, error }) => (clearTimeout(late), error ? fail(new Error(error)) : done(value)));
        hand();
      });
    },
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** An SVG as Python's qrcode makes it for allauth: a path of squares, sized in millimetres. */
async function allauthLikeSvg() {
  const { modules } = QRCode.create(QR_TEXT);
  const side = modules.size + 2 * QR_QUIET;
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + QR_QUIET},${y + QR_QUIET}h1v1h-1z`;
  }
  return `<?xml version='1.0' encoding='UTF-8'?>\n<svg width="${side}mm" height="${side}mm" version="1.1" ` +
    `viewBox="0 0 ${side} ${side}" xmlns="http://www.w3.org/2000/svg"><path d="${path}" fill="#000000"/></svg>`;
}

/** `chromium` or `firefox`, with the fixture extension in it. */
export async function launch(browserName, { contentJs = join(HERE, '../../extension/content.js'), args = [] } = {}) {
  const wire = await serve();
  const directory = await mkdtemp(join(tmpdir(), 'sixpence-content-'));
  await cp(join(HERE, 'fixture-extension'), directory, { recursive: true });
  await cp(contentJs, join(directory, 'content.js'));
  for (const name of ['filler.js', 'reader.js', 'offer.js', 'watch.js', 'watching.js', 'sites.js', 'steps.js']) await cp(join(HERE, '../../extension', name), join(directory, name));
  await writeFile(join(directory, 'server.js'), `export const SERVER = ${JSON.stringify(wire.origin)};\n`);
  const browser = await puppeteer.launch(browserName === 'firefox'
    ? { browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true }
    : { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, pipe: true, enableExtensions: true,
        args: ['--no-sandbox', '--window-size=1280,900', ...args] });
  await browser.installExtension(directory);

  return {
    name: browserName,
    ...wire,
    /** Opens a page of tests/browser/pages and speaks for the extension there. `by`: what of its address tells it, if not the path. */
    async open(name, path = name, { by } = {}) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const url = path.startsWith('http') ? path : `${wire.origin}/${path}`;
      await page.goto(url, { waitUntil: 'load' });
      const tab = by ?? new URL(url).pathname;
      const call = async (method, argument, frame) => {
        const results = await wire.command({ tab, method, argument, frame });
        for (const { error } of results) if (error) throw new Error(error);
        return results;
      };
      return {
        page,
        call,
        /** The facts of the top frame. */
        sense: async () => (await call('sense', undefined, 0))[0].result,
        /** The facts of every frame that can be asked. */
        senseAll: async () => (await call('sense')).map(({ frame, result }) => ({ frame, ...result })),
        fill: async (facts, ids, texts, { frame = 0, press = false } = {}) => {
          const steps = ids.map((field, i) => ({ field, text: texts[i] }));
          return (await call('fill', { token: facts.token, origin: facts.origin, steps, press }, frame))[0].result;
        },
        /** What the reader says of the <img> with this address, and its pixels. */
        picture: async (src, frame = 0) => {
          const { pictures } = (await call('look', { src }, frame))[0].result;
          const facts = pictures.find(({ wanted }) => wanted);
          if (!facts) return undefined;
          const dataUrl = (await call('pixels', { id: facts.id, most: 1280 }, frame))[0].result;
          return { facts, dataUrl };
        },
        /** What the reader finds written in the top frame. */
        pieces: async () => (await call('look', {}, 0))[0].result.pieces,
        /** What scripts of ours have told the background since the last time, from whatever page. */
        heard: async () => (await call('heard'))[0].result,
        /** The offer at a field of the top frame: whether it is there. */
        show: async (facts, field, text = 'Fill code', detail) => (await call('offer.show', { token: facts.token, field, text, detail }, 0))[0].result,
        values: () => page.evaluate(() => Array.from(document.querySelectorAll('input'), (el) => el.value)),
        said: () => page.evaluate(() => document.querySelector('output')?.textContent ?? ''),
        close: () => page.close(),
      };
    },
    async close() {
      wire.close();
      await browser.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
