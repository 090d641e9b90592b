// What is done on the pages of every app.

/** Clicks what sends a form, and waits for the page that answers. */
export async function submit(page, button) {
  await Promise.all([page.waitForNavigation(), page.click(button)]);
}

/** Types a code by hand. After a refusal the field still holds the refused one. */
export async function typeOver(page, field, code) {
  await page.$eval(field, (field) => (field.value = ''));
  await page.type(field, code);
}

/** What the front page of the Python apps says about who is signed in. */
export async function whoIsSignedIn(page, app) {
  await page.goto(app.url('/'));
  return page.$eval('#who', (element) => element.innerText);
}

/** The text in an element, as a Range: what can be selected, and what lies where on the screen. */
export function textIn(page, selector) {
  return page.evaluateHandle((selector) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector));
    return range;
  }, selector);
}

/** A key as it is printed, without what stands between its groups. */
export const ungrouped = (text) => text.replace(/[\s-]/g, '');
