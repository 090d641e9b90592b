// What the starters of the apps share: an installation made once, a server that ends with the test, an end for both.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as paths from '../browser/harness/paths.mjs';
import { until } from '../browser/harness/wait.mjs';

const run = promisify(execFile);

/** Where the app `name` has its source, and where what it needs is installed. */
const sourceOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const homeOf = (name) => join(paths.target, 'apps', name);

/**
 * Starts the app whose source is NAME/app.py, with a new database. It takes `init`, `serve PORT` and `inspect`, and keeps
 * its data where APP_DATA says. Gives what `startServer` gives, and `database()`: what `inspect` prints.
 */
export async function startPythonApp(name) {
  const python = await pythonOf(name);
  const script = join(sourceOf(name), 'app.py');
  const data = await newData(name);
  const env = { ...process.env, APP_DATA: data, PYTHONDONTWRITEBYTECODE: '1' };
  const ask = (...args) => run(python, [script, ...args], { env });
  await ask('init');
  const server = await startServer(name, { data, env, command: (port) => [python, script, 'serve', port] });
  return { ...server, database: async () => JSON.parse((await ask('inspect')).stdout) };
}

/** A new directory for what an app keeps; `close()` of its server removes it. */
export const newData = (name) => mkdtemp(join(tmpdir(), `sixpence-${name}-`));

/**
 * Starts the server that `command(port)` gives, as program and arguments. What it prints goes to target/apps/NAME/server.log. Gives `origin`,
 * `url(path)`, and `close()`, which ends it and removes its `data`.
 */
export async function startServer(name, { command, data, env }) {
  const port = await freePort();
  // The kernel ends it with the test, however that ends: a process that is killed ends nothing itself.
  const args = ['--pdeathsig', 'KILL', ...(await command(port)).map(String)];
  const server = spawn('setpriv', args, { env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(homeOf(name), 'server.log'));
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
  const close = async () => {
    // Not asked: one of them first waits until the browser has closed its connections. Its data goes, too.
    server.kill('SIGKILL');
    if (!hasEnded()) await once(server, 'exit');
    log.end();
    await rm(data, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    const answers = () => {
      if (hasEnded()) throw new Error(`${name} ended at once: see ${log.path}`);
      return fetch(origin).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    await until(`${name} answers`, answers, { seconds: 60 });
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, url: (path = '/') => origin + path, close };
}

/** The Python with what NAME/requirements.txt wants, made once. */
async function pythonOf(name) {
  const venv = join(homeOf(name), 'venv');
  const python = join(venv, 'bin/python');
  await installOnce(name, 'requirements.txt', venv, async (wanted) => {
    await run('python3', ['-m', 'venv', venv]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', wanted]);
  });
  return python;
}

/** The directory node_modules with what NAME/package-lock.json wants, made once. */
export async function nodeModulesOf(name) {
  const directory = join(homeOf(name), 'npm');
  await installOnce(name, 'package-lock.json', directory, async () => {
    const own = (file) => copyFile(join(sourceOf(name), file), join(directory, file));
    await mkdir(directory, { recursive: true });
    await Promise.all(['package.json', 'package-lock.json'].map(own));
    // Scripts of packages build what is there ready-made, or tell somebody that they were installed.
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: directory });
  });
  return join(directory, 'node_modules');
}

/** Runs `install` into the emptied `directory`, unless what NAME/`list` says is in there already. */
async function installOnce(name, list, directory, install) {
  const wanted = join(sourceOf(name), list);
  // Copied when everything is in place.
  const installed = join(directory, `installed-${list}`);
  if ((await readFile(wanted, 'utf8')) === (await readFile(installed, 'utf8').catch(() => ''))) return;
  console.log(`Installing what ${name} needs into target/apps/${name}`);
  await rm(directory, { recursive: true, force: true });
  await install(wanted);
  await copyFile(wanted, installed);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
