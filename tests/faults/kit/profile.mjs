// A browser's profile that outlives the browser, with the extension in it.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { idOfKey, launchChromium } from '../../browser/harness/chromium.mjs';
import { launchFirefox } from '../../browser/harness/firefox.mjs';
import * as paths from '../../browser/harness/paths.mjs';
import { until } from '../../browser/harness/wait.mjs';

const run = promisify(execFile);

export const BROWSERS = ['chromium', 'firefox'];

const FIREFOX_PREFS = {
  // The extension lies in the profile as a file, like one that a user has installed: a temporary one would leave with its
  // storage. Firefox ESR takes it unsigned if told so.
  'xpinstall.signatures.required': false,
  'extensions.autoDisableScopes': 0,
  // It asks the network, and finds none.
  'extensions.update.enabled': false,
};

export class Profile {
  /** `dist`: the unpacked extension. */
  constructor(browser, path, dist = paths.dist[browser]) {
    this.browser = browser;
    this.path = path;
    this.dist = dist;
  }

  /** A new profile, in a temporary directory if no other is named. */
  static async make(browser, path, dist) {
    const profile = new Profile(browser, path ?? (await mkdtemp(join(tmpdir(), `sixpence-${browser}-`))), dist);
    await mkdir(profile.path, { recursive: true });
    if (browser === 'firefox' && !existsSync(join(profile.path, 'extensions'))) {
      await mkdir(join(profile.path, 'extensions'));
      const id = (await profile.#manifest()).browser_specific_settings.gecko.id;
      await zip(profile.dist, join(profile.path, 'extensions', `${id}.xpi`));
    }
    return profile;
  }

  /** Starts the browser on it; see the launchers. */
  start({ args, extraPrefs } = {}) {
    const { dist, path: userDataDir } = this;
    return this.browser === 'chromium'
      ? launchChromium({ dist, userDataDir, args })
      : launchFirefox({ dist, userDataDir, install: false, extraPrefs: { ...FIREFOX_PREFS, ...extraPrefs } });
  }

  async copyTo(path) {
    await cp(this.path, path, { recursive: true, verbatimSymlinks: true });
    return new Profile(this.browser, path, this.dist);
  }

  /** In Chromium, where its manifest's key pins it. */
  async extensionId() {
    return idOfKey((await this.#manifest()).key);
  }

  async #manifest() {
    return JSON.parse(await readFile(join(this.dist, 'manifest.json'), 'utf8'));
  }

  remove() {
    return rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An archive of what is in a directory. */
export async function zip(directory, file) {
  await run('python3', ['-m', 'zipfile', '-c', file, ...(await readdir(directory))], { cwd: directory });
}

/** `kill -9` of the browser and all of its processes, at once; none that could write is left when this returns. */
export async function kill(session) {
  const browser = session.browser.process();
  // Puppeteer starts browsers as leaders of a process group of their own.
  process.kill(-browser.pid, 'SIGKILL');
  await until('the browser is dead', () => !groupLives(browser.pid) && (browser.exitCode ?? browser.signalCode) !== null);
  await session.browser.disconnect().catch(() => {});
}

function groupLives(leader) {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}
