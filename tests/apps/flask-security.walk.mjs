// What a person does on the pages of Flask-Security; see allauth.walk.mjs.
import { user } from './flask-security.mjs';
import { submit, textIn, typeOver, ungrouped } from './forms.mjs';

export { whoIsSignedIn } from './forms.mjs';

const SECRET = 'div:has(> #qrcode) + div';

export const places = {
  picture: '#qrcode',
  code: '#code',
};

export async function logIn(page, app) {
  await page.goto(app.url('/login'));
  await page.type('#email', user.name);
  await page.type('#password', user.password);
  await submit(page, 'form[name=login_user_form] input[type=submit]');
}

/** The QR code comes with the answer to a POST, and a new secret each time. */
export async function openEnrolment(page, app) {
  await page.goto(app.url('/tf-setup'));
  await page.click('input[name=setup][value=authenticator]');
  await submit(page, 'form[name=two_factor_setup_form] input[type=submit]');
  await page.waitForSelector(places.picture);
}

export const shownSecret = async (page) => ungrouped(await page.$eval(SECRET, (element) => element.innerText));

/** The printed key, a Range. */
export const printedKey = (page) => textIn(page, SECRET);

export const typeCode = (page, code) => typeOver(page, places.code, code);

export const submitCode = (page) => submit(page, 'form[name=two_factor_verify_code_form] input[type=submit]');

export const isEnrolled = (page) =>
  page.evaluate(() => document.body.innerText.includes('Currently setup two-factor method: authenticator'));

export const wantsCode = (page) => new URL(page.url()).pathname === '/tf-validate';

/** Said beside the field, or at the top of the page that comes next. */
export const complaint = (page) =>
  page.evaluate(() => document.querySelector('.error, .fs-error-msg:not(.success)')?.innerText.trim() ?? null);

export async function logOut(page, app) {
  await page.goto(app.url('/tf-setup'));
  await submit(page, 'form[name=logout_form] button');
}
