import init from './vault_wasm.js';

globalThis.browser ??= chrome;

init();
