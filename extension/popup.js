import init from './popup_wasm.js';

globalThis.browser ??= chrome;

// The first question goes out while the wasm file is still being compiled: it also wakes the background.
globalThis.firstAnswer = (async () => {
  const named = new URLSearchParams(location.search).get('tab');
  const [front] = named ? [] : await browser.tabs.query({ active: true, currentWindow: true });
  const tab = named ? Number(named) : (front?.id ?? null);
  return browser.runtime.sendMessage({ tab, ask: 'open' });
})();
globalThis.firstAnswer.catch(() => {}); // The page asks again itself.

// The keeper is large, and wanted only by who looks at a note; see src/browser/popup_note.rs.
globalThis.sixpence = {
  note: async (account) => (await import('./keeper.js')).note(account),
};

init();
