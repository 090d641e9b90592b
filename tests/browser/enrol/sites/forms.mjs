// Sites that are odd in how they take the code.
import { button, code, dialog, form, frame, h, key, link, p, qr, say, shadow, submit } from '../parts.mjs';
import { confirm, danger, menu, ON, plain, security, wrong } from './common.mjs';

const SETUP = 'Set up two-factor authentication';
const secret = [qr('data'), key('Setup key:')];

export default {
  'six-boxes': { traps: ['a row of six boxes'], ...plain(secret, { field: { boxes: true }, label: 'Code' }) },
  'sends-itself': {
    traps: ['the sixth digit sends the form, and there is no button'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: security(link(SETUP, 'setup')),
      setup: (s) => [h(SETUP), ...secret, wrong(s), form('confirm', 'security', code('Six-digit code', { auto: true }))],
    },
    way: [SETUP, '{code}'], ends: 'on', codes: 'none',
  },
  'boxes-send-themselves': {
    traps: ['six boxes that send themselves, and a button that would send them again', 'no navigation'],
    ...plain(secret, { field: { boxes: true, auto: true }, label: 'Code', spa: true }),
    way: [SETUP, '{code}'],
  },
  'waits-for-digits': { traps: ['the confirm button is disabled until six digits are there'], ...plain(secret, { button: { until: 'whole' } }) },
  'waits-for-keys': { traps: ['the confirm button is enabled by key events only'], ...plain(secret, { button: { until: 'keys' } }) },
  'bare-password': {
    traps: ['a code field of type password, without name and id', 'autocomplete is off everywhere'],
    ...plain(secret, { field: { bare: true, type: 'password', maxlength: 6, autocomplete: 'off' }, label: 'Verification code' }),
  },
  number: { traps: ['a number field, in which leading zeros count'], ...plain(secret, { field: { type: 'number', min: 0, max: 999999, maxlength: null } }) },
  nameless: { traps: ['a field without name, id and autocomplete'], ...plain(secret, { field: { bare: true, autocomplete: 'off', size: 8 }, label: 'Enter the 6-digit code from your app' }) },
  'hidden-first-submit': {
    traps: ['the first submit button of the form is hidden and nameless', 'a wizard on one address'],
    lang: 'en', title: 'Enable two-factor authentication', menu, start: 'security',
    pages: {
      security: security(link('Enable two-factor authentication', 'start')),
      start: () => [h('Enable two-factor authentication'), p('Follow the steps in this wizard to enable two-factor authentication.'), form('go', 'setup', '<input type="submit" hidden>', link('Cancel', 'security'), submit('Next'))],
      setup: (s) => [h('Enable two-factor authentication'), ...secret, wrong(s), form('confirm', 'done', '<input type="submit" hidden>', code('Token'), link('Cancel', 'security'), submit('Next'))],
      done: () => [h('Enable two-factor authentication'), p("Congratulations, you've successfully enabled two-factor authentication."), link('Back to Account Security', 'security')],
    },
    way: ['Enable two-factor authentication', 'Next', '{code}', 'Next'], ends: 'on', codes: 'none',
  },
  'next-page': {
    traps: ['the secret and the field for its code are on different pages'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: security(link(SETUP, 'setup')),
      setup: () => [h('Step 1 of 2: add the key to your authenticator app'), ...secret, link('Continue', 'code')],
      code: (s) => [h('Step 2 of 2: enter the code from your authenticator app'), ...confirm(s, 'security')],
    },
    way: [SETUP, 'Continue', '{code}', 'Verify'], ends: 'on', codes: 'none',
  },
  'in-frame': {
    traps: ['secret, field and button in a frame of the same origin'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: security(link(SETUP, 'setup')),
      setup: () => [h(SETUP), frame('inner')],
      inner: (s) => [...secret, s.on ? say(ON) : confirm(s, 'inner')],
    },
    way: [SETUP, '{code}', 'Verify'], ends: 'on', codes: 'none',
    // The button of a frame is pressed by hand; so is the one in whose page nothing changes.
    byHand: { NotPressed: ['Verify'], NoCodeField: ['{code}', 'Verify'] },
  },
  'closed-field': {
    traps: ['field and button in a closed shadow root'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: security(link(SETUP, 'setup')),
      setup: (s) => [h(SETUP), ...secret, shadow('closed', ...confirm(s, 'security'))],
    },
    way: [SETUP, '{code}', 'Verify'], ends: 'on', codes: 'none',
  },
  'in-dialog': {
    traps: ['everything in a dialog', 'behind it a page with dangerous buttons'],
    lang: 'en', title: 'Account security', menu, start: 'security',
    pages: {
      security: (s) => [
        h('Account security'), p(s.on ? ON : 'Two-factor authentication is off.'),
        s.on ? button('Turn off two-factor authentication', danger) : button('Turn on two-factor authentication', { opens: 'dialog' }),
        h('Delete account', 2), button('Continue', danger),
        h('Sessions', 2), button('Sign out everywhere', danger),
        !s.on && dialog('dialog', 'Turn on two-factor authentication', ...secret, ...confirm(s, 'security', { name: 'Continue' }), button('Cancel', { closes: 'dialog' })),
      ],
    },
    way: ['Turn on two-factor authentication', '{code}', 'Continue'], ends: 'on', codes: 'none',
  },
  'icon-confirm': {
    traps: ['the confirm button is a picture without a name'],
    ...plain(secret, { name: 'icon', button: { icon: true } }),
    byHand: { NotPressed: ['icon'] },
  },
  'aria-names': {
    traps: ['all names by aria-label, the texts are arrows'],
    lang: 'en', title: 'Account security', menu: [link('Sign out', '', { danger: true, label: true })], start: 'security',
    pages: {
      security: (s) => [h('Account security'), p(s.on ? ON : 'Two-factor authentication is off.'), s.on ? link('Disable two-factor authentication', '', { danger: true, label: true }) : link(SETUP, 'setup', { label: true }), button('Delete account', { danger: true, label: true })],
      setup: (s) => [h(SETUP), ...secret, ...confirm(s, 'security', { button: { label: true } })],
    },
    way: [SETUP, '{code}', 'Verify'], ends: 'on', codes: 'none',
  },
};
