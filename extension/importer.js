// Files of other authenticators, read in a worker of their own. See src/browser/importer.rs.
import { found } from './keeper.js';
import { codesIn, take } from './pictures.js';

/** A file of more bytes is not read: see Limits::USUAL in src/import/limits.rs, which refuses it again. */
const LARGEST = 64 * 1024 * 1024;

// The policy of our pages lets scripts be loaded by this name alone, and this name only the worker.
const policy = globalThis.trustedTypes?.createPolicy('import-worker', {
  createScriptURL: () => browser.runtime.getURL('import-worker.js'),
});

/** The files of this import; the page knows them by their place. */
let files = [];
let worker;
/** Who waits for the worker. */
let asked;
/** Which import this is: what was begun for an earlier one, e.g. to search a picture, ends there. */
let current = 0;

function start() {
  const own = new Worker(policy?.createScriptURL('') ?? browser.runtime.getURL('import-worker.js'), { type: 'module' });
  const settle = (how) => {
    if (own !== worker) return;
    asked?.(how);
    asked = undefined;
  };
  own.addEventListener('message', ({ data }) => settle(data));
  own.addEventListener('error', () => settle({}));
  return own;
}

/** Has the worker do something for this import, one thing at a time; rejects if it cannot or is ended. */
async function ask(own, call, ...given) {
  if (own !== current) throw new Error('the import is over');
  worker ??= start();
  const transfer = given.filter((value) => value instanceof Uint8Array).map(({ buffer }) => buffer);
  const answer = await new Promise((resolve) => {
    asked = resolve;
    worker.postMessage({ call, with: given }, transfer);
  });
  if ('done' in answer) return answer.done;
  if (own === current) end();
  throw new Error('the worker was ended');
}

function end() {
  worker?.terminate();
  worker = undefined;
  files = [];
  current += 1;
  asked?.({});
  asked = undefined;
}

/** What the codes of a picture say; `undefined` if the file is no picture, a string if it cannot be read. */
async function textsIn(file) {
  // Text that was pasted has no name.
  if (file.size === 0 || file.name === '') return undefined;
  try {
    return await codesIn(file);
  } catch (why) {
    return typeof why === 'string' ? why : 'undecodable';
  }
}

async function read(own, file, passphrase, costly) {
  if (file.size > LARGEST) return { read: { Err: 'tooLarge' } };
  const texts = await textsIn(file);
  if (Array.isArray(texts)) {
    const outcome = await ask(own, 'readCodes', texts);
    return outcome ? { read: outcome } : 'noCode';
  }
  const outcome = await ask(own, 'read', new Uint8Array(await file.arrayBuffer()), passphrase, costly);
  // What begins like a picture by chance was read all the same.
  return typeof texts === 'string' && outcome.Err === 'unknown' ? { picture: texts } : { read: outcome };
}

/** What is asked with what the stores hold. */
async function askWithFound(call, ...given) {
  const own = current;
  return ask(own, call, ...given, await found(), Date.now());
}

globalThis.importer = {
  /** Takes over the files that wait in pictures.js. */
  take() {
    files = take();
  },

  /** Takes a text in the place of a file. */
  takeText(text) {
    files = [new File([text], '')];
  },

  /** What became of the file at this place: an `Outcome`. */
  read: async (at, passphrase, costly) => read(current, files[at], passphrase, costly),

  preview: () => askWithFound('preview'),

  save: (choice) => askWithFound('save', choice),

  end,
};
