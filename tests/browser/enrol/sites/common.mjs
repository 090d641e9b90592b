// What most English sites of the set have in common.
import { code, form, h, link, p, say, submit } from '../parts.mjs';

export const danger = { danger: true };

/** What stands on top of every page, none of it for the assistant. */
export const menu = [link('Profile', 'other'), link('Change password', '', danger), link('Sign out', '', danger)];

export const OFF = 'Two-factor authentication is off.';
export const ON = 'Two-factor authentication is on.';

/** The page with the way in; when it is on, with what turns it off. */
export const security = (wayIn, ...more) => (s) => [
  h('Account security'),
  h('Two-factor authentication', 2),
  p(s.on ? ON : OFF),
  s.on ? link('Turn off two-factor authentication', '', danger) : wayIn,
  ...more,
];

export const wrong = (s) => s.wrong && say('That code is not right. Try again.', 'alert');

/** The field for the code and what sends it. */
export const confirm = (s, then, { name = 'Verify', label = 'Six-digit code', field = {}, button = {}, more = [] } = {}) =>
  [wrong(s), form('confirm', then, ...more, code(label, field), submit(name, button))];

/** A whole site of two pages: the way in, and the page with the secret, by `parts`. */
export const plain = (parts, { then = 'security', name, field, button, label, ...site } = {}) => ({
  lang: 'en', title: 'Account security', menu, start: 'security',
  pages: {
    security: security(link('Set up two-factor authentication', 'setup')),
    setup: (s) => [h('Set up two-factor authentication'), p('Scan the QR code with your authenticator app, then enter the code that it shows.'), ...parts, ...confirm(s, then, { name, field, button, label })],
    ...site.pages,
  },
  way: ['Set up two-factor authentication', '{code}', name ?? 'Verify', ...(site.after ?? [])],
  ends: 'on', codes: 'none',
  ...Object.fromEntries(Object.entries(site).filter(([key]) => !['pages', 'after'].includes(key))),
});
