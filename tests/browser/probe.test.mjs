// A page that nobody acted on gets nothing: no script, no style, no node, no message; and nothing that it could find the
// extension by. The last tests show that the probe would have seen it.
import assert from 'node:assert/strict';
import * as paths from './harness/paths.mjs';
import { inBrowsers } from './harness/sessions.mjs';
import { sleep } from './harness/wait.mjs';

const FILES = ['manifest.json', 'content.js', 'popup.html', 'icons/locked-16.png', 'dot.svg'];

/** Visits the page as someone does who logs in, and asks it what it noticed. */
async function visit(session, server) {
  const page = await session.openPage(server.url('/probe.html'));
  for (const field of ['#name', '#password', '#code']) await page.type(field, '123');
  await page.click('button');
  await sleep(1000);
  return { page, report: await page.evaluate((ask) => probeReport(ask), { origin: session.origin, files: FILES }) };
}

/** How many scripts the browser would run in pages, or has run: a silent one leaves no trace for the page itself. */
async function scripts(session, page) {
  if (session.name === 'chromium') return page.extensionRealms().length;
  return session.inside.inWindow((id) => WebExtensionPolicy.getByID(id).contentScripts.length, session.id);
}

inBrowsers('a page nobody acted on gets nothing', async ({ session, server }) => {
  const { page, report } = await visit(session, server);
  for (const [what, noticed] of Object.entries(report)) assert.deepEqual(noticed, [], what);
  assert.equal(await scripts(session, page), 0);
});

inBrowsers('the probe notices an extension that injects', { launch: { dist: paths.planted } }, async ({ session, server }) => {
  const { page, report } = await visit(session, server);
  const expected = {
    nodes: /<img/,
    attributes: /^data-planted of/,
    messages: /^"planted"$/,
    events: /^planted$/,
    globals: /^planted$/,
    patched: /^Element\.attachShadow$/,
    resources: /planted\.png$/,
    sheets: /^inline$/,
    styles: /^outline-color$/,
    reachable: /^dot\.svg$/,
  };
  for (const [what, pattern] of Object.entries(expected)) {
    assert.ok(report[what].some((noticed) => pattern.test(noticed)), `${what}: ${report[what]}`);
  }
  assert.ok((await scripts(session, page)) > 0);
});
