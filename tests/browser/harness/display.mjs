// A screen of our own: menus, shortcuts and prompts of the browser are not in any page, so only real input reaches them.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { until } from './wait.mjs';

const run = promisify(execFile);

export async function openDisplay({ width = 1280, height = 900 } = {}) {
  const screen = [
    // The server picks a free number itself and tells it through file descriptor 3.
    ...['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    // Else it starts anew when its last client leaves, which takes those with it that are just coming.
    '-noreset',
  ];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await Promise.race([
    once(createInterface(server.stdio[3]), 'line'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it began'))),
  ]);
  const display = new Display(`:${number}`, server);
  try {
    await display.manageWindows();
  } catch (error) {
    display.close();
    throw error;
  }
  return display;
}

class Display {
  #server;
  #windowManager;

  constructor(name, server) {
    this.name = name;
    this.env = { ...process.env, DISPLAY: name };
    // Firefox would rather use Wayland, where the desktop has it.
    delete this.env.WAYLAND_DISPLAY;
    this.#server = server;
    process.once('exit', this.#kill);
  }

  /** Without a window manager no window ever has the keyboard focus, and browsers ignore the keys. */
  async manageWindows() {
    this.#windowManager = spawn('openbox', ['--sm-disable'], { env: this.env, stdio: 'ignore' });
    await until('openbox runs', () =>
      this.run('xdotool', 'get_num_desktops').then(
        () => true,
        () => false,
      ),
    );
  }

  /** Runs a program on this display. */
  async run(program, ...args) {
    return (await run(program, args.map(String), { env: this.env })).stdout.trim();
  }

  async press(...keys) {
    for (const key of keys) await this.run('xdotool', 'key', '--clearmodifiers', key);
  }

  async type(text) {
    await this.run('xdotool', 'type', '--delay', 20, text);
  }

  async moveTo({ x, y }) {
    // Not with --sync: it waits 15 s for a pointer that is there already.
    await this.run('xdotool', 'mousemove', Math.round(x), Math.round(y));
  }

  async click(at, button = 1) {
    await this.moveTo(at);
    await this.run('xdotool', 'click', button);
  }

  /** How many windows can be seen; menus and popups are windows. */
  async windows() {
    const search = () => this.run('xdotool', 'search', '--onlyvisible', '--name', '.*');
    // A window that closes while it looks makes it fail (BadWindow of X_QueryTree).
    return (await search().catch(search)).split('\n').length;
  }

  /** The whole screen as a PNG file. */
  async screenshot(path) {
    await mkdir(dirname(path), { recursive: true });
    await this.run('import', '-window', 'root', path);
  }

  #kill = () => {
    this.#windowManager?.kill();
    this.#server.kill();
  };

  close() {
    process.off('exit', this.#kill);
    this.#kill();
  }
}
