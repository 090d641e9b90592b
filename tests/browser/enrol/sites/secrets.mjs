// Sites that are odd in how they show the secret.
import { addressLink, button, card, details, dialog, form, h, hidden, key, keyIn, link, p, qr, radio, shadow, submit } from '../parts.mjs';
import { newSecret, uriOf } from '../secret.mjs';
import { confirm, menu, plain, security } from './common.mjs';

const SETUP = 'Set up two-factor authentication';
const methods = () => [radio('Set up using email', 'mail'), radio('Set up using an authenticator app', 'app'), radio('Set up using SMS', 'sms')];

export default {
  'qr-alone': {
    traps: ['the secret in a QR code only, at an address of its own'],
    ...plain([qr('png', { alt: 'QR code' })]),
  },
  'called-jpeg': {
    traps: ['a picture that says it is a JPEG and is a PNG', 'an explanation that says "on" while it is off'],
    ...plain([qr('called-jpeg'), p('When two-factor authentication is on, you will be asked for a code at every login.')]),
  },
  'canvas-spa': {
    traps: ['QR code in a canvas', 'the page changes without navigation, slowly'],
    ...plain([qr('canvas')], { spa: true, slow: 900 }),
  },
  'stroked-path': {
    traps: ['inline SVG of one stroked path', 'key after a line break, in no element of its own', 'all of it in a dialog'],
    lang: 'en', title: 'House control', start: 'users', menu: [link('Sign out', '', { danger: true })],
    pages: {
      users: (s) => [
        h('User accounts'),
        card(p('alice'), p('Administrator'), button('Edit', { goes: 'other' }), s.on ? button('Turn off 2FA', { danger: true }) : button('Set up 2FA', { opens: 'dialog' })),
        s.on && p('Two-factor authentication is on.'),
        !s.on && dialog('dialog', 'Set up 2FA',
          p('Scan this with your authenticator app.'), qr('path'),
          keyIn((secret) => `<p>Or enter it there manually:<br> ${secret}</p>`),
          ...confirm(s, 'users', { name: 'Turn on 2FA', label: 'Code' }), button('Cancel', { closes: 'dialog' })),
      ],
    },
    secretBytes: 10,
    way: ['Set up 2FA', '{code}', 'Turn on 2FA'], ends: 'on', codes: 'none',
  },
  'deep-shadow': {
    traps: ['QR code three closed shadow roots deep', 'the rest of the page in open ones'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: security(shadow('open', link(SETUP, 'setup'))),
      setup: (s) => [
        h('Your authenticator app'),
        shadow('closed', shadow('closed', shadow('closed', qr('data')))),
        shadow('open', ...confirm(s, 'security')),
      ],
    },
    way: [SETUP, '{code}', 'Verify'], ends: 'on', codes: 'none',
  },
  'long-key': {
    traps: ['a secret of 42 characters, its last group of two', 'no QR code'],
    ...plain([key('Setup key:', 'spaces')], { secretBytes: 26 }),
  },
  'no-break-key': {
    traps: ['a key in small letters, with no-break spaces', 'behind "Can\'t scan?"'],
    ...plain([qr('data'), details("Can't scan the code?", key('Enter this key:', 'nbsp'))]),
  },
  'only-after-reveal': {
    traps: ['neither QR code nor key before a button is pressed'],
    ...plain([p('You need a setup key.'), button('Show setup key', { opens: 'key' }), hidden('key', key('Setup key:', 'spaces'))]),
    way: [SETUP, 'Show setup key', '{code}', 'Verify'],
  },
  'key-in-field': {
    traps: ['the key as the value of a disabled field', 'and as the alternative text of the picture'],
    ...plain([(at) => at.drawQr('svg-data', at.uri(), at.secret()), keyIn((secret) => `<p><label>Authenticator secret <input disabled size="40" value="${secret}"></label></p>`)], { name: 'Activate' }),
  },
  'dashes-by-post': {
    traps: ['dashes in the key, no label', 'a form of methods on the page of the code'],
    lang: 'en', title: 'Two-factor setup', menu, start: 'setup',
    pages: {
      setup: (s) => [
        h('Two-factor authentication adds a layer of security to your account'),
        s.on ? p('Currently set up two-factor method: authenticator. Two-factor authentication is on.') : [
          form('choose', 'app', p('Currently set up two-factor method: none'), methods(), submit('Submit')),
        ],
      ],
      app: (s) => [
        h('Two-factor authentication adds a layer of security to your account'),
        form('choose', 'app', methods(), submit('Submit')),
        qr('svg-data'), keyIn((secret) => `<div>${secret}</div>`, 'dashes'),
        ...confirm(s, 'setup', { name: 'Submit code', label: 'Enter the code to complete setup' }),
      ],
    },
    way: ['Set up using an authenticator app', 'Submit', '{code}', 'Submit code'], ends: 'on', codes: 'none',
  },
  'each-visit': {
    traps: ['a fresh secret at each visit of the page'],
    ...plain([qr('data'), key('Or type this key:')], { renews: 'visit', refuses: 1 }),
    way: [SETUP, '{code}', 'Verify', '{code}', 'Verify'],
  },
  'after-wrong': {
    traps: ['a fresh secret after a refused code, in place', 'the refusal stands there until the next answer, which takes a second'],
    ...plain([qr('data'), key('Or type this key:')], { renews: 'wrong', refuses: 1, spa: true, late: 1000 }),
    way: [SETUP, '{code}', 'Verify', '{code}', 'Verify'],
  },
  disagree: {
    traps: ['QR code and text say different secrets'],
    ...plain([qr('data', { uri: () => uriOf('Shop disagree', 'alice', newSecret()) }), key('Setup key:')]),
    // Which of them holds nobody can say: a user who reads "another secret" stops.
    which: 'none', ends: { waits: 'NoSecret' },
  },
  'app-download': {
    traps: ['the QR code of a download beside that of the secret', 'an otpauth link'],
    ...plain([
      card(p('1. Get the app'), qr('data', { uri: () => 'https://apps.example/get-the-authenticator' })),
      card(p('2. Scan this'), qr('data'), addressLink('Open in an app on this device')),
    ]),
  },
  'several-accounts': {
    traps: ['the setups of several accounts on one page, each with a key of its own'],
    issuer: 'Registry',
    ...plain([
      card(h('alice', 3), qr('data')),
      card(h('deploy robot', 3), qr('data', { uri: () => uriOf('Registry', 'deploy-robot', newSecret()) })),
    ]),
    which: 'ours',
  },
};
