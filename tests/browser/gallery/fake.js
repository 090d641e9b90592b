// A stand-in for the browser's extension API, put into a page before it loads: answers with hand-made views.
// `state`, `messages` and `keeper` (what the keeper answers, by order) come from gallery.mjs.
export function install(state, messages, keeper) {
  const getMessage = (key, substitutions = []) => {
    const entry = messages[key];
    if (!entry) {
      console.error(`no text for the key ${key}`);
      return '';
    }
    const values = [].concat(substitutions);
    // The packed texts have numbers alone: src/bin/pack/texts.rs.
    return entry.message.replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? '');
  };
  const offset = () => Date.now();
  // Times in hand-made views are seconds from now.
  const revive = (value) => {
    if (Array.isArray(value)) return value.map(revive);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
        const isTime = ['endsAt', 'lockAt', 'deletedAt', 'savedAt', 'from', 'madeAt', 'backupMadeAt', 'backupTestedAt', 'recoveryMadeAt', 'recoveryCheckedAt', 'createdAt', 'replacedAt'].includes(key) && typeof inner === 'number';
        return [key, isTime ? Math.round(offset() + inner * 1000) : revive(inner)];
      }));
    }
    return value;
  };
  // What a state remembers is not for the next one.
  globalThis.localStorage?.clear();
  const listeners = [];
  globalThis.asked = [];
  globalThis.keyChanged = (change) => listeners.forEach((listener) => listener({ key: change }));
  const keeps = {
    carryOut: async (order) => {
      const name = typeof order === 'string' ? order : Object.keys(order)[0];
      // Orders about recovery codes are named within.
      const inner = name === 'codes' && (typeof order.codes === 'string' ? order.codes : Object.keys(order.codes)[0]);
      const answer = revive(globalThis.keeps?.[name] ?? state.keeper?.[name] ?? (inner ? keeper.codes[inner] ?? { Ok: { codes: 'done' } } : keeper[name] ?? { Ok: 'done' }));
      return 'Ok' in answer ? { Ok: { kept: answer.Ok, save: null, regardless: false } } : answer;
    },
    readCodes: async () => ({ Ok: keeper.readCodes }),
    snapshots: async () => revive(keeper.snapshots),
    snapshotText: async () => 'c3RvcmVk',
    backupText: async (file) => (file.includes('Sixpence') ? { Ok: 'c3RvcmVk' } : { Err: 'notABackup' }),
    rescue: async () => undefined,
  };
  // extension/keeper.js puts the real one there, in vain.
  Object.defineProperty(globalThis, 'keeper', { get: () => keeps, set: () => {} });
  // No virtual authenticator here: the browser only says that it could.
  globalThis.PublicKeyCredential.getClientCapabilities = async () => ({ 'extension:prf': !state.noPasskeys });
  globalThis.chrome = {
    runtime: {
      getURL: (path) => (state.firefox ? `moz-extension://fake/${path}` : new URL(path, location.href).href),
      id: 'fake',
      sendMessage: async (request) => {
        globalThis.asked.push(request);
        // The popup says which tab it is about, beside what it asks.
        const wanted = request.ask ?? request;
        const name = typeof wanted === 'string' ? wanted : Object.keys(wanted)[0];
        const answer = (globalThis.answers ?? state.answers)[name] ?? state.answers.open;
        if (state.delay) await new Promise((done) => setTimeout(done, state.delay));
        if (answer === 'unreachable') throw new Error('no receiver');
        if (answer === 'never') return new Promise(() => {});
        return JSON.stringify(revive(answer));
      },
    },
    i18n: { getMessage, getUILanguage: () => 'en' },
    tabs: {
      query: async () => [{ id: 7 }],
      create: async (tab) => { globalThis.asked.push({ tab }); },
    },
    permissions: {
      contains: async () => state.watched ?? false,
      request: async () => true,
      remove: async () => true,
      getAll: async () => ({ origins: state.sites ?? [] }),
    },
    storage: { session: { onChanged: { addListener: (listener) => listeners.push(listener) } } },
  };
}
