// The harness itself: what the other tests take for granted.
import assert from 'node:assert/strict';
import { listen } from './harness/csp.mjs';
import { clickToolbarButton } from './harness/hands.mjs';
import { inBrowsers } from './harness/sessions.mjs';
import { sleep, until } from './harness/wait.mjs';

inBrowsers('a stopped background is really gone, and the next message starts a new one', async ({ session }) => {
  const page = await session.extensionPage('vault.html');
  const wake = () => page.evaluate(() => (globalThis.browser ?? chrome).runtime.sendMessage(null).then(() => {}, () => {}));
  await wake();
  await until('the background is awake', () => session.isAwake());
  await session.inBackground(() => void (globalThis.sixpenceHarness = 'first'));
  await session.stopWorker();
  assert.equal(await session.isAwake(), false);
  await wake();
  await until('the background is awake again', () => session.isAwake());
  assert.equal(await session.inBackground(() => globalThis.sixpenceHarness ?? 'new'), 'new');
});

inBrowsers('complaints on the pages of the extension are heard, in the real popup too', { complaints: false }, async ({ session, server }) => {
  const heard = await listen(session);
  const popup = await session.openPopupFor(await session.openPage(server.url('/probe.html')));
  assert.deepEqual(await heard.complaints(), []);
  await popup.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await until('the violation is heard', async () => (await heard.complaints()).length > 0);
});

inBrowsers('a real click on the toolbar button opens the popup', { screen: true }, async ({ session, server }) => {
  const page = await session.openPage(server.url('/probe.html'));
  const popup = await session.openPopupFor(page, () => clickToolbarButton(session, page));
  assert.equal(await popup.evaluate(() => location.pathname), '/popup.html');
  await popup.close();
});

inBrowsers('a popup that closes before it answers is noticed, and the next one opens', async ({ session, server }) => {
  const page = await session.openPage(server.url('/probe.html'));
  const popup = await session.openPopupFor(page);
  const unanswered = popup.evaluate(() => {
    setTimeout(() => close(), 100);
    return new Promise(() => {});
  });
  await assert.rejects(unanswered);
  const next = await session.openPopupFor(page);
  assert.equal(await next.evaluate(() => location.pathname), '/popup.html');
});

inBrowsers('a page that is just moving on is closed', async ({ session }) => {
  // Chromium forgets about one in three of these.
  for (let wait = 10; wait < 30; wait += 1) {
    const page = await session.extensionPage('popup.html?tab=0');
    await page.evaluate(() => void setTimeout(() => location.assign('popup.html?tab=0&accounts')));
    await sleep(wait);
    await page.close();
  }
});
