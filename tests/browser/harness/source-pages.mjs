// One page for each way in which a site can show a QR code. All show the code of setup-pages.mjs.
import QRCode from 'qrcode';
import { URI } from './setup-pages.mjs';

const modules = QRCode.create(URI).modules;
const SIDE = modules.size + 8;

const each = (draw) => {
  let out = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) out += draw(x + 4, y + 4);
  }
  return out;
};

/** Strokes from the left to the right of a row, as some libraries draw them. */
const strokes = each((x, y) => `M${x} ${y + 0.5}h1`);
const rects = each((x, y) => `<rect x="${x}" y="${y}" width="1" height="1"/>`);
const svg = (attributes, body, style = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} style="${style}">${body}</svg>`;
const stroked = svg(`viewBox="0 0 ${SIDE} ${SIDE}" width="200" height="200" shape-rendering="crispEdges"`, `<path stroke="#000" d="${strokes}"/>`);

const row = (y, cell) => Array.from({ length: SIDE }, (_, x) => cell(x - 4, y - 4)).join('');
const isDark = (x, y) => x >= 0 && y >= 0 && x < modules.size && y < modules.size && modules.get(y, x);
const rows = (cell) => Array.from({ length: SIDE }, (_, y) => row(y, cell));
const table = `<table style="border-collapse: collapse; background: #fff">${rows((x, y) => `<td style="width: 5px; height: 5px; padding: 0${isDark(x, y) ? '; background: #000' : ''}"></td>`).map((cells) => `<tr>${cells}</tr>`).join('')}</table>`;
const blocks = `<pre style="font: 10px/10px monospace; background: #fff; color: #000">${rows((x, y) => (isDark(x, y) ? '██' : '  ')).join('\n')}</pre>`;

const FAR = '<div style="height: 3000px">Scroll down</div>';
const shadow = (mode, depth, html) => `<div id="host"></div><script>
  let root = document.getElementById('host').attachShadow({ mode: '${mode}' });
  for (let depth = 1; depth < ${depth}; depth += 1) {
    root.innerHTML = '<section></section>';
    root = root.firstChild.attachShadow({ mode: '${mode}' });
  }
  root.innerHTML = ${JSON.stringify(html)};
</script>`;

/**
 * Name, body, and what else: `img` is the selector of an `<img>` that a right click reaches, `style` the page's own. `other` is another
 * origin of the same server.
 */
export async function sources(other) {
  const data = await QRCode.toDataURL(URI, { scale: 5 });
  const bare = await QRCode.toDataURL(URI, { scale: 5, margin: 0 });
  const clear = await QRCode.toDataURL(URI, { scale: 5, color: { dark: '#000000ff', light: '#00000000' } });
  const light = await QRCode.toDataURL(URI, { scale: 5, color: { dark: '#ffffffff', light: '#00000000' } });
  const box = 'width: 245px; height: 245px; background-size: cover';
  const dark = 'body { background: #1a1a1a; color: #eee }';
  return [
    ['an image with srcset', '<img id="qr" srcset="/qr.png 1x, /qr.png?2 2x" src="/none.png">', { img: '#qr' }],
    ['a picture with sources', '<picture><source srcset="/qr.png?source"><img id="qr" src="/none.png"></picture>', { img: '#qr' }],
    ['an image of a data address', `<img id="qr" src="${data}">`, { img: '#qr' }],
    ['an image of a blob address', `<img id="qr"><script>fetch('/qr.png').then((r) => r.blob()).then((b) => { document.getElementById('qr').src = URL.createObjectURL(b); })</script>`, { img: '#qr' }],
    ['an image of another origin', `<img id="qr" src="${other}/qr.png">`, { img: '#qr' }],
    ['an image of another origin, far down', `${FAR}<img id="qr" src="${other}/qr.png">${FAR}`, { scrolls: true }],
    ['an image of another origin in a scroll container', `<div style="height: 320px; width: 320px; overflow: auto; scroll-behavior: smooth"><div style="padding: 600px"><img id="qr" src="${other}/qr.png"></div></div>`, { scrolls: true }],
    ['an image of another origin, larger than what it scrolls in', `${FAR}<div style="height: 130px; width: 160px; overflow: auto"><img id="qr" style="color: red" src="${other}/qr.png"></div>`],
    ['an image of another origin, larger than the window', `<img id="qr" src="${other}/qr.png" width="2400" height="2400">`],
    ['an image far down and to the right', `<div style="padding: 3000px"><img id="qr" src="/qr.png"></div>`],
    ['an image shown small', '<img id="qr" src="/qr.png" width="40" height="40">', { img: '#qr' }],
    ['an image without quiet zone on a dark page', `<img id="qr" src="${bare}">`, { style: dark, img: '#qr' }],
    ['a transparent image', `<img id="qr" src="${clear}">`, { img: '#qr' }],
    ['a transparent image of a dark page', `<img id="qr" src="${light}">`, { style: dark, img: '#qr' }],
    ['an object', '<object type="image/png" data="/qr.png"></object>'],
    ['an embedded SVG', '<embed type="image/svg+xml" src="/qr.svg" width="240" height="240">'],
    ['an image button', '<form><input type="image" src="/qr.png" alt="code"></form>'],
    ['a canvas', canvas('/qr.png')],
    ['a canvas with pixels of another origin', canvas(`${other}/qr.png`)],
    ['a canvas far down', FAR + canvas('/qr.png')],
    ['an inline SVG of strokes, without background', stroked],
    ['an inline SVG of a dark page, coloured by a style sheet', svg(`class="code" viewBox="0 0 ${SIDE} ${SIDE}" width="220"`, rects), { style: `${dark} .code rect { fill: #fff }` }],
    ['an inline SVG without viewBox, far down', FAR + svg(`width="${SIDE * 4}" height="${SIDE * 4}"`, `<g transform="scale(4)">${rects}</g>`)],
    ['a CSS background of a data address', `<div style="${box}; background-image: url(${data})"></div>`],
    ['a CSS background of another origin, far down', `${FAR}<div style="${box}; background-image: url(${other}/qr.png)"></div>`, { scrolls: true }],
    ['a CSS mask', `<div style="width: 245px; height: 245px; background: #000; mask: url(${clear}) 0 0 / cover; -webkit-mask: url(${clear}) 0 0 / cover"></div>`],
    ['a background before an element', `<p class="before"></p>`, { style: `.before::before { content: ''; display: block; ${box}; background-image: url(${data}) }` }],
    ['the content of an element', '<p class="content"></p>', { style: `.content { content: url(/qr.png) }` }],
    ['a video', `<canvas id="c" width="300" height="300" hidden></canvas><video id="v" muted width="300" height="300"></video><script>
      const image = new Image(); image.src = '/qr.png'; image.onload = () => {
        const context = document.getElementById('c').getContext('2d');
        setInterval(() => context.drawImage(image, 0, 0, 300, 300), 50);
        const video = document.getElementById('v'); video.srcObject = document.getElementById('c').captureStream(20); video.play();
        video.onplaying = () => setTimeout(() => (document.title = 'ready'), 300);
      };</script>`, { ready: true }],
    ['a frame of the same origin', '<iframe src="/inner.html" width="400" height="400"></iframe>'],
    ['a frame without an address', '<iframe srcdoc="<img src=/qr.png>" width="400" height="400"></iframe>'],
    ['a frame of another origin, far down', `${FAR}<iframe src="${other}/inner.html" width="400" height="400"></iframe>`, { scrolls: true }],
    ['a sandboxed frame', '<iframe sandbox src="/inner.html" width="400" height="400"></iframe>'],
    ['an image of another origin in a frame, far down in both', `${FAR}<iframe src="/inner-far.html" width="400" height="300"></iframe>`, { scrolls: true }],
    ['an open shadow root, three deep', shadow('open', 3, '<img src="/qr.png">')],
    ['a closed shadow root, three deep', shadow('closed', 3, stroked)],
    ['what is slotted into a shadow root', `<div id="host"><img src="/qr.png"></div><script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>'</script>`],
    ['a dialog', `<dialog id="d"><img id="qr" src="${other}/qr.png"></dialog><script>document.getElementById('d').showModal()</script>`, { img: '#qr' }],
    ['a popover', `<div id="d" popover><img id="qr" src="${other}/qr.png"></div><script>document.getElementById('d').showPopover()</script>`, { img: '#qr' }],
    ['a table of cells', table],
    ['a text of block characters', blocks],
    ['a page with a strict policy', '<img id="qr" src="/qr.png">', { img: '#qr', policy: 'strict' }],
  ].map(([name, body, more = {}]) => ({ name, body, ...more }));
}

const canvas = (src) => `<canvas id="c" width="245" height="245"></canvas><script>
  const image = new Image(); image.onload = () => { document.getElementById('c').getContext('2d').drawImage(image, 0, 0, 245, 245); document.title = 'ready'; };
  image.src = '${src}';</script>`;

/** The routes of those pages: `/source-0.html` and so on. */
export function routesOf(list, other) {
  const routes = {
    '/qr.svg': { type: 'image/svg+xml', body: stroked },
    '/inner.html': { body: '<!doctype html><img src="/qr.png">' },
    '/inner-far.html': { body: `<!doctype html>${FAR}<img src="${other}/qr.png">` },
  };
  for (const [at, { body, style = '' }] of list.entries()) {
    routes[`/source-${at}.html`] = {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Set up</title><style>body { margin: 40px } ${style}</style><h1>Scan</h1>${body}</html>`,
    };
  }
  return routes;
}
