// What a person does on allauth's pages. The extension has no part in it: where a code is wanted, it is the caller who
// fills it, by the extension or by hand.
import { user } from './allauth.mjs';

/** The places on the page that turns two-factor login on, and on those that ask for a code. */
export const places = {
  picture: 'form img[src^="data:image/"]',
  secret: '#authenticator_secret',
  code: '#id_code',
};

async function submit(page, button) {
  await Promise.all([page.waitForNavigation(), page.click(button)]);
}

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

/** Types a code by hand. After a refusal the field still holds the refused one. */
export async function typeCode(page, code) {
  await page.$eval(places.code, (field) => (field.value = ''));
  await page.type(places.code, code);
}

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

/** What the front page says about who is signed in. */
export async function whoIsSignedIn(page, app) {
  await page.goto(app.url('/'));
  return page.$eval('#who', (element) => element.innerText);
}
