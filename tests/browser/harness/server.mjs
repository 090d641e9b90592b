// Serves tests/browser/pages on loopback, each page with the headers that make it what it imitates.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { bundleFor } from './bundles.mjs';
import * as paths from './paths.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

// As strict as GitHub's login page: nothing inline, nothing from elsewhere, no wasm.
const STRICT =
  "default-src 'none'; base-uri 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; " +
  "img-src 'self' data:; script-src 'self'; style-src 'self'";

/** Policies that a page asks for in its address: /code.html?csp=strict */
const POLICIES = { strict: STRICT, sandbox: 'sandbox allow-scripts allow-forms' };

/**
 * Starts a server. `routes` maps a path to `(request, response) => void` or to `{ type, body, headers }`,
 * before the files are looked at. `root` is the directory of the files.
 */
export async function servePages({ routes = {}, root = paths.pages } = {}) {
  const server = createServer((request, response) => {
    answer(request, response, routes, root).catch((error) => response.writeHead(500).end(String(error)));
  });
  // `localhost` and `127.0.0.1` are two origins of this one server.
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    port,
    routes,
    /** The address of a page; `host` makes another origin of it (see HOSTS in hosts.mjs for names beside loopback). */
    url: (path = '/', host = '127.0.0.1') => `http://${host}:${port}${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request, response, routes, root) {
  const url = new URL(request.url, 'http://loopback');
  const route = routes[url.pathname];
  if (typeof route === 'function') return route(request, response, url);
  const policy = POLICIES[url.searchParams.get('csp')];
  const headers = {
    'cache-control': 'no-store',
    ...(policy ? { 'content-security-policy': policy } : {}),
  };
  if (route) {
    return response.writeHead(200, { ...headers, 'content-type': route.type ?? TYPES['.html'], ...route.headers }).end(route.body);
  }
  const path = normalize(url.pathname);
  const body = (await bundleFor(path)) ?? (await readFile(join(root, path)).catch(() => undefined));
  if (body === undefined) return response.writeHead(404, headers).end();
  response.writeHead(200, { ...headers, 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
}
