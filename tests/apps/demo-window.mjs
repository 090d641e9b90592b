// The demo in a window: a person does the job, three lines say how.
import { once } from 'node:events';
import { launchChromium } from '../browser/harness/chromium.mjs';
import { servePages } from '../browser/harness/server.mjs';
import { startAllauth, user } from './allauth.mjs';

const page = (app) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sixpence: the main job</title>
<body style="font: 18px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 4rem auto; padding: 0 1rem">
<h1>Turn on two-factor login, and log in with it</h1>
<ol>
<li>Make a vault: click the Sixpence button in the toolbar and follow it.</li>
<li><a href="${app.url('/accounts/2fa/totp/activate/')}" target="_blank">Open this app</a>, log in as <b>${user.name}</b> with
<b>${user.password}</b>, right-click its QR code, choose "Save the QR code in this image", save the account, press Alt+Shift+6
and activate.</li>
<li><a href="${app.url('/accounts/logout/')}" target="_blank">Log out</a>, log in again and fill the code from the popup.</li>
</ol></body></html>`;

export async function showInWindow() {
  const app = await startAllauth();
  const session = await launchChromium({ display: { env: process.env } });
  const server = await servePages({ routes: { '/': { body: page(app) } } });
  try {
    const [blank] = await session.browser.pages();
    await session.openPage(server.url('/'));
    await blank.close();
    console.log('demo: the window says what to do; close it to end');
    await once(session.browser, 'disconnected');
  } finally {
    await server.close();
    await app.close();
  }
}
