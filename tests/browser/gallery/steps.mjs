// The states to look at: which page, which answers, and what is done before the picture is taken.
import { guideStates } from './guide.mjs';
import { home, importPreview, importReads, many, popupStates, theirs, vaultStates } from './views.mjs';

const small = { viewport: { width: 380, height: 560 } };
const large = { viewport: { width: 1180, height: 760 } };
const narrow = { viewport: { width: 420, height: 800 } };

const popup = (name, key, look = {}, act) => ({ name: `popup-${name}`, page: 'popup.html', state: popupStates[key], look: { ...small, ...look }, act });
const vault = (name, key, look = {}, act) => ({ name: `vault-${name}`, page: 'vault.html', state: vaultStates[key], look: { ...large, ...look }, act });
const guide = (name, key, look = {}, act) => ({ name: `guide-${name}`, page: 'guide.html?tab=7', state: guideStates[key], look: { ...small, ...look }, act });
const byName = (page, role, name) => page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await pause(100);
}

/** Brings files of these names to an import; what the worker would say of each, and of all of them, is said here. */
async function bringFiles(page, reads, preview) {
  await go(page, '#import-export');
  await page.evaluate((reads, preview) => {
    const results = Object.values(reads);
    Object.assign(globalThis.importer, {
      read: (at) => (results[at] ? Promise.resolve(results[at]) : new Promise(() => {})),
      preview: async () => preview,
      save: async (choice) => ({ Ok: { kept: { imported: { accounts: choice.rows.map((row) => row.toString(16).padStart(32, '0')) } }, save: null, regardless: false } }),
    });
    const dataTransfer = new DataTransfer();
    for (const name of Object.keys(reads)) dataTransfer.items.add(new File(['x'], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, reads, preview);
  await pause(100);
}

const preview = (page) => bringFiles(page, importReads, importPreview);

async function newPassphrase(page, text) {
  await byName(page, 'textbox', 'New passphrase').fill(text);
  await byName(page, 'textbox', 'Repeat passphrase').fill(text);
}

/** Shows the note of the first account in the popup; `null`: it is guarded, `undefined`: it cannot be read. */
async function showNote(page, note) {
  await page.evaluate((note, failed) => {
    globalThis.sixpence.note = () => (failed ? Promise.reject(new Error('no note')) : Promise.resolve(note));
  }, note ?? null, note === undefined);
  await page.locator('.card [data-do=note]').click();
  await pause(100);
}

async function sheet(page) {
  await go(page, '#import-export');
  await byName(page, 'button', 'Print QR codes').click();
  await byName(page, 'textbox', 'Current passphrase').fill('right');
  await byName(page, 'button', 'Show QR codes').click();
  await byName(page, 'button', 'Print').wait();
}

async function fillCodes(page) {
  await go(page, '#recovery-codes');
  await byName(page, 'button', 'Add recovery codes').click();
  await byName(page, 'textbox', 'Recovery codes').fill('Your recovery codes\n1. 4f9c2-a81be\n2. 77d03-9e2fa\n');
  await byName(page, 'button', 'Correct the list').wait();
}

async function openSet(page) {
  await go(page, '#recovery-codes');
  await byName(page, 'button', 'Show codes').click();
  await byName(page, 'textbox', 'Current passphrase').wait();
}

async function showSet(page) {
  await openSet(page);
  await byName(page, 'textbox', 'Current passphrase').fill('right');
  await byName(page, 'button', 'Show codes').click();
  await byName(page, 'button', 'Print').wait();
}

/** Drops files of these names; what is read of each is what `answers` say, or nothing for ever. */
async function drop(page, answers) {
  await page.evaluate((answers) => {
    const results = Object.values(answers);
    globalThis.pictures.read = (at) => (results[at] ? Promise.resolve(results[at]) : new Promise(() => {}));
    const dataTransfer = new DataTransfer();
    for (const name of Object.keys(answers)) dataTransfer.items.add(new File(['x'], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, answers);
  await pause(700);
}
const CODE = { Ok: ['otpauth://totp/x?secret=JBSWY3DP'] };
const UNREAD = { 'Screenshot 2026-11-26.png': { Ok: [] }, 'shop.png': { Ok: ['https://shop.example'] }, 'IMG_4711.HEIC': { Err: 'heif' }, [`${'long '.repeat(30)}name.png`]: { Err: 'tooLarge' } };

/** Opens the camera, which sees a code in a hand, and codes with these texts; or does not run. */
async function film(page, { why, texts = [] }) {
  await byName(page, 'button', 'Add account').click();
  await page.evaluate((why, texts) => {
    globalThis.pictures.startCamera = async (video, seen) => {
      if (why) return why;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1280, 720];
      const context = canvas.getContext('2d');
      const draw = () => {
        context.fillStyle = '#8d8377';
        context.fillRect(0, 0, 1280, 720);
        context.fillStyle = '#fff';
        context.fillRect(440, 160, 400, 400);
        context.fillStyle = '#000';
        for (let at = 0; at < 400; at += 1) if ((at * 7919) % 5 < 2) context.fillRect(460 + (at % 20) * 18, 180 + Math.floor(at / 20) * 18, 18, 18);
      };
      draw();
      setInterval(draw, 50);
      video.srcObject = canvas.captureStream(20);
      await video.play();
      setTimeout(() => texts.length && seen(texts), 50);
      return undefined;
    };
  }, why, texts);
  await byName(page, 'button', 'Scan with camera').click();
  await pause(500);
}

export const steps = [
  ...Object.keys(popupStates).filter((key) => !['add', 'scanning', 'asks-private', 'asks-sms'].includes(key)).map((key) => popup(key, key)),
  popup('wrong-passphrase', 'locked', {}, async (page) => {
    await page.keyboard.type('not this one');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  popup('scanning', 'scanning', {}, async (page) => {
    await byName(page, 'button', 'Scan this page').click();
    await page.evaluate(() => new BroadcastChannel('reading').postMessage([3, 8]));
    await pause(700);
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
  popup('asks-private-open', 'asks-private', {}, (page) => page.keyboard.press('Enter')),
  popup('asks-sms-open', 'asks-sms', {}, (page) => page.keyboard.press('Enter')),
  popup('other-site-near', 'few', {}, (page) => page.keyboard.press('Enter')),
  popup('other-site-far', 'few-elsewhere', {}, (page) => page.keyboard.press('Enter')),
  popup('marked-hover', 'marked', {}, (page) => page.hover('.accounts li:nth-child(3)')),
  popup('marked-zoom', 'marked', { viewport: { width: 380, height: 300 } }),
  popup('marked-narrowed', 'marked', {}, async (page) => {
    await page.select('#narrow-tag', 'Work');
    await page.select('#list-order', 'own');
  }),
  popup('note', 'marked', {}, (page) => showNote(page, `The account of the old office.\nAsk for it by phone: 0123 456\n\n${'A long line of a note. '.repeat(12)}${'x'.repeat(120)}`)),
  popup('note-long', 'marked', {}, (page) => showNote(page, 'A line of a very long note.\n'.repeat(60))),
  popup('note-guarded', 'marked', {}, (page) => showNote(page, null)),
  popup('note-unread', 'marked', {}, (page) => showNote(page, undefined)),
  popup('zoom', 'few', { viewport: { width: 380, height: 300 } }),
  popup('forced', 'few', { forced: true }),
  popup('tab', 'few', { viewport: { width: 900, height: 700 }, themes: ['light'] }),
  { name: 'popup-thousand', page: 'popup.html', state: { answers: { open: home(many(1000)) } }, look: { ...small, themes: ['light'] } },
  ...Object.keys(guideStates).filter((key) => key !== 'declines').map((key) => guide(key, key)),
  guide('by-hand', 'ready-here', { fullPage: true }, async (page) => {
    await byName(page, 'button', 'By hand').click();
    await page.click('#hand-show');
  }),
  guide('by-hand-new', 'ready', { fullPage: true }, (page) => byName(page, 'button', 'By hand').click()),
  guide('codes-read', 'codes', { fullPage: true }, (page) => pause(900)),
  guide('codes-replace', 'keep', {}, async (page) => {
    await byName(page, 'button', 'Save recovery codes').click();
    await pause(100);
  }),
  guide('declined', 'declines', {}, async (page) => {
    await page.evaluate((open) => { globalThis.answers = { open, start: open }; }, guideStates['works'].answers.open);
    await byName(page, 'button', 'Start').click();
    await pause(300);
  }),
  guide('tab', 'press-several', { viewport: { width: 900, height: 700 }, themes: ['light'] }),
  guide('zoom', 'turn-on-again', { viewport: { width: 380, height: 300 }, fullPage: true }),
  guide('narrow', 'keep', { viewport: { width: 320, height: 500 }, fullPage: true }),
  guide('forced', 'press-several', { forced: true }),
  vault('turn-on', 'few', { fullPage: true }, (page) => go(page, '#turn-on')),
  vault('turn-on-narrow', 'few', { ...narrow, fullPage: true }, (page) => go(page, '#turn-on')),
  ...Object.keys(vaultStates).map((key) => vault(key, key)),
  vault('create-errors', 'first-run', {}, async (page) => {
    await byName(page, 'textbox', 'New passphrase').fill('correct horse battery');
    await byName(page, 'textbox', 'Repeat passphrase').fill('correct horse');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  vault('account', 'few', {}, (page) => page.click('.accounts .row')),
  vault('account-whole', 'few', { viewport: { width: 1180, height: 1700 } }, (page) => page.click('.accounts .row')),
  vault('account-narrow', 'few', { ...narrow, fullPage: true }, (page) => page.click('.accounts li:nth-child(4) .row')),
  vault('show-note', 'few', { viewport: { width: 1180, height: 1700 } }, async (page) => {
    await page.click('.accounts li:nth-child(2) .row');
    await byName(page, 'button', 'Show note').click();
  }),
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
  vault('recovery-key', 'first-run', {}, async (page) => {
    await newPassphrase(page, 'correct horse battery');
    await page.keyboard.press('Enter');
    await byName(page, 'button', 'I saved it').wait();
  }),
  vault('suggested', 'first-run', {}, async (page) => {
    await byName(page, 'button', 'Suggest a passphrase').click();
    await byName(page, 'button', 'Use it').click();
    await pause(100);
  }),
  vault('advice', 'first-run', {}, async (page) => {
    await byName(page, 'textbox', 'New passphrase').fill('password123');
    await pause(800);
  }),
  vault('backup-first-run', 'first-run', {}, (page) => byName(page, 'button', 'I have a backup').click()),
  vault('locked-recovery', 'locked', {}, async (page) => {
    await byName(page, 'button', 'Use the recovery key').click();
    await byName(page, 'textbox', 'Recovery key').fill('000G4-40R4F-0M30Y-E20X9');
    await page.keyboard.press('Enter');
    await pause(100);
  }),
  vault('locked-passkey', 'locked', {}, (page) => byName(page, 'button', 'Use a passkey').click()),
  vault('start-over', 'trouble-missing', { fullPage: true }, async (page) => {
    await byName(page, 'button', 'Start over').click();
    await pause(100);
  }),
  vault('rescue-snapshot', 'trouble-damaged', {}, async (page) => {
    await byName(page, 'button', 'Open this one').click();
    await byName(page, 'textbox', 'Passphrase').fill('old one');
    await byName(page, 'button', 'Bring it back').click();
    await pause(100);
  }),
  vault('exchange', 'few', { fullPage: true }, (page) => go(page, '#import-export')),
  vault('import-passphrase', 'few', { fullPage: true }, async (page) => {
    await bringFiles(page, { 'aegis-backup.json': { read: { Err: 'wrongPassphrase' } } });
  }),
  vault('import-cost', 'few', { fullPage: true }, async (page) => {
    await bringFiles(page, { 'ente-export.txt': { read: { Err: { costly: { memoryKib: 1048576, work: 16777216 } } } } });
  }),
  vault('import-working', 'few', {}, (page) => bringFiles(page, { 'aegis-backup.json': importReads['aegis-backup.json'], [`${'long-name-'.repeat(20)}.2fas`]: null, 'c.json': null })),
  vault('import-nothing', 'few', { fullPage: true }, (page) => bringFiles(page, { 'letter.txt': { read: { Err: 'unknown' } }, 'holiday.png': 'noCode', 'old.xml': { read: { Err: 'notAnExport' } } })),
  vault('import-preview', 'few', { fullPage: true }, preview),
  vault('import-preview-narrow', 'few', { ...narrow, fullPage: true }, preview),
  vault('import-done', 'few', { fullPage: true }, async (page) => {
    await preview(page);
    await byName(page, 'button', 'Import 5 accounts').click();
    await byName(page, 'button', 'Undo import').wait();
  }),
  vault('exchange-careless', 'careless', { fullPage: true }, (page) => go(page, '#import-export')),
  vault('test-backup', 'long', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Test this backup').click();
    const file = await page.$('#backup-file');
    await file.uploadFile(new URL(import.meta.url).pathname);
    await byName(page, 'textbox', 'Passphrase of the backup').fill('right');
    await byName(page, 'button', 'Test this backup').click();
    await byName(page, 'button', 'Bring back').wait();
  }),
  vault('test-backup-empty', 'few', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Test this backup').click();
    await byName(page, 'button', 'Test this backup').click();
    await pause(100);
  }),
  vault('own-backup', 'few', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Backup with its own passphrase').click();
  }),
  vault('export', 'few', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Export a file').click();
    await byName(page, 'textbox', 'Current passphrase').fill('wrong');
    await byName(page, 'button', 'Export without encryption').click();
    await pause(100);
  }),
  vault('export-left-out', 'few', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Encrypted file for Aegis').click();
    await newPassphrase(page, 'correct horse battery staple');
    await byName(page, 'textbox', 'Current passphrase').fill('right');
    await byName(page, 'button', 'Export encrypted').click();
    await pause(100);
  }),
  vault('phone-sheet', 'few', { fullPage: true }, async (page) => {
    await page.evaluate(() => {
      const path = 'M0 0h1v1h-1zM4 4h3v3h-3z';
      const names = (first) => Array.from({ length: 10 }, (_, at) => `Issuer ${first + at}: user${first + at}@example.com`).join('\n');
      globalThis.keeps = { printSheet: { Ok: { sheet: { items: [1, 11, 21].map((first) => ({ issuer: '', name: names(first), size: 101, path })), leftOut: [{ issuer: 'Steam', name: 'alice', field: 'type' }] } } } };
    });
    await go(page, '#import-export');
    await byName(page, 'button', 'QR codes for a phone').click();
    await byName(page, 'textbox', 'Current passphrase').fill('right');
    await byName(page, 'button', 'Show QR codes').click();
    await byName(page, 'button', 'Done').wait();
  }),
  vault('show-code', 'few', { fullPage: true }, async (page) => {
    await page.locator('.accounts .row').click();
    await byName(page, 'button', 'Show QR code').click();
    await byName(page, 'textbox', 'Current passphrase').wait();
  }),
  vault('shown-code', 'few', { fullPage: true }, async (page) => {
    await page.locator('.accounts .row').click();
    await byName(page, 'button', 'Show QR code').click();
    await byName(page, 'textbox', 'Current passphrase').fill('right');
    await byName(page, 'button', 'Show QR code').click();
    await byName(page, 'button', 'Done').wait();
  }),
  vault('snapshot', 'few', { fullPage: true }, async (page) => {
    await go(page, '#import-export');
    await byName(page, 'button', 'Compare').click();
    await byName(page, 'button', 'Done').wait();
  }),
  vault('sheet', 'few', { fullPage: true }, sheet),
  vault('sheet-paper', 'few', { fullPage: true, themes: ['light'] }, async (page) => {
    await sheet(page);
    await page.emulateMediaType('print');
  }),
  vault('methods', 'few', { fullPage: true }, (page) => go(page, '#unlock-methods')),
  vault('methods-careless', 'careless', { fullPage: true }, (page) => go(page, '#unlock-methods')),
  vault('change-passphrase', 'few', { fullPage: true }, async (page) => {
    await go(page, '#unlock-methods');
    await byName(page, 'button', 'Change passphrase').click();
    await byName(page, 'textbox', 'Current passphrase').fill('wrong');
    await newPassphrase(page, 'a new passphrase');
    await byName(page, 'button', 'Set passphrase').click();
    await pause(100);
  }),
  vault('check-recovery-key', 'few', { fullPage: true }, async (page) => {
    await go(page, '#unlock-methods');
    await byName(page, 'button', 'Check it').click();
    await byName(page, 'textbox', 'Recovery key').fill('000G4-40R4F-0M30Y-E209X-185GE-R38EY-1W81B-24GK1');
    await byName(page, 'button', 'Check').click();
    await pause(100);
  }),
  vault('purge', 'many-deleted', {}, async (page) => {
    await byName(page, 'button', 'Deleted accounts').click();
    await byName(page, 'button', 'Delete for good').click();
    await pause(100);
  }),
  vault('conflicting', 'conflict', {}, async (page) => {
    await page.click('.accounts .row');
    await byName(page, 'textbox', 'Account name').fill('mine');
    await page.evaluate((open) => { globalThis.answers = { open, edit: { Err: 'conflict' } }; }, theirs);
    await byName(page, 'button', 'Save changes').click();
    await byName(page, 'button', 'Use these instead').wait();
  }),
  ...[['', {}], ['-narrow', narrow], ['-zoom', { viewport: { width: 590, height: 380 } }], ['-forced', { forced: true }]].map(([which, look]) =>
    vault(`activity${which}`, 'active', { ...look, fullPage: true }, async (page) => {
      await go(page, '#activity');
      if (which) await page.click('.log summary');
    })),
  vault('activity-report', 'active', { fullPage: true }, async (page) => {
    await go(page, '#activity');
    for (const report of await page.$$('.log summary')) await report.click();
  }),
  vault('activity-found', 'active', {}, async (page) => {
    await go(page, '#activity');
    await byName(page, 'searchbox', 'Search activity').fill('example.org');
    await page.select('#activity-group', 'accounts');
    await pause(100);
  }),
  vault('activity-none', 'active', {}, async (page) => {
    await go(page, '#activity');
    await byName(page, 'searchbox', 'Search activity').fill('nothing like it');
    await pause(100);
  }),
  vault('activity-clear', 'active', { fullPage: true }, async (page) => {
    await go(page, '#activity');
    await byName(page, 'button', 'Clear activity').click();
    await pause(100);
  }),
  vault('activity-empty', 'few', {}, (page) => go(page, '#activity')),
  vault('activity-thousands', 'very-active', { themes: ['light'] }, async (page) => {
    await go(page, '#activity');
    await byName(page, 'button', 'Show more').wait();
    await page.evaluate(() => document.querySelector('.frame').scrollTo(0, 1e6));
  }),
  ...['one-copy', 'foreign', 'few'].map((key) => vault(`settings-${key}`, key, { fullPage: true }, (page) => go(page, '#settings'))),
  vault('methods-narrow', 'few', { ...narrow, fullPage: true }, (page) => go(page, '#unlock-methods')),
  vault('exchange-narrow', 'careless', { ...narrow, fullPage: true }, (page) => go(page, '#import-export')),
  vault('methods-zoom', 'careless', { viewport: { width: 590, height: 380 } }, (page) => go(page, '#unlock-methods')),
  vault('trouble-narrow', 'trouble-damaged', { ...narrow, fullPage: true }),
  vault('methods-forced', 'few', { forced: true, fullPage: true }, (page) => go(page, '#unlock-methods')),
  vault('pictures-reading', 'few', {}, (page) => drop(page, { 'one.png': { Ok: [] }, 'Screenshot 2026-11-26 at 10.22.51.png': null, 'three.png': null })),
  vault('pictures-unread', 'few', {}, (page) => drop(page, UNREAD)),
  vault('pictures-unread-narrow', 'few', { ...narrow, fullPage: true }, (page) => drop(page, UNREAD)),
  vault('pictures-unread-zoom', 'few', { viewport: { width: 590, height: 380 } }, (page) => drop(page, UNREAD)),
  vault('pictures-confirm', 'brought', {}, (page) => drop(page, { 'code.png': CODE, ...UNREAD })),
  vault('pictures-locked', 'locked', {}, (page) => drop(page, UNREAD)),
  vault('pictures-drop', 'few', {}, (page) => page.evaluate(() => document.documentElement.toggleAttribute('data-drop', true))),
  vault('add-narrow', 'few', { ...narrow, fullPage: true }, (page) => byName(page, 'button', 'Add account').click()),
  vault('add-forced', 'few', { forced: true }, (page) => byName(page, 'button', 'Add account').click()),
  vault('camera', 'few', {}, (page) => film(page, {})),
  vault('camera-missing', 'filmed', {}, (page) => film(page, { texts: CODE.Ok })),
  vault('camera-narrow', 'filmed', narrow, (page) => film(page, { texts: CODE.Ok })),
  vault('camera-zoom', 'few', { viewport: { width: 590, height: 380 }, fullPage: true }, (page) => film(page, {})),
  vault('camera-refused', 'few', {}, (page) => film(page, { why: 'refused' })),
  vault('codes', 'few', { fullPage: true }, (page) => go(page, '#recovery-codes')),
  vault('codes-empty', 'empty', {}, async (page) => {
    await page.evaluate(() => { globalThis.keeper.carryOut = async () => ({ Ok: { kept: { codes: { sets: [[], 0] } }, save: null } }); });
    await go(page, '#recovery-codes');
  }),
  vault('codes-form', 'few', { fullPage: true }, fillCodes),
  vault('codes-corrected', 'few', { fullPage: true }, async (page) => {
    await fillCodes(page);
    await byName(page, 'button', 'Correct the list').click();
    await pause(100);
  }),
  vault('codes-errors', 'few', { fullPage: true }, async (page) => {
    await go(page, '#recovery-codes');
    await byName(page, 'button', 'Add recovery codes').click();
    await byName(page, 'button', 'Save recovery codes').click();
    await pause(100);
  }),
  vault('codes-replace', 'few', { fullPage: true }, async (page) => {
    await fillCodes(page);
    await page.select('#codes-account', await page.$eval('#codes-account option:nth-child(2)', ({ value }) => value));
    await byName(page, 'button', 'Save recovery codes').click();
    await pause(100);
  }),
  vault('codes-who', 'few', { fullPage: true }, (page) => openSet(page)),
  vault('codes-shown', 'few', { fullPage: true }, showSet),
  { ...vault('codes-fill', 'few', { fullPage: true }, showSet), page: 'vault.html?tab=7' },
  { ...vault('codes-fill-narrow', 'few', { ...narrow, fullPage: true }, showSet), page: 'vault.html?tab=7' },
  vault('codes-copied', 'few', {}, async (page) => {
    await showSet(page);
    await page.evaluate(() => { navigator.clipboard.writeText = async () => {}; });
    await page.click('.one-codes li:nth-child(5) button');
    await pause(100);
  }),
  vault('codes-forget', 'few', { fullPage: true }, async (page) => {
    await showSet(page);
    await byName(page, 'button', 'Forget these codes').click();
    await pause(100);
  }),
  vault('codes-paper', 'few', { fullPage: true, themes: ['light'] }, async (page) => {
    await showSet(page);
    await page.emulateMediaType('print');
  }),
  vault('codes-narrow', 'few', { ...narrow, fullPage: true }, (page) => go(page, '#recovery-codes')),
  vault('codes-shown-narrow', 'few', { ...narrow, fullPage: true }, showSet),
  vault('codes-form-narrow', 'few', { ...narrow, fullPage: true }, fillCodes),
  vault('codes-shown-zoom', 'few', { viewport: { width: 590, height: 380 }, fullPage: true }, showSet),
  vault('codes-shown-forced', 'few', { forced: true }, showSet),
  vault('at-site', 'few', { viewport: { width: 1180, height: 1100 } }, async (page) => {
    await page.click('.accounts li:nth-child(3) .row');
    await pause(200);
  }),
  vault('set-up-again', 'few', { viewport: { width: 1180, height: 1100 } }, async (page) => {
    await page.click('.accounts .row');
    await byName(page, 'button', 'I set it up again').click();
    await byName(page, 'textbox', 'New secret key or otpauth address').fill('GEZD GNBV');
    await byName(page, 'button', 'Save the new key').click();
    await pause(100);
  }),
  vault('narrow', 'few', narrow, (page) => page.click('.accounts .row')),
  vault('zoom', 'few', { viewport: { width: 590, height: 380 } }, (page) => page.click('.accounts .row')),
  vault('forced', 'few', { forced: true }, (page) => page.click('.accounts .row')),
];
