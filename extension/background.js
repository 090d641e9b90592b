import init from './background_wasm.js';

init();
