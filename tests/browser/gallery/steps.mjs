// The states to look at: which page, which answers, and what is done before the picture is taken.
import { many, home, popupStates, vaultStates } from './views.mjs';

const small = { viewport: { width: 380, height: 560 } };
const large = { viewport: { width: 1180, height: 760 } };
const narrow = { viewport: { width: 420, height: 800 } };

const popup = (name, key, look = {}, act) => ({ name: `popup-${name}`, page: 'popup.html', state: popupStates[key], look: { ...small, ...look }, act });
const vault = (name, key, look = {}, act) => ({ name: `vault-${name}`, page: 'vault.html', state: vaultStates[key], look: { ...large, ...look }, act });
const byName = (page, role, name) => page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

export const steps = [
  ...Object.keys(popupStates).filter((key) => !['add'].includes(key)).map((key) => popup(key, key)),
  popup('wrong-passphrase', 'locked', {}, async (page) => {
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  popup('add', 'add', {}, (page) => byName(page, 'button', 'Add account').click()),
  popup('add-error', 'add', {}, async (page) => {
    await byName(page, 'button', 'Add account').click();
    await page.keyboard.type('JBSW1');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  popup('add-address', 'add', {}, async (page) => {
    await byName(page, 'button', 'Add account').click();
    await page.keyboard.type('otpauth://totp/x?secret=JBSWY3DP');
  }),
  popup('search', 'many', {}, (page) => page.keyboard.type('goog')),
  popup('search-none', 'many', {}, (page) => page.keyboard.type('nothing like it')),
  popup('arrows', 'few', {}, async (page) => {
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowDown');
  }),
  popup('copied', 'few', {}, async (page) => {
    await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { globalThis.clipboard = text; }; });
    await page.click('.row');
    await pause(100);
  }),
  popup('filled', 'one', {}, async (page) => {
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  popup('other-site-near', 'few', {}, (page) => page.keyboard.press('Enter')),
  popup('other-site-far', 'few-elsewhere', {}, (page) => page.keyboard.press('Enter')),
  popup('zoom', 'few', { viewport: { width: 380, height: 300 } }),
  popup('forced', 'few', { forced: true }),
  popup('tab', 'few', { viewport: { width: 900, height: 700 }, themes: ['light'] }),
  { name: 'popup-thousand', page: 'popup.html', state: { answers: { open: home(many(1000)) } }, look: { ...small, themes: ['light'] } },
  ...Object.keys(vaultStates).map((key) => vault(key, key)),
  vault('create-errors', 'first-run', {}, async (page) => {
    await byName(page, 'textbox', 'New passphrase').fill('correct horse battery');
    await byName(page, 'textbox', 'Repeat passphrase').fill('correct horse');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  vault('account', 'few', {}, (page) => page.click('.accounts .row')),
  vault('account-error', 'few', {}, async (page) => {
    await page.click('.accounts .row');
    await byName(page, 'textbox', 'Sites').fill('exmple');
    await byName(page, 'button', 'Save changes').click();
    await pause(100);
  }),
  vault('deleted', 'few', {}, async (page) => {
    await page.click('.accounts .row');
    await byName(page, 'button', 'Delete account').click();
    await pause(100);
  }),
  vault('trash', 'few', {}, (page) => byName(page, 'button', 'Deleted accounts').click()),
  vault('add', 'few', {}, (page) => byName(page, 'button', 'Add account').click()),
  vault('long-account', 'long', {}, (page) => page.click('.accounts li:nth-child(2) .row')),
  vault('settings', 'few', {}, async (page) => {
    await page.evaluate(() => { location.hash = '#settings'; });
    await pause(100);
  }),
  vault('narrow', 'few', narrow, (page) => page.click('.accounts .row')),
  vault('zoom', 'few', { viewport: { width: 590, height: 380 } }, (page) => page.click('.accounts .row')),
  vault('forced', 'few', { forced: true }, (page) => page.click('.accounts .row')),
];
