// What a person does in Homebridge UI; see allauth.walk.mjs. Its script redraws one page: nothing navigates.
import { typeOver, ungrouped } from './forms.mjs';
import { user } from './homebridge.mjs';

export const places = {
  picture: '.modal-body app-qrcode svg',
  code: 'input[autocomplete="one-time-code"]',
};

/** What sends the code: the dialog's, or that of the form that asks for the password. */
const SEND = '.modal-footer .btn-primary:enabled, #submit-button:enabled';
const COMPLAINT = '.toast-error, .login-card .fw-semibold';

export async function logIn(page, app) {
  await page.goto(app.url('/login'));
  await page.waitForSelector('#form-username');
  await page.type('#form-username', user.name);
  await page.type('#form-pass', user.password);
  await (await page.waitForSelector(SEND)).click();
  await page.waitForFunction((code) => document.querySelector(`app-sidebar, ${code}`), {}, places.code);
}

export async function openEnrolment(page, app) {
  await page.goto(app.url('/users'));
  await (await page.waitForSelector('app-users .card .btn-primary')).click();
  await page.waitForSelector(places.picture);
  // It slides into its place.
  await page.waitForFunction(() => document.querySelector('.modal.show')?.getAnimations({ subtree: true }).length === 0);
}

export const shownSecret = async (page) => ungrouped(await (await printedKey(page)).evaluate((range) => range.toString()));

/** The printed key, a Range: it has no element of its own, but follows a line break. */
export const printedKey = (page) =>
  page.evaluateHandle(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.modal-body .small br').nextSibling);
    return range;
  });

export const typeCode = (page, code) => typeOver(page, places.code, code);

/** Sends the code, and waits until the page shows the answer. */
export async function submitCode(page) {
  // A complaint about the code before lies over the button for some seconds.
  await (await page.$('.toast-close-button'))?.click();
  await page.waitForSelector('.toast-error', { hidden: true });
  const button = await page.waitForSelector(SEND);
  const isAnswer = (response) => /[/]api[/](users[/]otp[/]activate|auth[/]login)$/.test(response.url());
  const [answer] = await Promise.all([page.waitForResponse(isAnswer), button.click()]);
  if (answer.ok()) await page.waitForSelector(places.code, { hidden: true });
  else await page.waitForSelector(COMPLAINT);
}

/** Where two-factor login is on, the list of users offers to turn it off. */
export const isEnrolled = async (page) => Boolean(await page.waitForSelector('app-users ::-p-text(Disable 2FA)'));

export const wantsCode = async (page) => Boolean(await page.$('#form-ota'));

export const complaint = (page) => page.evaluate((places) => document.querySelector(places)?.innerText.trim() ?? null, COMPLAINT);

export async function logOut(page) {
  await (await page.waitForSelector('[aria-label="Log Out"]')).click();
  await page.waitForSelector('#form-username');
}

/** Whom the page's token is for, if the server takes it. */
export async function whoIsSignedIn(page, app) {
  await page.goto(app.url('/users'));
  return page.evaluate(async () => {
    const token = localStorage.getItem('access_token') ?? '';
    const { ok } = await fetch('/api/auth/check', { headers: { authorization: `Bearer ${token}` } });
    if (!ok) return 'Nobody is signed in';
    const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    return `Signed in as ${JSON.parse(atob(claims)).username}`;
  });
}
