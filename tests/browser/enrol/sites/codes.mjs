// Sites that are odd in how they hand out recovery codes.
import { button, card, check, codes, form, h, hidden, key, link, p, qr, say, submit } from '../parts.mjs';
import { confirm, danger, menu, ON, plain, security } from './common.mjs';

const SETUP = 'Set up two-factor authentication';
const HINT = 'Keep them in a safe place. Each works once, if you lose your phone.';

export default {
  'codes-after-button': {
    traps: ['recovery codes only after a button that makes them', 'in a list'],
    ...plain([qr('data'), key('Key:')], {
      then: 'done', codes: 'all', after: ['Generate recovery codes', '{codes}'],
      pages: {
        done: (s) => [
          h('Two-factor authentication'), say(ON),
          h('Recovery codes', 2),
          s.codes ? [p(HINT), codes('list')] : [p('You have no recovery codes yet.'), form('generate', 'done', submit('Generate recovery codes'))],
        ],
      },
    }),
  },
  'codes-elsewhere': {
    traps: ['recovery codes on another page, two links away', 'two columns in a table', '"Deactivate" beside "View"'],
    ...plain([qr('data'), key('Key:')], {
      then: 'done', codes: 'all', after: ['Back to account security', 'View recovery codes', '{codes}'],
      pages: {
        security: (s) => [
          h('Account security'),
          card(h('Authenticator app', 2), p(s.on ? 'Your authenticator app is active.' : 'No authenticator app is set up.'), s.on ? link('Deactivate', '', danger) : link(SETUP, 'setup')),
          s.on && card(h('Recovery codes', 2), p('10 of 10 codes are left.'), link('View recovery codes', 'codes'), link('Download', 'codes.txt', { download: true })),
        ],
        done: () => [h('Two-factor authentication'), say('Two-factor authentication has been turned on.'), link('Back to account security', 'security')],
        codes: () => [h('Recovery codes'), p(HINT), codes('table')],
      },
      shape: 'hex4x3',
    }),
  },
  'codes-digits': {
    traps: ['recovery codes of eight digits, in a read-only textarea'],
    ...plain([qr('data'), key('Key:')], {
      then: 'codes', codes: 'all', after: ['{codes}'], shape: 'digits8',
      pages: { codes: () => [say('Your authenticator app is on.'), h('Recovery codes'), p(HINT), codes('textarea'), link('Download codes', 'codes.txt', { download: true })] },
    }),
  },
  'codes-like-secret': {
    traps: ['recovery codes in exactly the shape of a secret, on the same page'],
    ...plain([qr('data'), key('Secret key:', 'none'), h('Recovery codes', 2), p(HINT), codes('list')], {
      shape: 'likeSecret', secretBytes: 10, codes: 'all',
    }),
    way: [SETUP, '{codes}', '{code}', 'Verify'],
  },
  'codes-tick-first': {
    traps: ['it is on only after "I have saved my recovery codes" and "Finish"', 'two columns in preformatted text'],
    ...plain([qr('data'), key('Key:')], {
      then: 'codes', codes: 'all', onAfterSaving: true, wantsTick: true, after: ['{codes}', 'I have saved my recovery codes', 'Finish'],
      pages: {
        codes: () => [h('Save your recovery codes'), p(HINT), codes('pre'), form('saved', 'security', check('I have saved my recovery codes'), submit('Finish'))],
      },
    }),
  },
  'codes-before': {
    traps: ['recovery codes are shown first, the secret on the next page', 'grid of cells', 'print button'],
    lang: 'en', title: 'Account security', menu, start: 'security', shape: 'upper5x2',
    pages: {
      security: security(link('Enable two-factor authentication', 'codes')),
      codes: () => [h('Step 1: your recovery codes'), p(HINT), codes('grid'), button('Print', {}), link('Next', 'setup')],
      setup: (s) => [h('Step 2: your authenticator app'), qr('data'), key('Key:'), ...confirm(s, 'security')],
    },
    way: ['Enable two-factor authentication', '{codes}', 'Next', '{code}', 'Verify'], ends: 'on', codes: 'all',
  },
  'codes-download': {
    traps: ['recovery codes only as a download'],
    ...plain([qr('data'), key('Key:')], {
      then: 'done',
      pages: { done: () => [say(ON), h('Recovery codes', 2), p('Your recovery codes are ready.'), link('Download recovery codes', 'codes.txt', { download: true }), link('Back to account security', 'security')] },
    }),
  },
  'codes-made-before': {
    traps: ['the codes are hidden behind "Show"', '"Generate new recovery codes" and "Revoke all" beside it', 'numbered lines'],
    ...plain([qr('data'), key('Key:')], {
      then: 'done', codes: 'all', after: ['Show recovery codes', '{codes}'],
      pages: {
        done: () => [
          say('Two-factor authentication is now on.'), h('Recovery codes', 2),
          button('Show recovery codes', { opens: 'codes' }), button('Regenerate recovery codes', danger), button('Revoke all codes', danger),
          hidden('codes', p(HINT), codes('numbered')),
        ],
      },
    }),
  },
};
