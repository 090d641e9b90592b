// Sites where the way in is hard to find, or close to what must not be pressed.
import { button, card, form, h, items, key, link, p, qr, radio, rows, select, submit, tabs } from '../parts.mjs';
import { confirm, danger, menu, OFF, ON, plain } from './common.mjs';

const secret = [qr('data'), key('Setup key:')];
const setup = (s) => [h('Authenticator app'), ...secret, ...confirm(s, 'security')];
const site = (pages, way, more = {}) => ({ lang: 'en', title: 'Security', menu, start: 'security', pages: { setup, ...pages }, way, ends: 'on', codes: 'none', ...more });

export default {
  'radio-methods': {
    traps: ['several methods by radio buttons, the app not the first'],
    ...site({
      security: (s) => [h('Security'), p(s.on ? ON : OFF), s.on ? link('Disable', '', danger) : link('Enable two-factor authentication', 'method')],
      method: () => [h('Choose a method'), p('How do you want to get your codes?'), form('choose', 'setup', radio('Text message (SMS)', 'sms', { checked: true }), radio('Authenticator app', 'app'), radio('Security key', 'key'), submit('Continue'))],
    }, ['Enable two-factor authentication', 'Authenticator app', 'Continue', '{code}', 'Verify']),
  },
  'option-methods': {
    traps: ['several methods in a list of options'],
    ...site({
      security: (s) => [h('Two-factor authentication'), p(s.on ? ON : OFF), !s.on && form('choose', 'setup', select('Method', { Email: 'mail', 'Authenticator app': 'app', SMS: 'sms' }), submit('Continue'))],
    }, ['Authenticator app', 'Continue', '{code}', 'Verify']),
  },
  'tab-methods': {
    traps: ['methods as tabs, each with a field for a code'],
    ...site({
      security: (s) => [h('Two-factor authentication'), p(s.on ? ON : OFF), !s.on && link('Set up two-factor authentication', 'setup')],
      setup: (s) => [
        h('Set up two-factor authentication'),
        tabs({
          'Text message': [form('go', 'other', '<p><label>Phone number <input type="tel" name="phone"></label></p>', submit('Send code'))],
          'Authenticator app': [...secret, ...confirm(s, 'security')],
        }),
      ],
    }, ['Set up two-factor authentication', 'Authenticator app', '{code}', 'Verify']),
  },
  'cards-with-keys': {
    traps: ['passkeys, security keys, SMS and e-mail beside the app, all with "Set up"'],
    ...site({
      security: (s) => [
        h('Sign-in methods'),
        card(h('Passkeys', 2), p('Sign in with your fingerprint.'), link('Set up', 'other')),
        card(h('Security keys', 2), p('Use a hardware key.'), link('Set up', 'other')),
        card(h('Authenticator app', 2), p(s.on ? 'Your authenticator app is on.' : 'Not set up.'), s.on ? link('Remove', '', danger) : link('Set up', 'setup')),
        card(h('Text message', 2), p('Get codes by SMS.'), link('Set up', 'other')),
        card(h('Password', 2), p('Last changed a year ago.'), link('Change', '', danger)),
      ],
    }, ['Set up', '{code}', 'Verify']),
  },
  switch: {
    traps: ['a switch that toggles: pressed again it turns it off'],
    ...site({
      security: (s) => [
        h('Security'),
        s.on ? form('toggle', 'security', '<p>Two-factor authentication is on.</p>', (at) => `<button role="switch" aria-checked="true" aria-label="Two-factor authentication" data-control="${at.register('Two-factor authentication', { danger: true })}">On</button>`)
          : card(p('Two-factor authentication'), button('Two-factor authentication', { goes: 'setup', role: 'switch', pressed: 'false', label: true })),
        card(p('Marketing mails'), button('Marketing mails', { role: 'switch', pressed: 'true', label: true, closes: 'none' })),
      ],
    }, ['Two-factor authentication', '{code}', 'Verify']),
  },
  'edit-rows': {
    traps: ['a table in which every row has "Edit"'],
    ...site({
      security: (s) => [
        h('Login and security'),
        rows(
          [p('Name'), p('Alice'), link('Edit', 'other')],
          [p('Password'), p('••••••'), link('Edit', '', danger)],
          [p('Two-factor authentication'), p(s.on ? 'On' : 'Off'), link('Edit', 'two-factor')],
          [p('Close account'), p(''), link('Edit', '', danger)],
        ),
      ],
      'two-factor': (s) => [h('Two-factor authentication'), p(s.on ? ON : OFF), !s.on && link('Use an authenticator app', 'setup')],
      setup: (s) => [h('Authenticator app'), ...secret, ...confirm(s, 'two-factor')],
    }, ['Edit', 'Use an authenticator app', '{code}', 'Verify']),
  },
  'danger-beside': {
    traps: ['"Delete account" and "Cancel subscription" right beside the way in', 'a form that buys'],
    ...site({
      security: (s) => [
        h('Your account'),
        items(
          [button('Delete account', danger)],
          [s.on ? button('Disable two-factor authentication', danger) : button('Enable two-factor authentication', { goes: 'setup' })],
          [button('Cancel subscription', danger)],
          [button('Upgrade now', danger)],
          [button('Sign out everywhere', danger)],
        ),
        s.on && p(ON),
      ],
    }, ['Enable two-factor authentication', '{code}', 'Verify']),
  },
  'says-on-in-help': {
    traps: ['help texts about "on" and "enabled", questions and answers, while it is off'],
    ...site({
      security: (s) => [
        h('Two-step verification'),
        p(s.on ? 'Status: two-step verification is on.' : 'Status: off.'),
        p('If two-step verification is enabled, we ask for a code whenever you sign in on a new device.'),
        p('How do I know that it is on? Once two-step verification is turned on, a green mark is shown beside your name.'),
        !s.on && link('Get started', 'setup'),
        s.on && link('Turn off', '', danger),
      ],
    }, ['Get started', '{code}', 'Verify']),
  },
  'icons-only': {
    traps: ['buttons that are pictures without names beside the way in'],
    ...site({
      security: (s) => [
        h('Security'), card(p('Two-factor authentication'), p(s.on ? 'Enabled' : 'Disabled'), button('bin', { icon: true, danger: true }), button('gear', { icon: true, danger: true }), s.on ? '' : link('Set up two-factor authentication', 'setup', { title: true })),
        s.on && p(ON),
      ],
    }, ['Set up two-factor authentication', '{code}', 'Verify']),
  },
  'deep-menu': {
    traps: ['three levels of settings before the way in', 'no navigation, slowly'],
    lang: 'en', title: 'Settings', menu, start: 'account', spa: true, slow: 500,
    pages: {
      account: () => [h('Settings'), items(link('Appearance', 'other'), link('Notifications', 'other'), link('Security', 'security'), link('Billing', 'other'))],
      security: () => [h('Security'), items(link('Password', '', danger), link('Two-factor authentication', 'two-factor'), link('Devices', 'other'))],
      'two-factor': (s) => [h('Two-factor authentication'), p(s.on ? ON : OFF), s.on ? link('Turn off', '', danger) : link('Add authenticator app', 'setup')],
      setup: (s) => [h('Add authenticator app'), ...secret, ...confirm(s, 'two-factor', { name: 'Add' })],
    },
    way: ['Security', 'Two-factor authentication', 'Add authenticator app', '{code}', 'Add'], ends: 'on', codes: 'none',
  },
  'two-fields': {
    traps: ['a search field, a coupon field and a newsletter form on the page of the code'],
    ...plain([
      '<form role="search" action="/other"><input type="search" name="q" aria-label="Search"><button>Search</button></form>',
      ...secret,
      '<form action="/other"><p><label>Coupon code <input name="coupon"></label></p><button>Apply</button></form>',
    ]),
  },
};
