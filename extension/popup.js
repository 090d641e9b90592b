import init from './popup_wasm.js';

init();
