// What a person does on allauth's pages. The extension has no part in it: where a code is wanted, it is the caller who
// fills it, by the extension or by hand.
import { user } from './allauth.mjs';
import { submit, typeOver } from './forms.mjs';

export { whoIsSignedIn } from './forms.mjs';

/** The places on the page that turns two-factor login on, and on those that ask for a code. */
export const places = {
  picture: 'form img[src^="data:image/"]',
  secret: '#authenticator_secret',
  code: '#id_code',
};

/** From anywhere to where the password leads: signed in, or the page that asks for a code. */
export async function logIn(page, app) {
  await page.goto(app.url('/accounts/login/'));
  await page.type('#id_login', user.name);
  await page.type('#id_password', user.password);
  await submit(page, 'form[action="/accounts/login/"] button[type=submit]');
}

/** Opens the page with the QR code; asked for the password once more, gives it. */
export async function openEnrolment(page, app) {
  await page.goto(app.url('/accounts/2fa/totp/activate/'));
  if (new URL(page.url()).pathname === '/accounts/reauthenticate/') {
    await page.type('#id_password', user.password);
    await submit(page, 'form button[type=submit]');
  }
  await page.waitForSelector(places.picture);
}

/** The secret as the page tells it, in a field that takes no focus. */
export const shownSecret = (page) => page.$eval(places.secret, ({ value }) => value);

export const typeCode = (page, code) => typeOver(page, places.code, code);

/** Sends the form with the code in it, wherever one is asked for. */
export async function submitCode(page) {
  await submit(page, `form:has(${places.code}) button[type=submit]`);
}

export const isEnrolled = (page) => new URL(page.url()).pathname === '/accounts/2fa/recovery-codes/';
export const wantsCode = (page) => new URL(page.url()).pathname === '/accounts/2fa/authenticate/';

/** What the page says is wrong, if anything. */
export async function complaint(page) {
  return page.evaluate(() => document.querySelector('.errorlist')?.innerText.trim() ?? null);
}

export async function logOut(page, app) {
  await page.goto(app.url('/accounts/logout/'));
  await submit(page, 'form[action="/accounts/logout/"] button[type=submit]');
}
