// What the browser complains about on the extension's own pages: violations of their Content-Security-Policy (Trusted
// Types included), and errors that nobody caught. Both fail the test.
import assert from 'node:assert/strict';

/** Starts listening. `complaints()` gives what was heard; `assertNone()` fails if there was anything. */
export async function listen(session) {
  const complaints = session.name === 'firefox' ? await inFirefox(session) : await inChromium(session);
  return {
    complaints,
    async assertNone() {
      assert.deepEqual(await complaints(), [], 'complaints on pages of the extension');
    },
  };
}

async function inChromium({ browser, origin }) {
  const heard = [];
  const attach = async (target) => {
    if (!target.url().startsWith(origin)) return;
    // A service worker with a session besides puppeteer's own cannot be stopped.
    const isWorker = target.type() === 'service_worker';
    const connection = await (isWorker ? target.worker().then(({ client }) => client) : target.createCDPSession()).catch(() => {});
    // A page that closed meanwhile has nothing to say.
    if (!connection) return;
    connection.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error') heard.push(entry.text);
    });
    connection.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
      heard.push(exception?.description ?? text);
    });
    // Both tell what was logged before they were turned on, too.
    await Promise.all([connection.send('Log.enable'), connection.send('Runtime.enable')]).catch(() => {});
  };
  browser.on('targetcreated', attach);
  browser.on('targetchanged', attach);
  await Promise.all(browser.targets().map(attach));
  return async () => [...new Set(heard)];
}

/**
 * What Firefox logs where a page was closed or left while an answer was on its way. A user may do that at any time; nothing of
 * the page is left that could catch it.
 * https://searchfox.org/firefox-main/source/toolkit/components/extensions/ExtensionCommon.sys.mjs (wrapPromise)
 */
const CLOSED_UNANSWERED = [
  'Promise rejected after context unloaded: ',
  'Promise resolved after context unloaded',
  'Promise resolved while context is inactive',
];

/**
 * The same of a script that runs in a web page: what is left of it when the page is gone finds nothing that it knew. Where one of our
 * own pages says so, it is a fault.
 */
const GONE = "TypeError: can't access dead object";
const IN_WEB_PAGES = /[/](content|filler|offer|reader|steps|watch|watching)[.]js$/;

/** Firefox keeps all that its console was told, by all processes. */
async function inFirefox({ inside, origin }) {
  return () =>
    inside.inWindow((origin, closed, gone, inWebPages) => {
      const own = Services.console
        .getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag))
        .filter(({ sourceName, errorMessage }) => sourceName.startsWith(origin) && !closed.some((start) => errorMessage.startsWith(start)))
        .filter(({ sourceName, errorMessage }) => errorMessage !== gone || !new RegExp(inWebPages).test(sourceName));
      return [...new Set(own.map(({ errorMessage, sourceName, lineNumber }) => `${errorMessage} (${sourceName.slice(origin.length)}:${lineNumber})`))];
    }, origin, CLOSED_UNANSWERED, GONE, IN_WEB_PAGES.source);
}
