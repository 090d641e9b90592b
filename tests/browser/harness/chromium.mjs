// Chromium with the unpacked extension.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import './closing.mjs';
import { chromiumRules } from './hosts.mjs';
import * as paths from './paths.mjs';
import { letGoOfWorkers } from './strays.mjs';
import { watch } from './stuck.mjs';
import { againUntil, sleep, until } from './wait.mjs';

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Its bubble "Save password?" lies over the pages that are looked at.
  '--disable-save-password-bubble',
  '--password-store=basic',
  '--disable-search-engine-choice-screen',
  // The sandbox refuses to work as root, and in a container without user namespaces.
  '--no-sandbox',
  // Without it a bar about --no-sandbox lies over every page.
  '--test-type',
  // A container's /dev/shm is often too small for it.
  '--disable-dev-shm-usage',
];

/**
 * Starts Chromium. `display` (display.mjs) gives it a screen, else it is headless; `userDataDir` lets a profile outlive
 * it; `args` are added.
 */
export async function launchChromium({ dist = paths.dist.chromium, display, userDataDir, args = [] } = {}) {
  const profile = userDataDir ?? (await mkdtemp(join(tmpdir(), 'sixpence-chromium-')));
  await pinToToolbar(profile, dist);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: !display,
    env: display?.env,
    userDataDir: profile,
    // `Extensions.loadUnpacked` needs both; --load-extension is ignored since Chromium 137.
    // https://pptr.dev/guides/chrome-extensions
    enableExtensions: true,
    pipe: true,
    defaultViewport: null,
    // Its bar moves every page down.
    ignoreDefaultArgs: ['--enable-automation'],
    args: [...QUIET, '--window-size=1200,850', '--window-position=0,0', `--host-resolver-rules=${chromiumRules}`, ...args],
  });
  const chromium = await browser.target().createCDPSession();
  letGoOfWorkers(chromium.connection());
  watch(browser);
  const id = await browser.installExtension(dist);
  return new Chromium(browser, chromium, id, display, userDataDir ? undefined : profile);
}

/** Puts the extension's button beside the address bar of a new profile; else it hides behind a jigsaw piece. */
async function pinToToolbar(profile, dist) {
  const preferences = join(profile, 'Default/Preferences');
  const { key } = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  if (!key || existsSync(preferences)) return;
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(preferences, JSON.stringify({ extensions: { pinned_extensions: [idOfKey(key)] } }));
}

/** The id that Chromium derives from a manifest's key: the first 32 digits of its hash, written with a to p. */
export function idOfKey(key) {
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('');
}

class Chromium {
  name = 'chromium';
  #temporaryProfile;
  #chromium;

  constructor(browser, chromium, id, display, temporaryProfile) {
    this.browser = browser;
    this.#chromium = chromium;
    this.id = id;
    this.origin = `chrome-extension://${id}`;
    this.display = display;
    this.#temporaryProfile = temporaryProfile;
  }

  /** A new tab with a web page. */
  async openPage(url) {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page;
  }

  /** A new tab with a page of the extension, such as `vault.html`. */
  async extensionPage(path) {
    return this.openPage(`${this.origin}/${path}`);
  }

  /**
   * Opens the real popup over `page`, as a click on the toolbar button does; gives the popup's page. `by`: what opens
   * it, if not this (hands.mjs has the click itself).
   */
  async openPopupFor(page, by = () => this.#triggerAction(page)) {
    await page.bringToFront();
    // It may have given its place to the assistant's panel already.
    const places = ['popup', 'guide'].map((name) => `${this.origin}/${name}.html`);
    const popups = () => this.browser.targets().filter((target) => places.some((place) => target.url().startsWith(place)));
    const before = new Set(popups());
    await by();
    const target = await until('the popup opens', () => popups().find((target) => !before.has(target)));
    return target.asPage();
  }

  async #triggerAction(page) {
    await page.triggerExtensionAction((await this.browser.extensions()).get(this.id));
  }

  /**
   * The background, if it is awake. Chromium is asked which do: of one that ended while it started, puppeteer sometimes keeps the
   * target for ever.
   */
  async #workerTarget() {
    const { targetInfos } = await this.#chromium.send('Target.getTargets');
    const running = new Set(targetInfos.filter(({ type }) => type === 'service_worker').map(({ targetId }) => targetId));
    return this.browser.targets().find((target) => running.has(target._targetId) && target.url().startsWith(this.origin));
  }

  async isAwake() {
    return Boolean(await this.#workerTarget());
  }

  /** The background, as soon as it is awake. While one is attached to it, it does not fall asleep by itself. */
  async worker() {
    const target = await until('the service worker is awake', () => this.#workerTarget());
    // A worker that starts while somebody is still attached to the one before waits for its debugger. Puppeteer lets go only
    // those that it sees for the first time. Of a session more it detaches by itself, perhaps before this is through.
    const connection = await target.createCDPSession();
    await connection.send('Runtime.runIfWaitingForDebugger').catch(() => {});
    await connection.detach().catch(() => {});
    return target.worker();
  }

  async inBackground(fn, ...args) {
    const end = Date.now() + 10_000;
    for (;;) {
      const worker = await this.worker();
      try {
        return await worker.evaluate(fn, ...args);
      } catch (error) {
        // It ended between the two, and has run nothing: the next one is asked, as soon as the browser knows of it.
        if (!error.message.startsWith('Execution context is not available') || Date.now() > end) throw error;
        await sleep(50);
      }
    }
  }

  /**
   * Stops the background as the browser does after 30 idle seconds. It has stopped when this returns; a message that waits may
   * have started the next.
   */
  async stopWorker() {
    const target = await this.#workerTarget();
    if (!target) return;
    // Detached first, for the reason above. `Worker.close()` of puppeteer detaches last.
    await (await target.worker()).client.detach().catch(() => {});
    const { _targetId: targetId } = target;
    const [page] = await this.browser.pages();
    const workers = await page.createCDPSession();
    let hasStopped = false;
    workers.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const ours = versions.filter(({ scriptURL }) => scriptURL.startsWith(this.origin));
      hasStopped ||= ours.some(({ runningStatus }) => runningStatus === 'stopped');
    });
    try {
      await workers.send('ServiceWorker.enable');
      // Again and again: Chromium does not stop a worker that is just starting.
      const stop = () => this.#chromium.send('Target.closeTarget', { targetId }).catch(() => {});
      await againUntil('the service worker has stopped', stop, async () => hasStopped || (await this.#workerTarget()) !== target);
    } finally {
      await workers.detach();
    }
  }

  async close() {
    await this.browser.close();
    if (this.#temporaryProfile) await rm(this.#temporaryProfile, { recursive: true, force: true });
  }
}
