import init from './vault_wasm.js';

init();
