// What a person does on the pages of django-two-factor-auth; see allauth.walk.mjs.
import { submit, textIn, typeOver } from './forms.mjs';
import { user } from './two-factor-auth.mjs';

export { whoIsSignedIn } from './forms.mjs';

export const places = {
  picture: 'img[src="/account/two_factor/qrcode/"]',
  link: 'a[href^="otpauth:"]',
  // Of type "number" where two-factor login is turned on, a text where one logs in.
  code: 'input[autocomplete="one-time-code"]',
};

/** Not the first: the forms begin with one that nobody sees. */
const NEXT = 'button.btn-primary[type=submit]';

export async function logIn(page, app) {
  await page.goto(app.url('/account/login/'));
  await page.type('#id_auth-username', user.name);
  await page.type('#id_auth-password', user.password);
  await submit(page, NEXT);
}

/** From the welcome to the choice of a method and to the QR code, all at one address. */
export async function openEnrolment(page, app) {
  await page.goto(app.url('/account/two_factor/setup/'));
  await submit(page, NEXT);
  await page.click('input[name="method-method"][value="generator"]');
  await submit(page, NEXT);
  await page.waitForSelector(places.picture);
}

export const shownSecret = (page) => page.$eval(places.link, (link) => link.innerText.trim());

/** The printed key, a Range. */
export const printedKey = (page) => textIn(page, places.link);

export const typeCode = (page, code) => typeOver(page, places.code, code);

export const submitCode = (page) => submit(page, NEXT);

export const isEnrolled = (page) => new URL(page.url()).pathname === '/account/two_factor/setup/complete/';

/** The address stays that of the password. */
export const wantsCode = async (page) => Boolean(await page.$(places.code));

export const complaint = (page) => page.evaluate(() => document.querySelector('.errorlist')?.innerText.trim() ?? null);

export async function logOut(page, app) {
  await page.goto(app.url('/'));
  await submit(page, 'form[action="/account/logout/"] button');
}
