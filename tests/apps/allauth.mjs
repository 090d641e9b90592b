// django-allauth, a real login with two factors, running on loopback.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as paths from '../browser/harness/paths.mjs';
import { until } from '../browser/harness/wait.mjs';

const run = promisify(execFile);
const source = fileURLToPath(new URL('allauth/', import.meta.url));
const home = join(paths.target, 'apps/allauth');

export const user = { name: 'alice', password: 'correct horse battery' };

/** Starts the app with a new database. */
export async function startAllauth() {
  const python = await install();
  const data = await mkdtemp(join(tmpdir(), 'sixpence-allauth-'));
  const env = { ...process.env, ALLAUTH_DATA: data, PYTHONDONTWRITEBYTECODE: '1' };
  const ask = (...args) => run(python, [join(source, 'app.py'), ...args], { env });
  await ask('init');

  const port = await freePort();
  const server = spawn(python, [join(source, 'app.py'), 'serve', port], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(join(home, 'server.log'));
  server.stdout.pipe(log, { end: false });
  server.stderr.pipe(log, { end: false });
  const kill = () => server.kill();
  process.once('exit', kill);
  const origin = `http://127.0.0.1:${port}`;
  await until('allauth answers', () => {
    if (server.exitCode !== null) throw new Error(`allauth ended at once: see ${log.path}`);
    return fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    );
  });

  return {
    origin,
    url: (path = '/') => origin + path,
    /** What the app's own database says: `secret` (base32 or null), `methods` and `two_factors` of the newest session. */
    database: async () => JSON.parse((await ask('inspect')).stdout),
    /** Ends it and removes its database. */
    async close() {
      process.off('exit', kill);
      kill();
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      log.end();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The Python with allauth in it, made once. */
async function install() {
  const venv = join(home, 'venv');
  const python = join(venv, 'bin/python');
  const wanted = join(source, 'requirements.txt');
  // Copied when everything is in place.
  const installed = join(venv, 'requirements.txt');
  const same = (await readFile(wanted, 'utf8')) === (await readFile(installed, 'utf8').catch(() => ''));
  if (!same) {
    console.log('Installing django-allauth into target/apps/allauth/venv');
    await rm(venv, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', venv]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', wanted]);
    await copyFile(wanted, installed);
  }
  return python;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
