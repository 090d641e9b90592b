// Asks the test's server what to do next, does it, tells the result. `server.js` is written by the harness.
import { SERVER } from './server.js';
import { wake } from './sites.js';

const api = globalThis.browser ?? chrome;

/** What the scripts in pages have told. */
const heard = [];
api.runtime.onMessage.addListener((message, sender) => {
  heard.push(message);
  wake(message, sender);
});

async function run({ tab, method, argument, frame }) {
  if (method === 'heard') return [{ result: heard.splice(0) }];
  const tabs = await api.tabs.query({});
  const { id: tabId } = tabs.find(({ url }) => url?.includes(tab)) ?? {};
  if (tabId === undefined) throw new Error(`no tab ${tab}`);
  const target = frame === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frame] };
  await api.scripting.executeScript({ target, files: method === 'watch' ? ['watch.js'] : ['content.js', 'filler.js', 'reader.js', 'offer.js', 'steps.js'] });
  if (method === 'watch') return [];
  const func = (name, given) => {
    if (name.startsWith('offer.')) return globalThis.sixpenceOffer[name.slice(6)](given);
    if (name.startsWith('steps.')) return globalThis.sixpenceSteps[name.slice(6)](given);
    return [globalThis.sixpence, globalThis.sixpenceFiller, globalThis.sixpenceReader].find((part) => part[name])[name](given);
  };
  const results = await api.scripting.executeScript({ target, func, args: [method, argument ?? null] });
  return results.map(({ frameId, result, error }) => ({ frame: frameId, result, error: error && String(error.message ?? error) }));
}

async function loop() {
  for (;;) {
    try {
      const answer = await fetch(`${SERVER}/command`);
      await api.runtime.getPlatformInfo(); // a call to the browser keeps Chromium's worker alive
      if (answer.status !== 200) continue;
      const command = await answer.json();
      // Not waited for: other tabs are asked meanwhile.
      run(command)
        .then((value) => ({ value }), (error) => ({ error: String(error) }))
        .then((outcome) => fetch(`${SERVER}/outcome?${command.id}`, { method: 'POST', body: JSON.stringify(outcome) }))
        .catch(() => {});
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

loop();
