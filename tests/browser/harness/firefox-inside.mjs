// What WebDriver does not reach in Firefox: the browser's own window, and the documents of an extension in popup and
// background. `--remote-allow-system-access` opens the scope "chrome" to BiDi, where Firefox's own JavaScript runs.
// https://www.selenium.dev/documentation/webdriver/browsers/firefox/ (since Firefox 138)
import { againUntil } from './wait.mjs';

export class FirefoxInside {
  #connection;
  #window;

  constructor(browser) {
    this.#connection = browser.connection;
  }

  /** Runs `fn` in the browser's own window (chrome://browser/content/browser.xhtml) and gives its answer, as JSON. */
  async inWindow(fn, ...args) {
    this.#window ??= (
      await this.#connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    ).result.contexts.find(({ url }) => url.endsWith('browser.xhtml')).context;
    const { result } = await this.#connection.send('script.evaluate', {
      // As JSON, because BiDi's own answers are a description of each value.
      expression: `(async () => JSON.stringify(await (${fn})(...${JSON.stringify(args)})))()`,
      target: { context: this.#window },
      awaitPromise: true,
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value === undefined ? undefined : JSON.parse(result.result.value);
  }

  /**
   * Runs `fn` in a document of the extension: `view` is "popup", "background" or "tab". A frame script is loaded there, and
   * hands the text of the call to the document itself by `Cu.evalInSandbox`, which no policy against `eval` stops.
   *
   * A popup starts in a hidden panel and moves into the shown one; a script that runs meanwhile, or in a popup that closes,
   * never gets its answer through. So the hidden one does not count, and a view that has gone is noticed.
   */
  async inView(id, view, fn, ...args) {
    const answer = await this.inWindow(
      async (id, view, code) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(id);
        const found = [...extension.views].find(
          (context) =>
            context.viewType === view && !context.unloaded && !context.xulBrowser?.matches('.webextension-preload-browser'),
        );
        if (!found) return { missing: true };
        const manager = found.xulBrowser.messageManager;
        const name = `sixpence-test:${Math.random()}`;
        return new Promise((resolve) => {
          const end = (data) => {
            clearInterval(watch);
            manager.removeMessageListener(name, listener);
            resolve(data);
          };
          const listener = ({ data }) => end(data);
          const isThere = () => !found.unloaded && found.xulBrowser?.messageManager === manager;
          const watch = setInterval(() => isThere() || end({ gone: true }), 100);
          manager.addMessageListener(name, listener);
          const script = `{
            const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
            const done = (data) => sendAsyncMessage(${JSON.stringify(name)}, data);
            sandbox.sixpenceDone = Cu.exportFunction((text) => done(JSON.parse(text)), sandbox);
            // Under the document's own name, by which csp.mjs finds what it causes.
            Cu.evalInSandbox(${JSON.stringify(code)}, sandbox, "latest", content.location.href, 1);
          }`;
          manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
        });
      },
      id,
      view,
      `(async () => (${fn})(...${JSON.stringify(args)}))().then(
        (value) => sixpenceDone(JSON.stringify({ value })),
        (error) => sixpenceDone(JSON.stringify({ error: String(error) })),
      )`,
    );
    if (answer.missing) throw new Error(`Firefox: the extension has no ${view} now`);
    if (answer.gone) throw new Error(`Firefox: the ${view} closed before it answered`);
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  hasView(id, view) {
    return this.inWindow(
      (id, view) => [...WebExtensionPolicy.getByID(id).extension.views].some((context) => context.viewType === view),
      id,
      view,
    );
  }

  /** Opens the popup over the selected tab as a click on the toolbar button does, activeTab included. */
  async triggerAction(id) {
    await this.inWindow((id) => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(id);
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, id);
  }

  /** Closes the panel of the toolbar button from outside, whatever the document in it does. */
  hidePanel() {
    return this.inWindow(() => document.getElementById('customizationui-widget-panel')?.hidePopup());
  }

  hasBackground(id) {
    return this.inWindow((id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'running', id);
  }

  /** Stops the event page as Firefox does after 30 idle seconds. A message that waits may have started the next when this returns. */
  async stopBackground(id) {
    const now = () =>
      this.inWindow((id) => {
        const views = [...WebExtensionPolicy.getByID(id).extension.views];
        return views.find(({ viewType }) => viewType === 'background')?.contextId;
      }, id);
    const first = await now();
    if (first === undefined) return;
    const stop = () =>
      this.inWindow((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true }), id);
    // Again and again: Firefox does not stop one that is just starting.
    await againUntil('the event page is gone', stop, async () => (await now()) !== first);
  }
}
