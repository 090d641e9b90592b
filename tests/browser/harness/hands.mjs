// The user's hands: mouse and keyboard on the display, where only real input counts. What the browser shows outside of
// pages (context menu, shortcuts, prompts) is reached in no other way, and only it grants activeTab as a user does.
import { againUntil, sleep, until } from './wait.mjs';

/** Where the middle of an element, or of a Range of text, lies on the screen: a selector, or a handle to either. */
export async function placeOf(page, selector) {
  const element = typeof selector === 'string' ? await page.waitForSelector(selector) : selector;
  await element.evaluate((node) => (node.startContainer?.parentElement ?? node).scrollIntoView({ block: 'center' }));
  return element.evaluate((node) => {
    const box = node.getBoundingClientRect();
    // Firefox tells where its content lies. In Chromium all of its own bars are above the content, and the frame
    // that it draws is equally wide on the other three sides (0 when maximised).
    const frame = (outerWidth - innerWidth) / 2;
    const left = window.mozInnerScreenX ?? screenX + frame;
    const top = window.mozInnerScreenY ?? screenY + outerHeight - innerHeight - frame;
    return { x: left + box.x + box.width / 2, y: top + box.y + box.height / 2 };
  });
}

export async function click(session, page, selector) {
  await page.bringToFront();
  await session.display.click(await placeOf(page, selector));
}

/**
 * Right-clicks the element (or text, see placeOf) and picks one of the extension's entries in the real context menu.
 * `entries` are all titles of ours that this menu shows, in order; `choose` is one of them.
 * `onPage`: the click is on nothing in particular (no picture, link, field, selected text).
 */
export async function pickFromMenu(session, page, selector, { entries, choose, onPage = false }) {
  const index = entries.indexOf(choose);
  if (index < 0) throw new Error(`"${choose}" is none of ${entries.join(', ')}`);
  const { display } = session;
  await page.bringToFront();
  const before = await display.windows();
  // A page that has just come may not take the first click, and a tab that is just closing may bring another to the front.
  await until('the context menu opens', async () => {
    await page.bringToFront();
    await display.click(await placeOf(page, selector), 3);
    const isOpen = () => menuIsOpen(session, before);
    return until('', isOpen, { seconds: 2 }).catch(() => false);
  });
  // It is there before it takes keys.
  await sleep(300);
  if (session.name === 'firefox') await pickInFirefox(session, entries, choose);
  else await pickInChromium(display, entries.length, index, onPage);
  await until('the context menu closes', async () => !(await menuIsOpen(session, before)));
}

/** Firefox tells; Chromium's menu can only be counted among the windows (in Firefox a tooltip is one, too). */
async function menuIsOpen({ name, inside, display }, before) {
  if (name !== 'firefox') return (await display.windows()) > before;
  return inside.inWindow(() => document.getElementById('contentAreaContextMenu').state === 'open');
}

/**
 * Chromium draws its menu itself and tells nobody what is in it, so this goes by the order of the entries, from below:
 * "Inspect" is the last, above it "View page source" if the click was on the page as such, above that an extension.
 * Several entries of one extension are in a submenu, which "Right" opens with its first entry selected.
 */
async function pickInChromium(display, count, index, onPage) {
  const below = onPage ? 2 : 1;
  await display.press(...Array(below + 1).fill('Up'));
  if (count > 1) {
    const windows = await display.windows();
    await display.press('Right');
    await until('the submenu opens', async () => (await display.windows()) > windows);
    await sleep(200);
    await display.press(...Array(index).fill('Down'));
  }
  await display.press('Return');
}

/** Firefox's menu is a document: where an entry lies can be asked, and the mouse goes there. */
async function pickInFirefox(session, entries, choose) {
  const { inside, display } = session;
  if (entries.length > 1) {
    const submenu = await inside.inWindow(extensionEntry, session.id, null);
    await display.click(submenu.at);
    await until('the submenu opens', () => inside.inWindow(() => [...document.querySelectorAll('#contentAreaContextMenu menu')].some((menu) => menu.open)));
  }
  const entry = await inside.inWindow(extensionEntry, session.id, choose);
  const shown = JSON.stringify(entry.titles);
  if (shown !== JSON.stringify(entries)) throw new Error(`the menu shows ${shown}, not ${JSON.stringify(entries)}`);
  await display.click(entry.at);
}

/** Runs in Firefox's window. Without a title: the submenu of the extension. */
async function extensionEntry(id, title) {
  const menu = document.getElementById('contentAreaContextMenu');
  // Firefox makes the elements' ids of the extension's, with what an id may not have replaced.
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-`;
  const own = [...menu.querySelectorAll(`[id^="${prefix}"]`)].filter((node) => !node.hidden);
  const items = own.filter((node) => node.localName === 'menuitem');
  const found = title === null ? own.find((node) => node.localName === 'menu') : items.find((node) => node.label === title);
  const titles = items.map((node) => node.label);
  if (!found) throw new Error(`no entry ${title} among ${titles.join(', ')}`);
  const box = found.getBoundingClientRect();
  return {
    titles,
    at: { x: window.mozInnerScreenX + box.x + box.width / 2, y: window.mozInnerScreenY + box.y + box.height / 2 },
  };
}

/** Clicks the extension's button in the toolbar. */
export async function clickToolbarButton(session, page) {
  await page.bringToFront();
  // A new window moves its buttons into place.
  await sleep(1000);
  await session.display.click(
    session.name === 'firefox'
      ? await session.inside.inWindow((id) => {
          const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
          const box = document.getElementById(`${name}-browser-action`).getBoundingClientRect();
          return { x: window.mozInnerScreenX + box.x + box.width / 2, y: window.mozInnerScreenY + box.y + box.height / 2 };
        }, session.id)
      : // Chromium does not tell. chromium.mjs pinned it; to its right are the jigsaw piece, the profile and the menu.
        await page.evaluate(() => ({ x: screenX + outerWidth - 153, y: screenY + 63 })),
  );
}

/** Presses a keyboard shortcut with the focus in `page`. */
export async function shortcut(session, page, keys = 'alt+shift+6') {
  await page.bringToFront();
  await session.display.press(keys);
}

/** Clicks as somebody does who has read what is there: it was to be seen for a while, and the pointer rests before the press. */
export async function hoverAndClick(session, page, selector) {
  await page.bringToFront();
  await sleep(700);
  const at = await placeOf(page, selector);
  await session.display.moveTo({ x: at.x + 60, y: at.y + 90 });
  await session.display.moveTo(at);
  await sleep(200);
  await session.display.click(at);
}

/**
 * Runs in the popup. Not at once: the browser's question takes the focus, and the popup may be gone before it has said that it has clicked.
 */
function clickSoon(name) {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  setTimeout(() => button.click());
}

/** Clicks a button of the popup so that it may ask for a permission: Firefox asks only after a click of the user's own. */
export async function clickInPopup(session, popup, name) {
  await popup.waitFor('button', name);
  if (session.name !== 'firefox') return popup.view.evaluate(clickSoon, name);
  const look = () =>
    popup.view.evaluate((name) => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
      const { x, y, width, height } = button.getBoundingClientRect();
      const at = { x: window.mozInnerScreenX + x + width / 2, y: window.mozInnerScreenY + y + height / 2 };
      return { at, isUnderPointer: button.matches(':hover') };
    }, name);
  // The panel slides in and grows: until the pointer is over the button, the button is followed.
  const follow = async () => session.display.moveTo((await look()).at);
  await againUntil('the pointer is over the button', follow, async () => (await look()).isUnderPointer);
  return session.display.click((await look()).at);
}

/** Says yes to the browser's question for a permission. In headless Chromium it can only hang. */
export async function allow(session) {
  if (session.name === 'firefox') {
    await until('Firefox asks', () => session.inside.inWindow(() => PopupNotifications.isPanelOpen));
    // The button takes no click in the first half second, lest somebody clicks it by accident.
    await sleep(800);
    await session.inside.inWindow(() => PopupNotifications.panel.firstElementChild.button.click());
    return;
  }
  // Its dialog is a window of its own, with "Cancel" focused and "Allow" next to it.
  await sleep(1000);
  await session.display.press('Tab', 'Return');
}
