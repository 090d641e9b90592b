// Sites where the assistant has to wait for the user, or to stop and say why.
import { button, card, form, h, key, link, p, password, qr, say, submit } from '../parts.mjs';
import { confirm, danger, menu, OFF, ON, plain, security } from './common.mjs';

const SETUP = 'Set up two-factor authentication';
const secret = [qr('data'), key('Setup key:')];
const page = (...parts) => ({ lang: 'en', title: 'Account security', menu, start: 'security', pages: { security: () => parts }, way: [] });
/** Nothing but what the site says, and a way in that is none. */
const obstacle = (text, ...more) => ({ lang: 'en', title: 'Account security', menu, start: 'security', pages: { security: () => [h('Account security'), h('Two-factor authentication', 2), say(text, 'alert'), ...more] }, way: [] });

export default {
  'password-first': {
    traps: ['the password is asked for again before the secret is shown'],
    ...plain(secret, {
      asksPassword: ['setup'],
      pages: { password: (s) => [h('Confirm access'), p('Please enter your password to continue.'), s.wrong && say('Wrong password.', 'alert'), form('password', 'setup', password('Password'), submit('Confirm'), link('Forgot password?', '', danger))] },
    }),
    way: [SETUP, '{password}', 'Confirm', '{code}', 'Verify'],
    byHand: { Password: ['{password}', 'Confirm'] },
  },
  'password-with-code': {
    traps: ['the password is asked for beside the code, in one form'],
    lang: 'en', title: 'Account security', menu, start: 'security', withPassword: true,
    pages: {
      security: security(link(SETUP, 'setup')),
      setup: (s) => [h(SETUP), ...secret, ...confirm(s, 'security', { more: [password('Your password')] })],
    },
    way: [SETUP, '{password}', '{code}', 'Verify'], ends: 'on', codes: 'none',
    byHand: { TurnOn: ['{password}'], Password: ['{password}'], Refused: ['{password}'] },
  },
  'too-new': {
    traps: ['the account, or the device, is too new'],
    ...obstacle("You can't access certain settings for a few days. To protect your account, try again later or use a device that you have used before."),
    ends: { waits: 'Site wait' },
  },
  'mail-first': {
    traps: ['the e-mail address has to be confirmed first'],
    ...obstacle('Verify your email address before you turn on two-factor authentication.', button('Resend email', {})),
    ends: { waits: 'Site verifyMail' },
  },
  managed: {
    traps: ['an administrator decides'],
    ...obstacle('Two-factor authentication is managed by your organization. Contact your administrator.'),
    ends: { waits: 'Site managed' },
  },
  paid: {
    traps: ['only for those who pay, with a button that pays'],
    ...obstacle('Two-factor authentication is available on the Business plan only.', button('Upgrade', danger)),
    ends: { waits: 'Site plan' },
  },
  'single-sign-on': {
    traps: ['the login is with another service'],
    ...obstacle('You sign in with single sign-on. Two-factor authentication is set up at your identity provider.'),
    ends: { waits: 'Site otherLogin' },
  },
  'already-on': {
    traps: ['it is on already, "Turn off" is the only button'],
    ...page(h('Account security'), h('Two-factor authentication', 2), p(ON), card(p('Authenticator app'), p('Added last year'), link('Remove', '', danger)), link('Turn off two-factor authentication', '', danger)),
    state: () => ({ on: true }), ends: { asked: 'SeemsOn', result: 'WasOn' },
  },
  'sms-only': {
    traps: ['codes by SMS and e-mail only'],
    ...page(h('Login codes'), p('Codes are sent to you.'), card(h('Text message', 2), link('Set up', 'other')), card(h('Email', 2), link('Set up', 'other'))),
    ends: { waits: 'NoWay' },
  },
  'always-refuses': {
    traps: ['the site refuses every code'],
    ...plain(secret, { refuses: 99 }),
    way: [SETUP, '{code}', 'Verify', '{code}', 'Verify'], ends: { waits: 'Refused' },
  },
  'nothing-here': {
    traps: ['a page of articles, without any of it'],
    ...page(h('News'), p('Autumn has come, and with it the rain.'), link('Read more', 'other'), link('Subscribe', '', danger)),
    ends: { waits: 'NoWay' },
  },
  'off-by-hand': {
    traps: ['the user says at the first question that it is on'],
    ...page(h('Account security'), p(OFF), link(SETUP, 'setup')),
    isOff: false, ends: { result: 'WasOn' },
  },
};
