// The worker of one import: it reads files of other authenticators and makes what is to be saved of them. It is ended with the
// import, or by it, whatever it is at. See src/keeper/import.
import init, { Importer } from './tools_wasm.js';

const importer = init().then(() => new Importer());

addEventListener('message', async ({ data: { call, with: given } }) => {
  try {
    postMessage({ done: (await importer)[call](...given) });
  } catch {
    // Mostly there is not enough memory: what was read is gone with the rest of it.
    postMessage({});
  }
});
