import init, { show } from './tools_wasm.js';
import './keeper.js';

globalThis.browser ??= chrome;

init().then(show);
