import init from './vault_wasm.js';
import './keeper.js';

globalThis.browser ??= chrome;

init();
