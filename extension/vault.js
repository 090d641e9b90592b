import init, { show } from './tools_wasm.js';
import './keeper.js';
import './pictures.js';
import './importer.js';

globalThis.browser ??= chrome;

// Large, and wanted only where somebody makes up a passphrase; see src/browser/judge.rs.
globalThis.sixpence = {
  judge: async (passphrase, own) => (await import('./judge.js')).judge(passphrase, own),
};

init().then(show);
