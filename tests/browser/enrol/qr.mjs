// The ways in which sites draw a QR code.
import QRCode from 'qrcode';

const svgPath = (text, { path }) => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 8;
  let d = '';
  for (let y = 0; y < modules.size; y += 1) for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) d += `M${x + 4} ${y + 4.5}h1`;
  return `<svg viewBox="0 0 ${side} ${side}" width="200" height="200"${path}><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path stroke="#000" d="${d}"/></svg>`;
};

/** `files`: what the site serves besides; `html`: what stands on the page. */
export async function drawQr(as, text, alt) {
  const named = ` alt="${alt}"`;
  switch (as) {
    case 'png': // an address of its own, which asks for the login
      return { html: `<img src="/qr.png?${Math.random()}" width="200" height="200"${named}>`, png: await QRCode.toBuffer(text, { scale: 5 }) };
    case 'data':
      return { html: `<img src="${await QRCode.toDataURL(text, { scale: 5 })}" width="200" height="200"${named}>` };
    case 'called-jpeg': // the bytes are those of a PNG
      return { html: `<img src="${(await QRCode.toDataURL(text, { scale: 5 })).replace('image/png', 'image/jpeg')}" width="200" height="200"${named}>` };
    case 'svg-data':
      return { html: `<img src="data:image/svg+xml;base64,${Buffer.from(svgPath(text, { path: ' xmlns="http://www.w3.org/2000/svg"' })).toString('base64')}" width="200" height="200"${named}>` };
    case 'path': // inline, one stroked path
      return { html: svgPath(text, { path: '' }) };
    case 'canvas': {
      const { modules } = QRCode.create(text);
      const rows = Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? 1 : 0)).join(''));
      return { html: '<canvas data-qr width="240" height="240"></canvas>', rows };
    }
    case 'table': // black and white cells
      throw new Error('drawn by no site');
    default:
      throw new Error(`no way to draw it: ${as}`);
  }
}
