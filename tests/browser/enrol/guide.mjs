// A sensible user at the assistant's panel (guide.html), who walks a site of the set with it.
import { readFile } from 'node:fs/promises';
import * as paths from '../harness/paths.mjs';
import { Screen } from '../harness/screen.mjs';
import { sleep, until } from '../harness/wait.mjs';
import { openVaultOf } from '../harness/vault-file.mjs';
import { USER } from './server.mjs';
import { takeStep } from './walk.mjs';

const messages = JSON.parse(await readFile(`${paths.root}/extension/_locales/en/messages.json`, 'utf8'));
const says = (key) => messages[key].message;

/** The heading of a wait, by its reason in src/enrolment/assist/ask.rs as the sites write it. */
const REASONS = {
  Password: 'waitPassword', NoWay: 'waitNoWay', NoSecret: 'waitNoSecret', NoCodeField: 'waitNoField', Refused: 'waitRefused', NotTyped: 'waitNotTyped',
  NotPressed: 'waitNotPressed', NotOn: 'waitNotOn', Elsewhere: 'waitElsewhere', NoAccess: 'waitNoAccess',
  'Site wait': 'siteLater', 'Site verifyMail': 'siteMail', 'Site plan': 'sitePlan', 'Site managed': 'siteManaged', 'Site otherLogin': 'siteOtherLogin',
};
/** In this order: one text begins with the other. */
const OUTCOMES = { WasOn: 'overWasOn', On: 'overOn', Stopped: 'overStopped', NotSaved: 'overNotSaved' };
const keyOf = (table, text) => Object.keys(table).find((name) => text.includes(says(table[name])));

/** The panel for the tab of this page, as a page of its own. */
export async function openPanel(session, site) {
  const finder = await session.extensionPage('popup.html?tab=0');
  const id = await until('the tab of the site is known', () => finder.evaluate(async (origin) => {
    const tabs = await (globalThis.browser ?? chrome).tabs.query({});
    return tabs.find(({ url }) => url?.startsWith(origin))?.id;
  }, site.origin));
  await finder.close();
  const page = await session.extensionPage(`guide.html?tab=${id}`);
  return Object.assign(new Screen(page), { page });
}

/** Ends a run that a failed test has left: there is one in a browser at a time. */
export async function closePanel(panel) {
  for (const name of [says('guideStop'), says('close')]) {
    const names = await panel.texts('button').catch(() => []);
    if (!names.includes(name)) continue;
    await panel.click('button', name).catch(() => {});
    await until('it is over', async () => !(await panel.texts('button')).includes(name), { seconds: 4 }).catch(() => {});
  }
  await panel.page.close().catch(() => {});
}

/** What the vault holds for this site: `secret`, `codes` of each account. */
export async function vaultOf(session, site, passphrase) {
  const page = await session.extensionPage('vault.html');
  try {
    const { accounts } = await openVaultOf(page, passphrase);
    return accounts.filter((account) => account.sites.includes(site.origin));
  } finally {
    await page.close();
  }
}

/** Runs in the panel: the text beside each "Save this account". */
function choices(save) {
  return [...document.querySelectorAll('button')].filter((button) => button.textContent.trim() === save).map((button) => document.getElementById(button.getAttribute('aria-describedby'))?.textContent ?? '');
}

/** The name of a control stands in marks that keep the direction of its letters (U+2068, U+2069). */
const PRESS = /^Press “\u2068?(.*?)\u2069?”$/s;

/**
 * From "Start" to the end. `answered(panel, count)` is called after each answer, and gives the panel to go on with. Gives what happened, as
 * expect.mjs wants it, without the vault.
 */
export async function drive(site, page, panel, { answered = (same) => same, start = () => panel.click('button', says('guideStart')), seconds = 110 } = {}) {
  const { way, byHand = {}, which, isOff = true } = site.site;
  const happened = { asked: [], pressed: [], waited: [], end: null };
  const hands = { ...byHand };
  let turnOns = 0;
  let count = 0;
  const state = async () => {
    const [buttons, text] = await Promise.all([panel.texts('button'), panel.text()]);
    return { buttons, text, key: JSON.stringify([buttons, text]) };
  };
  const byHandFor = async (reason) => {
    if (!hands[reason]) return false;
    const steps = hands[reason];
    delete hands[reason];
    for (const step of steps) await (typeof step === 'function' ? step() : takeStep(site, page, step));
    return true;
  };
  /** Presses the button at this place of what is shown, and waits until something else is. */
  const answer = async (shown, kind, place) => {
    happened.asked.push(kind);
    await panel.click('button', null, place);
    panel = await answered(panel, ++count);
    const changed = async () => (await state().catch(() => shown)).key !== shown.key;
    await until('the panel goes on', changed, { seconds: 4 }).catch(() => {});
  };

  await start(panel);
  await until('the run has begun', async () => !(await panel.texts('button')).includes(says('guideStart')));
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (Date.now() > end) throw new Error(`no end in ${seconds} s: ${JSON.stringify(happened)}; the panel says: ${await panel.text()}`);
    const shown = await state().catch(() => null);
    const at = (key) => shown?.buttons.indexOf(says(key)) ?? -1;
    const names = shown?.buttons.map((text) => PRESS.exec(text)?.[1]) ?? [];
    if (!shown) await sleep(100);
    else if (at('close') >= 0) {
      happened.end = keyOf(OUTCOMES, shown.text) ?? 'TimedOut';
      happened.text = shown.text;
      await panel.click('button', says('close'));
      return { ...happened, panel };
    } else if (at('itIsOff') >= 0) await answer(shown, 'IsOff', isOff ? at('itIsOff') : at('itIsOn'));
    else if (at('leaveIt') >= 0) await answer(shown, 'SeemsOn', at('leaveIt'));
    else if (at('yesItIsOn') >= 0) await answer(shown, 'IsOn', at(site.state.on ? 'yesItIsOn' : 'noItIsNot'));
    else if (at('turnItOn') >= 0) {
      await byHandFor('TurnOn');
      await answer(shown, 'TurnOn', (turnOns += 1) > 4 ? at('notNow') : at('turnItOn'));
    } else if (at('saveThis') >= 0) {
      const place = (await panel.view.evaluate(choices, says('saveThis'))).findIndex((text) => text.includes(USER));
      await answer(shown, 'Which', which === 'ours' && place >= 0 ? at('saveThis') + place : at('noneOfThese'));
    } else if (names.some(Boolean)) {
      const place = names.findIndex((name) => name && way.includes(name));
      if (place >= 0) happened.pressed.push(names[place]);
      await answer(shown, 'Press', place >= 0 ? place : at('noneOfThese'));
    } else if (at('saveRecoveryCodes') >= 0) await answer(shown, 'Keep', at('saveRecoveryCodes'));
    else if (at('goOn') >= 0) {
      const reason = keyOf(REASONS, shown.text);
      happened.waited.push(reason);
      const isDone = await byHandFor(reason);
      // It sees by itself that the page has changed; if not, it is told, and where nothing is to be done it is stopped.
      const changed = async () => (await state().catch(() => shown)).key !== shown.key;
      const moved = await until('it goes on by itself', changed, { seconds: isDone ? 6 : 3 }).catch(() => false);
      if (!moved) await panel.click('button', says(isDone ? 'goOn' : 'guideStop'));
    } else await sleep(50);
  }
}
