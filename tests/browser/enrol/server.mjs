// A site of the set: one server, one origin, one visitor. It keeps the visitor's state (off, secret shown, on), checks codes
// against the secret that holds, and notes every press of every control.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { sleep } from '../harness/wait.mjs';
import { drawn, escaped, h, p } from './parts.mjs';
import { drawQr } from './qr.mjs';
import { isRight, newCodes, newSecret, uriOf } from './secret.mjs';

export const PASSWORD = 'correct horse battery';
export const USER = 'alice@shop.example';

// Nothing inline, nothing from elsewhere, as strict login pages have it.
const POLICY = "default-src 'none'; base-uri 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; " +
  "img-src 'self' data:; script-src 'self'; style-src 'self'";

/** What follows where another way than the app was chosen. */
const OTHER = () => [h('Check your phone'), p('We have sent you a message.')];

/**
 * Opens a site (data of one of sites/). What can be told afterwards: `state` (`on`, `secret`, `codes`, `harm`), `clicks` (name and
 * `danger`, `wrong` of each press, in order), `dangerous()`: what was pressed or done and does harm.
 */
export async function openSite(name, site) {
  const controls = [];
  const clicks = [];
  const state = { on: false, secret: null, secrets: [], codes: null, wrong: false, refusals: 0, knows: false, harm: [], ...site.state?.() };
  if (state.on) state.secret = newSecret();
  let picture = {};

  const renew = () => state.secrets.push((state.secret = newSecret(site.secretBytes)));
  /** What a page is drawn for. QR codes are drawn afterwards: their place is held by a mark. */
  const drawnFor = (page) => {
    const pictures = [];
    let isRenewed = state.on || site.renews !== 'visit';
    const at = {
      site, state, page,
      secret() {
        if (!state.secret || !isRenewed) renew();
        isRenewed = true;
        return state.secret;
      },
      uri: () => uriOf(site.issuer ?? `Shop ${name}`, USER, at.secret()),
      codes: () => (state.codes ??= newCodes(site.shape, site.count)),
      register(control, { danger = false, wrong = false }) {
        const known = controls.findIndex((one) => one.name === control && one.danger === danger && one.wrong === wrong);
        return known >= 0 ? known : controls.push({ name: control, danger, wrong }) - 1;
      },
      drawQr: (as, text, alt) => `<!--qr ${pictures.push([as, text, alt]) - 1}-->`,
    };
    return { at, pictures };
  };

  async function pageOf(page) {
    const { at, pictures } = drawnFor(page);
    const parts = (site.pages[page] ?? OTHER)(state);
    const menu = site.menu ? `<nav>${drawn(site.menu, at)}</nav>` : '';
    let main = drawn(parts, at);
    for (const [i, wanted] of pictures.entries()) {
      const { html, ...files } = await drawQr(...wanted);
      picture = { ...picture, ...files };
      main = main.replace(`<!--qr ${i}-->`, () => html);
    }
    if (site.clearsMessages !== false) state.wrong = false;
    const title = typeof site.title === 'function' ? site.title(page) : site.title;
    return `<!doctype html><html lang="${site.lang ?? 'en'}"${site.lang === 'ar' || site.lang === 'he' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${escaped(title)}</title>
<link rel="stylesheet" href="/site.css"><script src="/client.js"></script></head>
<body${site.spa ? ` data-spa data-slow="${site.slow ?? 0}"` : ''}>${menu}<main>${main}</main></body></html>`;
  }

  /** What forms do; gives the page that follows. */
  const doings = {
    go: ({ then }) => then,
    password({ then, back, password }) {
      state.knows = password === PASSWORD;
      state.wrong = !state.knows;
      return state.knows ? then : back;
    },
    confirm({ then, back, code, password }) {
      const knows = !site.withPassword || password === PASSWORD;
      if (!knows || !state.secret || state.refusals < (site.refuses ?? 0) || !isRight(state.secret, code)) {
        state.refusals += 1;
        state.wrong = true;
        if (site.renews === 'wrong') renew();
        return back;
      }
      if (site.onAfterSaving) state.confirmed = true;
      else state.on = true;
      return then;
    },
    /** Sites that are on only when the user has said that the recovery codes are kept. */
    saved({ then, back, saved }) {
      if (site.wantsTick && !saved) return back;
      if (state.confirmed) state.on = true;
      return then;
    },
    generate({ then }) {
      if (state.codes) state.harm.push('recovery codes made anew');
      state.codes = newCodes(site.shape, site.count);
      return then;
    },
    choose: ({ then, method }) => (method === 'app' ? then : 'other'),
    /** A switch. */
    toggle({ then }) {
      if (state.on) state.harm.push('turned off by a switch');
      state.on = false;
      return then;
    },
  };

  async function answer(request, response) {
    const url = new URL(request.url, 'http://loopback');
    const page = url.pathname.slice(1);
    let body = '';
    for await (const chunk of request) body += chunk;
    const send = (type, content, headers = {}) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': POLICY, ...headers }).end(content);
    const follow = (to) => response.writeHead(303, { location: `/${to}` }).end();
    if (page === 'client.js') return send('text/javascript; charset=utf-8', await readFile(new URL('client.js', import.meta.url)));
    if (page === 'site.css') return send('text/css', await readFile(new URL('site.css', import.meta.url)));
    if (page === 'clicked') {
      clicks.push(controls[Number(url.searchParams.get('control'))]);
      return response.writeHead(204).end();
    }
    if (page === 'qr.png' && picture.png) return send('image/png', picture.png);
    if (page === 'qr.json') return send('application/json', JSON.stringify(picture.rows ?? []));
    if (page === 'codes.txt') {
      state.codes ??= newCodes(site.shape, site.count);
      return send('text/plain', state.codes.join('\n'), { 'content-disposition': 'attachment; filename=codes.txt' });
    }
    if (page === 'harm') {
      state.harm.push(url.searchParams.get('what'));
      return send('text/html', '<!doctype html><title>Gone</title><main><h1>Gone</h1></main>');
    }
    if (page.startsWith('do/')) {
      const given = Object.fromEntries(new URLSearchParams(body));
      if (page === 'do/confirm') await sleep(site.late ?? 0);
      return follow(doings[page.slice(3)](given));
    }
    if (!site.pages[page] && page !== 'other') return response.writeHead(404).end();
    if (site.asksPassword?.includes(page) && !state.knows) return follow('password');
    return send('text/html; charset=utf-8', await pageOf(page));
  }

  let asked = Date.now();
  const server = createServer((request, response) => answer(request, response).catch((error) => response.writeHead(500).end(String(error))).finally(() => (asked = Date.now())));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    name, site, origin, state, clicks, controls,
    start: `${origin}/${site.start}`,
    /** For how long, in milliseconds, nothing was asked for. */
    quiet: () => Date.now() - asked,
    dangerous: () => [...clicks.filter((click) => click?.danger).map((click) => click.name), ...state.harm],
    /** A browser may keep a connection on which it has asked nothing yet: not waited for. */
    close: () => (server.close(), server.closeAllConnections()),
  };
}
