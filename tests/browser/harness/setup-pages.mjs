// Pages as a site shows them when two-factor login is turned on.
import QRCode from 'qrcode';

export const ACCOUNT = { issuer: 'Example Shop', name: 'alice@shop.example', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' };
export const URI = `otpauth://totp/${encodeURIComponent(`${ACCOUNT.issuer}:${ACCOUNT.name}`)}?secret=${ACCOUNT.secret}&issuer=${encodeURIComponent(ACCOUNT.issuer)}`;
export const SECOND_URI = 'otpauth://totp/Second:bob?secret=KRUGKIDROVUWG2ZAKRUGKIDROVUWG2ZA&issuer=Second&algorithm=SHA256&digits=8';

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
    '/empty.html': page('<h1>Nothing here</h1><p id="words">No code, no field.</p>'),
    '/bad-period.html': page(
      `<h1>A code with a bad field</h1><img id="qr" src="${await QRCode.toDataURL(`${URI}&period=0`, { scale: 5 })}">`,
    ),
  };
}
