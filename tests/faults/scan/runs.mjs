// A browser with a profile that outlives it, so that it can be looked at afterwards.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchChromium } from '../../browser/harness/chromium.mjs';
import { launchFirefox } from '../../browser/harness/firefox.mjs';
import * as paths from '../../browser/harness/paths.mjs';

const run = promisify(execFile);

/** An empty profile. */
export async function newProfile(name) {
  const profile = await mkdtemp(join(tmpdir(), `sixpence-${name}-`));
  if (name === 'firefox') await installFile(profile);
  return { profile, remove: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Firefox forgets a temporary add-on with all it has stored: here it is a file of the profile. */
async function installFile(profile) {
  const { id } = JSON.parse(await readFile(join(paths.dist.firefox, 'manifest.json'), 'utf8')).browser_specific_settings.gecko;
  await mkdir(join(profile, 'extensions'), { recursive: true });
  const program = 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2])';
  const archive = join(profile, 'extensions', id);
  await run('python3', ['-c', program, archive, paths.dist.firefox]);
  await run('mv', [`${archive}.zip`, `${archive}.xpi`]);
}

/** Starts the browser on this profile, as a user's own would run who wants the last session back. */
export async function start(name, profile) {
  if (name === 'chromium') return launchChromium({ userDataDir: profile });
  return launchFirefox({
    userDataDir: profile,
    install: false,
    extraPrefs: {
      'xpinstall.signatures.required': false,
      'extensions.autoDisableScopes': 0,
      'browser.sessionstore.resume_from_crash': true,
      // Each second instead of every 15: the tests wait for it.
      'browser.sessionstore.interval': 1000,
      'signon.rememberSignons': true,
      'browser.formfill.enable': true,
      'browser.cache.disk.enable': true,
    },
  });
}

/** kill -9, to all its processes at once. Nothing happens if that was done before. */
export async function kill(session) {
  const browser = session.browser.process();
  if (browser.exitCode !== null || browser.signalCode !== null) return;
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  for (const pid of await processesOf(browser.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  await gone;
}

/** The process and all that descend of it. */
export async function processesOf(pid) {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=']);
  const pairs = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const all = [pid];
  for (let at = 0; at < all.length; at++) all.push(...pairs.filter(([, parent]) => parent === all[at]).map(([own]) => own));
  return all;
}
