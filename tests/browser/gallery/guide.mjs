// The assistant's panel: a state for each thing that it can show, in the words of src/message/guide.rs and src/enrolment/assist.
import { recoveryCodes } from './views.mjs';

const ok = (view) => ({ Ok: view });
const id = (number) => number.toString(16).padStart(32, '0');
const HOST = 'security.some-company.example';
const LONG = { id: id(2), issuer: 'Die außerordentlich lange Bezeichnung einer Organisation', name: 'eine.sehr.lange.adresse.die.nicht.passt@eine-ebenso-lange-domain.example.com' };
const alice = { id: id(1), issuer: 'Some Company', name: 'alice@example.com' };
const LONG_NAME = 'Set up two-factor authentication with an authenticator app such as the ones that most people have on their telephone, recommended by us';
const CODES = recoveryCodes;

const step = (did, result = 'Done', tookMs = 300) => ({ did, result, began: 1800000000000, took_ms: tookMs });
const control = (name, index = 4) => ({ index, name });
const begun = [step('Asked', 'Done', 4200), step({ Pressed: 'Security' }), step({ Pressed: 'Set up authenticator app' }, 'Done', 1700), step({ Pressed: 'Can’t scan the code?' })];
const saved = [...begun, step('FoundSecret'), step('Saved')];
const typed = [...saved, step('Typed'), step({ Pressed: 'Confirm' })];
const on = [...typed, step('Confirmed', 'Done', 1300)];
const kept = [...on, step({ Pressed: 'Show recovery codes' }), step({ KeptCodes: 10 })];
const odd = [step('Asked', 'Done', 92000), step({ Pressed: LONG_NAME }, 'Failed'), step({ Waited: 'NotPressed' }, 'Done', 61000), step({ Waited: 'Password' }, 'Done', 9000), ...saved.slice(1), step('Typed'), step({ Pressed: 'Weiter' }), step('Confirmed', 'Failed', 2100)];

const nothing = { steps: begun, question: null, waits: null, outcome: null, account: null, choices: [], codes: null, said: null };
const run = (show, more = {}) => {
  const whole = { ...nothing, ...show };
  const account = whole.account === id(2) ? LONG : whole.account ? alice : null;
  return { answers: { open: ok({ run: { host: HOST, here: true, account, show: JSON.stringify(whole), ...more } }) } };
};
const asks = (question, show = {}) => run({ question, ...show });
const waits = (reason, show = {}) => run({ steps: [...begun, step({ Waited: reason }, 'Running')], waits: reason, ...show });
const over = (outcome, show = {}) => run({ outcome, ...show });
const ready = (more) => ({ answers: { open: ok({ ready: { host: HOST, origin: `https://${HOST}`, here: [], ...more } }) } });

export const guideStates = {
  'ready': ready({}),
  'ready-here': ready({ here: [alice, LONG] }),
  'ready-nowhere': ready({ host: 'intranet.example', origin: null }),
  'ready-no-host': ready({ host: null, origin: null }),
  'is-off': asks('IsOff', { steps: [step('Asked', 'Running')] }),
  'seems-on': asks('SeemsOn'),
  'press': asks({ Press: [control('Set up authenticator app')] }),
  'press-several': asks({ Press: [control('Security'), control(LONG_NAME, 5), control('אימות דו־שלבי', 6), control('Login', 7)] }),
  'press-long': asks({ Press: [control(LONG_NAME)] }, { steps: odd, account: id(2) }),
  'turn-on': asks({ TurnOn: { confirm: control('Confirm'), again: false } }, { steps: saved, account: id(1) }),
  'turn-on-again': asks({ TurnOn: { confirm: null, again: true } }, { steps: odd, account: id(2), said: 'The code that you have entered is not right. Please check that the clock of your device is set automatically, then try again with the next code.' }),
  'is-on': asks('IsOn', { steps: on.slice(0, -1), account: id(1) }),
  'keep': asks({ Keep: 10 }, { steps: on, account: id(1), codes: CODES.join('\n') }),
  'which': { ...asks({ Which: [3, 5] }, { choices: [{ issuer: 'Some Company', name: 'alice@example.com', written: false }, { issuer: LONG.issuer, name: LONG.name, written: true }, { issuer: '', name: '', written: true }] }) },
  'works': run({}),
  'works-answer': run({ steps: [...typed, step('Confirmed', 'Running')], account: id(1) }),
  'works-codes': run({ steps: on, account: id(2) }),
  ...Object.fromEntries(
    ['Password', 'NoWay', 'NoSecret', 'NoCodeField', 'NotTyped', 'NotPressed', 'NotOn', 'Elsewhere', 'NoAccess'].map((reason) => [`waits-${reason}`, waits(reason)]),
  ),
  'waits-Refused': waits('Refused', { steps: [...odd, step({ Waited: 'Refused' }, 'Running')], account: id(1), said: 'Wrong code.' }),
  ...Object.fromEntries(
    ['wait', 'verifyMail', 'plan', 'managed', 'otherLogin'].map((kind) => [`waits-site-${kind}`, waits({ Site: kind }, { said: 'You can’t access certain settings for a few days, because you have just logged in on this device.' })]),
  ),
  'over-on': over({ On: 10 }, { steps: kept, account: id(1) }),
  'over-on-none': over({ On: 0 }, { steps: on, account: id(2) }),
  'over-stopped': over({ Stopped: { saved: false } }, { steps: [...begun, step({ Waited: 'NoWay' }, 'Failed', 30000)] }),
  'over-stopped-saved': over({ Stopped: { saved: true } }, { steps: odd, account: id(1) }),
  'over-was-on': over('WasOn', { steps: [step('Asked', 'Failed', 3000)] }),
  'over-timed-out': over({ TimedOut: { saved: true } }, { steps: saved, account: id(1) }),
  'over-not-saved': over('NotSaved', { steps: [...begun, step('FoundSecret'), step('Saved', 'Failed')] }),
  'elsewhere': run({}, { here: false }),
  'codes': { answers: { open: ok({ codes: { text: CODES.join('\n'), host: HOST, accounts: [alice, LONG] } }) } },
  'declines': { ...ready({}), firefox: true },
  'unreachable': { answers: { open: 'unreachable' } },
};
