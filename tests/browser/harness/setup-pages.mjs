// Pages as a site shows them when two-factor login is turned on.
import { Secret } from 'otpauth';
import QRCode from 'qrcode';

export const ACCOUNT = { issuer: 'Example Shop', name: 'alice@shop.example', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };
export const URI = `otpauth://totp/${encodeURIComponent(`${ACCOUNT.issuer}:${ACCOUNT.name}`)}?secret=${ACCOUNT.secret}&issuer=${encodeURIComponent(ACCOUNT.issuer)}`;
export const SECOND_URI = 'otpauth://totp/Second:bob?secret=KRUGKIDROVUWG2ZAKRUGKIDROVUWG2ZA&issuer=Second&algorithm=SHA256&digits=8';

/** The secrets of an export of Google Authenticator, which shows two codes with one account each. */
export const EXPORTED = { first: 'JBSWY3DPEHPK3PXP', second: 'KRUGKIDROVUWG2ZA' };
export const exported = (issuer, secret, part) => {
  const field = (number, bytes) => Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  const numbers = (...pairs) => Buffer.from(pairs.flatMap(([number, value]) => [number << 3, value]));
  const account = [field(1, Buffer.from(Secret.fromBase32(secret).bytes)), field(2, Buffer.from('alice')), field(3, Buffer.from(issuer)), numbers([4, 1], [5, 1], [6, 2])];
  const message = Buffer.concat([field(1, Buffer.concat(account)), numbers([2, 1], [3, 2], [4, part], [5, 77])]);
  return `otpauth-migration://offline?data=${encodeURIComponent(message.toString('base64'))}`;
};

const grouped = ACCOUNT.secret.match(/.{4}/g).join(' ');

/** Routes for servePages. */
export async function setUpPages() {
  const png = await QRCode.toBuffer(URI, { scale: 6 });
  const svg = Buffer.from(await QRCode.toString(URI, { type: 'svg' })).toString('base64');
  const second = await QRCode.toDataURL(SECOND_URI, { scale: 5 });
  const page = (body) => ({
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Turn on two-factor</title>
<body style="font: 16px sans-serif; margin: 30px">${body}</body></html>`,
  });
  return {
    '/qr.png': { type: 'image/png', body: png },
    '/setup.html': page(`<h1>Scan this code</h1><img id="qr" src="/qr.png" alt="QR code">
      <p>Setup key: <code id="key">${grouped}</code></p>
      <p><a id="link" href="${URI.replaceAll('&', '&amp;')}">Open in your authenticator app</a></p>
      <p id="words">Nothing in particular stands here.</p>`),
    '/setup-svg.html': page(`<h1>Scan this code</h1>
      <img id="qr" width="185" height="185" src="data:image/svg+xml;base64,${svg}" alt="QR code">`),
    '/setup-two.html': page(`<h1>Two codes</h1><img id="qr" src="/qr.png" alt="one">
      <img id="second" src="${second}" alt="two">`),
    // A login form in a frame of the page's own origin.
    '/frame-same.html': page('<h1>Sign in</h1><iframe width="500" height="300" src="/one-time-code.html"></iframe>'),
    // A field that nobody would take for a code field.
    '/opaque.html': page('<h1>Form</h1><form><input id="field" name="q7"></form>'),
    '/empty.html': page('<h1>Nothing here</h1><p id="words">No code, no field.</p>'),
    '/export-1.html': page(`<h1>Export</h1><img src="${await QRCode.toDataURL(exported('First', EXPORTED.first, 0), { scale: 5 })}">`),
    '/export-2.html': page(`<h1>Export</h1><img src="${await QRCode.toDataURL(exported('Second', EXPORTED.second, 1), { scale: 5 })}">`),
    '/bad-period.html': page(
      `<h1>A code with a bad field</h1><img id="qr" src="${await QRCode.toDataURL(`${URI}&period=0`, { scale: 5 })}">`,
    ),
  };
}
