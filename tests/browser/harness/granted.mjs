// The extension as it is when the user has granted sites, for tests in which nobody can answer the browser's question.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as paths from './paths.mjs';

const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

/** A copy of the built extension of this browser that holds the permission for pages on loopback from the beginning. */
export async function grantedDist(name) {
  const dist = await mkdtemp(join(tmpdir(), `sixpence-granted-${name}-`));
  await cp(paths.dist[name], dist, { recursive: true });
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  await writeFile(join(dist, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: LOOPBACK }));
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}
