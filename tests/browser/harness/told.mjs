// What a page tells an authenticator, by independent readers: secret (base32), issuer, algorithm, digits, period.
import jsQR from 'jsqr';
import { URI } from 'otpauth';
import { PNG } from 'pngjs';

/** White around the picture, in pixels: readers want it, and not every page draws it. */
const MARGIN = 16;

/** What an otpauth address says. */
export function accountInUri(uri) {
  const { secret, issuer, algorithm, digits, period } = URI.parse(uri);
  return { secret: secret.base32, issuer, algorithm, digits, period };
}

/** What the QR code in an element says, read from a picture of it. */
export async function accountInPicture(page, selector) {
  const element = await page.waitForSelector(selector);
  const picture = PNG.sync.read(Buffer.from(await element.screenshot()));
  const [width, height] = [picture.width + 2 * MARGIN, picture.height + 2 * MARGIN];
  const framed = new PNG({ width, height });
  framed.data.fill(255);
  PNG.bitblt(picture, framed, 0, 0, picture.width, picture.height, MARGIN, MARGIN);
  const code = jsQR(new Uint8ClampedArray(framed.data), width, height);
  if (!code) throw new Error(`no QR code is seen in ${selector}`);
  return accountInUri(code.data);
}
