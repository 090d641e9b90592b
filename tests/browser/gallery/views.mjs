// Hand-made views, in the words of src/message. Times are seconds from now.

const id = (number) => number.toString(16).padStart(32, '0');
const parameters = { kind: 'totp', algorithm: 'SHA1', digits: 6, period: 30 };
const timed = (seed, left = 18, period = 30, digits = 6) => ({
  timed: { code: digitsOf(seed, digits), next: digitsOf(seed + 7, digits), period, endsAt: left },
});
const digitsOf = (seed, digits) => String((seed * 7919 + 123457) * 104729).padStart(digits, '3').slice(-digits);

export function account(number, issuer, name, more = {}) {
  return { id: id(number), issuer, name, sites: [], here: false, code: timed(number), parameters, ...more };
}

/** What an account is marked with, as src/vault/marks.rs writes it: CBOR of short values. */
function marks({ tags = [], favourite, place, noted }) {
  const text = (value) => {
    const bytes = Buffer.from(value);
    return [...(bytes.length < 24 ? [0x60 + bytes.length] : [0x78, bytes.length]), ...bytes];
  };
  const fields = [
    [32, tags.length && [0x80 + tags.length, ...tags.flatMap(text)]],
    [33, noted && [0xf5]],
    [34, favourite && [0xf5]],
    [36, place !== undefined && [place]],
  ].filter(([, value]) => value);
  return Buffer.from([0xa0 + fields.length, ...fields.flatMap(([key, value]) => [0x18, key, ...value])]).toString('base64');
}

const few = [
  account(1, 'GitHub', 'alice@example.com', { here: true, sites: ['https://github.com'] }),
  account(2, 'GitHub', 'alice-at-work', { here: true, sites: ['https://github.com'], code: timed(2, 4) }),
  account(3, 'Amazon Web Services', 'root-account@example.com', { parameters: { ...parameters, digits: 8 }, code: timed(3, 18, 30, 8) }),
  account(4, 'Bank', 'alice', { parameters: { kind: 'hotp', algorithm: 'SHA1', digits: 6, period: null }, code: { counter: { code: null, counter: '42' } } }),
  account(5, 'Fastmail', 'alice@fastmail.example', { parameters: { ...parameters, period: 60 }, code: timed(5, 44, 60) }),
  account(6, 'Steam', 'gabe', { parameters: { kind: 'steam', algorithm: 'SHA1', digits: 5, period: 30 }, code: { timed: { code: 'K9M2P', next: 'QW4RT', period: 30, endsAt: 18 } } }),
  account(7, '', 'no-issuer@example.com'),
  account(8, 'Ünïcode Käse', 'søren'),
];

const marked = few.map((account, at) => {
  const own = [
    { tags: ['Work', 'Code'], favourite: true, place: 3, noted: true },
    { tags: ['Work'], place: 0, noted: true },
    { favourite: true, tags: ['A tag that somebody has made very long indeed, for whatever reason'] },
    { noted: true },
  ][at];
  return own ? { ...account, marks: marks(own) } : account;
});

const names = ['Atlassian', 'Bitbucket', 'Cloudflare', 'Dropbox', 'Evernote', 'Figma', 'Google', 'Hetzner', 'Instagram', 'Jira', 'Kraken', 'LinkedIn', 'Mastodon', 'Notion', 'OVHcloud', 'PayPal', 'Reddit', 'Slack', 'Twitch', 'Zoom'];
export const many = (count) => Array.from({ length: count }, (_, at) =>
  account(at + 1, `${names[at % names.length]}${at >= names.length ? ` ${Math.floor(at / names.length) + 1}` : ''}`, `user${at}@example.com`));

const long = [
  account(1, 'Die außerordentlich lange Bezeichnung einer Organisation mit vielen Wörtern im Namen', 'eine.sehr.lange.adresse.die.nicht.passt@eine-ebenso-lange-domain.example.com', { here: true }),
  account(2, 'X'.repeat(256), 'y'.repeat(256)),
  account(3, 'evil\u202Emoc.buhtig', 'zero\u200Bwidth\u0007'),
  account(4, 'שירות', 'משתמש@example.com'),
  account(5, '株式会社サンプル認証', '山田太郎'),
  account(6, 'Eight', 'digits', { parameters: { ...parameters, digits: 8, algorithm: 'SHA256', period: 60 }, code: timed(6, 55, 60, 8) }),
];

export const ok = (view) => ({ Ok: view });
export const home = (accounts, more = {}) =>
  ok({ view: { accounts: { site: { host: 'github.com', origin: 'https://github.com' }, accounts, notice: null, lockAt: 800, showNextCode: true, ...more } } });
const popup = (view) => ok({ view });
const failed = (failure) => ({ Err: failure });

/** A refusal as it is in messages: src/otpauth/wire.rs. */
const refused = (kind, more = {}) => ({ kind, field: 0, position: 0, digit: 0, ...more });
const item = (more = {}) => ({ issuer: 'GitHub', name: 'alice@example.com', code: timed(1), parameters, notes: [], already: null, place: 'pointed', doubt: null, ...more });
const confirmOne = { host: 'github.com', items: [item()], refused: [], export: null };
const written = (label, otherThanCode) => ({ written: { how: { key: { label } }, otherThanCode } });
const confirmDoubt = { ...confirmOne, host: 'accounts.gooogle.example', items: [item({ issuer: 'Google', doubt: { elsewhere: { known: 'Google' } } })] };
const confirmBoth = { ...confirmOne, items: [item({ place: 'both' })] };
const confirmWritten = { ...confirmOne, items: [item({ issuer: '', name: '', place: written('Enter this key by hand instead', false) })] };
const confirmDiffers = { ...confirmOne, items: [item(), item({ issuer: '', name: '', code: timed(9), place: written('Setup key', true) })] };
const confirmOdd = {
  host: 'very-long-subdomain.accounts.some-company.example.co.uk',
  items: [item({
    issuer: 'Example', code: timed(4, 40, 60, 8),
    parameters: { kind: 'totp', algorithm: 'SHA256', digits: 8, period: 60 },
    notes: [{ shortSecret: 64 }, { ShortSecret: 64 }, { TwoIssuers: ['Example', 'Sample'] }, 'HiddenCharacters'].slice(1),
    already: { sameSecret: { issuer: 'Example', name: 'alice' } },
  })],
  refused: [],
  export: null,
};
const confirmSeveral = {
  host: null,
  items: [item(), item({ issuer: 'Amazon Web Services', name: 'root-account@example.com', parameters: { ...parameters, digits: 8 }, code: timed(3, 18, 30, 8) }),
    item({ issuer: 'Dropbox', name: 'alice', already: { sameSecret: { issuer: 'Dropbox', name: 'alice' } } })],
  refused: [refused(22), refused(10, { field: 3 }), refused(3)],
  export: null,
};
const confirmExport = { ...confirmSeveral, refused: [refused(4)], export: { parts: 3, missing: [2, 3] } };
const confirmWhole = { ...confirmSeveral, refused: [], export: { parts: 3, missing: [] } };

export const asks = (near) => ok({ fill: { asks: { host: near ? 'gist.github.com' : 'login.unrelated-site.example', known: ['github.com'], near, private: false } } });
export const popupStates = {
  'locked': { answers: { open: popup({ locked: { waiting: null, otherWays: true } }), unlock: failed('wrongPassphrase') } },
  'locked-waiting': { answers: { open: popup({ locked: { waiting: 'capture', otherWays: false } }) } },
  'first-run': { answers: { open: popup('firstRun') } },
  'trouble-missing': { answers: { open: popup({ trouble: 'missing' }) } },
  'trouble-newer': { answers: { open: popup({ trouble: { newer: { needed: 2 } } }) } },
  'unreachable': { answers: { open: 'unreachable' } },
  'empty': { answers: { open: home([]) } },
  'one': { answers: { open: home([few[0]]), fill: ok({ fill: { filled: { host: 'github.com' } } }) } },
  'few': { answers: { open: home(few), fill: asks(true) } },
  'marked': { answers: { open: home(marked) } },
  'few-elsewhere': { answers: { open: home(few.map((one) => ({ ...one, here: false })), { site: null }), fill: asks(false) } },
  'near': { answers: { open: home(few.map((one) => ({ ...one, here: false })), { site: { host: 'login.fastmail.example', origin: 'https://login.fastmail.example' } }), near: ok({ near: [id(5)] }) } },
  'asks-private': { answers: { open: home(few), fill: ok({ fill: { asks: { host: 'gist.github.com', known: ['github.com'], near: true, private: true } } }) } },
  'asks-sms': { answers: { open: home(few), fill: ok({ fill: { otherChannel: { email: false } } }) } },
  'just-filled': { answers: { open: home(few, { help: { account: id(1), refused: false } }) } },
  'refused': { answers: { open: home(few, { help: { account: id(1), refused: true } }), compareClock: ok({ clock: 47 }) } },
  'refused-unknown': { answers: { open: home([few[0]], { help: { account: id(1), refused: true } }), compareClock: ok({ clock: null }) } },
  'refused-counter': { answers: { open: home(few.map((one) => ({ ...one, here: true })), { help: { account: id(4), refused: true } }), compareClock: ok({ clock: 0 }) } },
  'last-seconds': { answers: { open: home(few.map((one) => one.code.timed ? { ...one, code: { timed: { ...one.code.timed, endsAt: 3.5, period: 30 } } } : one)) } },
  'watched': { watched: true, answers: { open: home(few.slice(0, 3)) } },
  'scanning': { answers: { open: home(few), scan: 'never' } },
  'confirm-doubt': { answers: { open: popup({ confirm: confirmDoubt }) } },
  'confirm-both': { answers: { open: popup({ confirm: confirmBoth }) } },
  'confirm-written': { answers: { open: popup({ confirm: confirmWritten }) } },
  'confirm-differs': { answers: { open: popup({ confirm: confirmDiffers }) } },
  'many': { answers: { open: home(many(200)) } },
  'long': { answers: { open: home(long) } },
  'notice': { answers: { open: home(few, { notice: { kind: 'attention', text: { key: 'failureNoField', with: [] } } }) } },
  'confirm-one': { answers: { open: popup({ confirm: confirmOne }) } },
  'confirm-odd': { answers: { open: popup({ confirm: confirmOdd }) } },
  'confirm-several': { answers: { open: popup({ confirm: confirmSeveral }) } },
  'confirm-export': { answers: { open: popup({ confirm: confirmExport }) } },
  'confirm-whole': { answers: { open: popup({ confirm: confirmWhole }) } },
  'confirm-none': { answers: { open: popup({ confirm: { host: 'example.com', items: [], export: null, refused: [refused(18, { position: 5, digit: '1'.charCodeAt(0) })] } }) } },
  'add': { answers: { open: home(few), add: failed({ unreadable: refused(18, { position: 5, digit: '1'.charCodeAt(0) }) }) } },
};

const gone = [{ id: id(99), issuer: 'Old forum', name: 'alice', deletedAt: -86400 }, { id: id(98), issuer: 'Dropbox', name: 'alice@example.com', deletedAt: -864000 }];
const settings = { lockMinutes: 15, showNextCode: true };
const day = 86400;
const good = { generation: 42, savedAt: -7200, main: 'good', mirror: 'good', news: [] };
const cared = { backupMadeAt: -3 * day, backupTestedAt: -3 * day, recoveryMadeAt: -40 * day, recoveryCheckedAt: -40 * day };
const careless = { backupMadeAt: null, backupTestedAt: null, recoveryMadeAt: null, recoveryCheckedAt: null };
const method = (number, kind) => ({ id: id(number), kind, madeAt: -40 * day });
const methods = [method(1, 'passphrase'), method(2, 'recoveryKey'), method(3, 'passkey'), method(4, 'passkey')];
const ways = { recoveryKey: true, passkeys: [{ credential: 'Y3JlZA==', salt: 'c2FsdA==' }] };
const vault = (accounts, more = {}) =>
  ok({ open: { accounts, trash: [], settings, lockAt: 800, storage: good, methods, ways, care: cared, ...more } });
/** An entry of the activity log, so many seconds ago; `task` and the others as src/activity numbers them. */
const entry = (ago, task, more = {}) => ({
  at: Date.now() - ago * 1000, task, site: null, account: null, issuer: '', name: '', by: 1, outcome: 1, reason: null, count: null, steps: [], stepsBefore: 0, ...more,
});
const alice = { issuer: 'GitHub', name: 'alice@example.com' };
const steps = (...list) => list.map(([step, result, ms]) => ({ step, result, ms }));
const log = [
  entry(90, 2, { ...alice, site: 'https://github.com' }),
  entry(3900, 2, { ...alice, site: 'https://github.com', by: 2 }),
  entry(4000, 2, { ...alice, site: 'https://githib.com', outcome: 3, reason: 1 }),
  entry(9000, 1, {
    site: 'https://mail.example.org', issuer: 'Example Mail', name: 'alice', count: 10,
    steps: steps([1, 2, 2900], [2, 2, 400], [101, 2, 34_000], [2, 2, 350], [3, 2, 20], [4, 2, 60], [5, 2, 1200], [6, 3, 900], [5, 2, 21_000], [6, 2, 1100], [7, 2, 80]),
  }),
  entry(9900, 1, { site: 'https://shop.example', issuer: 'Shop', name: 'alice', outcome: 2, reason: 1, stepsBefore: 3, steps: steps([3, 2, 30], [4, 2, 70], [123, 1, 240_000]) }),
  entry(20_000, 17, { count: 3, outcome: 3 }),
  entry(90_000, 19, { site: 'https://shop.example' }),
  entry(100_000, 18),
  entry(110_000, 3, { count: 12 }),
  entry(120_000, 11, { reason: 1 }),
  entry(200_000, 5, { reason: 2 }),
  entry(300_000, 3, { site: 'https://www.example.org:8443', issuer: long[0].issuer, name: long[0].name }),
  entry(400_000, 12, { issuer: 'Old forum', name: 'alice' }),
  entry(500_000, 77, { outcome: 9 }),
  entry(600_000, 20),
];
export const vaultStates = {
  'first-run': { answers: { open: ok('firstRun'), create: vault([]) } },
  'locked': { answers: { open: ok({ locked: { waiting: null, ways } }), unlock: failed('wrongPassphrase') } },
  'locked-plain': { answers: { open: ok({ locked: { waiting: 'capture', ways: { recoveryKey: false, passkeys: [] } } }) } },
  'trouble-damaged': { answers: { open: ok({ trouble: 'damaged' }), rescue: failed('wrongKey') } },
  'trouble-missing': { answers: { open: ok({ trouble: 'missing' }) } },
  'trouble-two': { answers: { open: ok({ trouble: 'twoVaults' }) } },
  'trouble-newer': { answers: { open: ok({ trouble: { newer: { needed: 3 } } }) } },
  'trouble-store': { answers: { open: ok({ trouble: 'store' }) } },
  'careless': { answers: { open: vault(few, { care: careless, methods: methods.slice(0, 1) }) } },
  'news': { answers: { open: vault(few, { storage: { ...good, news: [{ healed: { store: 'mirror' } }, { lastChangeLost: { from: -9000 } }, 'rolledBack', 'copied'] } }) } },
  'one-copy': { answers: { open: vault(few, { storage: { ...good, mirror: 'failing' } }) } },
  'foreign': { answers: { open: vault(few, { storage: { ...good, main: 'foreign' } }) } },
  'many-deleted': { answers: { open: vault(few, { trash: [...gone, { id: id(97), issuer: long[0].issuer, name: long[0].name, deletedAt: -9 * day }] }) } },
  'unreachable': { answers: { open: 'unreachable' } },
  'empty': { answers: { open: vault([]) } },
  'few': { answers: { open: vault(marked, { trash: gone }), delete: vault(few.slice(1), { trash: [{ id: id(1), issuer: 'GitHub', name: 'alice@example.com', deletedAt: 0 }, ...gone] }), edit: failed({ badSite: { line: 'exmple' } }) } },
  'conflict': { answers: { open: vault(few), edit: failed('conflict') } },
  'many': { answers: { open: vault(many(200), { trash: gone }) } },
  'long': { answers: { open: vault(long) } },
  'confirm-odd': { answers: { open: ok({ confirm: confirmOdd }) } },
  'confirm-several': { answers: { open: ok({ confirm: confirmSeveral }) } },
  'confirm-export': { answers: { open: ok({ confirm: confirmExport }) } },
  'brought': { answers: { open: vault(few), captured: ok({ confirm: confirmSeveral }) } },
  'active': { answers: { open: vault(few) }, keeper: { readLog: { Ok: { log } } } },
  'very-active': { answers: { open: vault(few) }, keeper: { readLog: { Ok: { log: Array.from({ length: 2000 }, (_, at) => entry(at * 4000, 2, { ...alice, site: 'https://github.com' })) } } } },
  'filmed': { answers: { open: vault(few), captured: ok({ confirm: confirmExport }) } },
};

const named = (number, issuer, name) => ({ id: id(number), issuer, name });
const snapshot = (name, why, savedAt) => ({ name, why, savedAt });
const path = (size) => Array.from({ length: size }, (_, row) =>
  Array.from({ length: size }, (_, column) => ((row * 7 + column * 11 + ((row * column) % 5)) % 3 ? '' : `M${column} ${row}h1v1h-1z`)).join('')).join('');

/** The vault as another window has saved it. */
export const theirs = vault([{ ...few[0], name: 'theirs' }, ...few.slice(1)]);

const set = (number, account, left, all, more = {}) => ({
  set: { id: id(number), account: account.id, left, all, createdAt: -30 * day, replacedAt: null, source: null, ...more.set },
  issuer: account.issuer, name: account.name, deleted: more.deleted ?? false,
});
const sets = [
  set(1, few[0], 7, 10, { set: { source: 'github.com' } }), set(2, few[2], 2, 8), set(3, few[4], 0, 5), set(4, long[1], 16, 16),
  set(5, few[0], 9, 10, { set: { replacedAt: -30 * day, createdAt: -400 * day } }),
  set(6, account(99, 'Old forum', 'alice'), 4, 4, { deleted: true }),
];
export const recoveryCodes = ['4f9c2-a81be', '77d03-9e2fa', 'b1c64-05d7e', 'e83aa-c41f9', '0d52b-7f6c8', 'c9e17-3b0d4', '5a6f8-e2917', '91b3d-d8c05', '2ec40-6a7b3', 'f7085-1c9ed'];

/** What an importer says of files, and of what is in them. */
export const importReads = {
  'aegis-backup.json': { read: { Ok: { format: 'Aegis', entries: 6, rejected: 2, withoutCode: 0 } } },
  'passwords.csv': { read: { Ok: { format: 'KeePassXC', entries: 2, rejected: 0, withoutCode: 40 } } },
  'letter.txt': { read: { Err: 'unknown' } },
};
const there = named(1, 'GitHub', 'alice@example.com');
export const importPreview = {
  Ok: {
    rows: [
      { issuer: 'GitLab', name: 'alice', fate: 'new', favourite: true, tags: ['Work', 'Code'], note: true, codes: 10, sites: ['https://gitlab.com'] },
      { issuer: 'GitHub', name: 'alice@example.com', fate: { there } },
      { issuer: 'GitHub', name: 'alice@example.com', fate: { sameName: there } },
      { issuer: 'GitHub', name: 'alice', fate: { otherCodes: there }, parameters: { kind: 'totp', algorithm: 'SHA256', digits: 8, period: 60 } },
      { issuer: 'Bank', name: 'bob', fate: 'new', counter: '4294967300', parameters: { kind: 'hotp', algorithm: 'SHA1', digits: 6, period: null }, leftOut: ['note', 'tags'] },
      { issuer: 'X'.repeat(200), name: 'y'.repeat(200), fate: 'new', sites: ['https://accounts.example.com', `https://${'long.'.repeat(20)}example.com`], codes: 1 },
      { issuer: '', name: '', fate: 'trashed' },
      { issuer: 'GitLab', name: 'alice', fate: 'again' },
    ],
    rejected: [
      { file: 0, position: 3, name: 'Battle.net', reason: 'kind' },
      { file: 0, position: 7, name: '', reason: { shape: 'secret' } },
    ],
  },
};

/** What a stand-in keeper answers: by order, and its snapshots. */
export const keeper = {
  codes: {
    list: { Ok: { codes: { sets: [sets, 1] } } },
    keep: { Err: { codes: 'there' } },
    show: { Ok: { codes: { shown: recoveryCodes.map((text, at) => ({ text, used: at < 3 })) } } },
    setUpAgain: { Err: { codes: 'sameSecret' } },
  },
  readCodes: { codes: recoveryCodes.map((text, at) => ({ text, used: at === 2 })), leftOut: 1, repeated: 0, doubt: 'uneven' },
  snapshots: [snapshot('a', 'day', -day), snapshot('b', 'day', -2 * day), snapshot('c', 'update', -5 * day), snapshot('d', 'aside', -6 * day)],
  newRecoveryKey: { Ok: { recoveryKey: { text: '000G4-40R4F-0M30Y-E209X-185GE-R38EY-1W81B-24GK1' } } },
  testBackup: { Ok: { compared: { savedAt: -3 * day, missing: [named(50, 'Old forum', 'alice')], changed: [named(1, 'GitHub', 'alice@example.com')], newer: [named(2, 'GitHub', 'alice-at-work'), named(60, 'X'.repeat(200), 'y'.repeat(200))], same: 5 } } },
  compareSnapshot: { Ok: { compared: { savedAt: -day, missing: [], changed: [], newer: [], same: 8 } } },
  printSheet: { Ok: { sheet: { items: few.map(({ issuer, name }) => ({ issuer, name, size: 33, path: path(33) })), leftOut: [] } } },
  showCode: { Ok: { sheet: { items: [{ issuer: 'GitHub', name: 'alice@example.com', size: 33, path: path(33) }], leftOut: [] } } },
  exportSealed: { Ok: { exported: { name: 'a.json', text: 'b', leftOut: few.slice(0, 3).map(({ issuer, name }, at) => ({ issuer, name, field: ['period', 'type', 'digits'][at] })) } } },
  setPassphrase: { Err: 'wrongPassphrase' },
  checkRecoveryKey: { Err: 'wrongRecoveryKey' },
  export: { Err: 'wrongPassphrase' },
  details: { Ok: { details: { guarded: few[0].id } } },
  readLog: { Ok: { log: [] } },
};
