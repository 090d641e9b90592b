// Homebridge UI: one page that Angular redraws, the QR code an SVG without a picture element, the secret plain text.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newData, nodeModulesOf, startServer } from './kit.mjs';

export const user = { name: 'alice', password: 'correct horse battery' };

/**
 * Starts the UI alone, without Homebridge, which would announce itself in the network. What its own `database()` says:
 * `secret` (base32 or null). It keeps no sessions, so `two_factors` is null.
 */
export async function startHomebridge() {
  const modules = await nodeModulesOf('homebridge');
  const data = await newData('homebridge');
  const config = join(data, 'config.json');
  const env = {
    PATH: process.env.PATH,
    HOME: data,
    UIX_SERVICE_MODE: '1',
    UIX_STORAGE_PATH: data,
    UIX_CONFIG_PATH: config,
    // It looks for new versions of itself: nobody answers there.
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
  const server = await startServer('homebridge', {
    data,
    env,
    command: async (port) => {
      const bridge = { name: 'Harbour House', username: '0E:02:F6:00:00:01', port: 51826, pin: '031-45-154' };
      const ui = { platform: 'config', name: 'Config', host: '127.0.0.1', port, scheduledBackupDisable: true };
      await writeFile(config, JSON.stringify({ bridge, platforms: [ui] }));
      return [process.execPath, join(modules, 'homebridge-config-ui-x/dist/main.js')];
    },
  });
  await fetch(server.url('/api/setup-wizard/create-first-user'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Alice', username: user.name, password: user.password, admin: true }),
  });
  return {
    ...server,
    database: async () => {
      const [alice] = JSON.parse(await readFile(join(data, 'auth.json'), 'utf8'));
      return { secret: alice.otpActive ? alice.otpSecret : null, two_factors: null };
    },
  };
}
