// Pages of Chromium that do not close.
import { CdpPage } from 'puppeteer-core/internal/cdp/Page.js';
import { waitingFor } from './stuck.mjs';

const { close } = CdpPage.prototype;

/**
 * Asks again until the page is gone. Asked while a navigation is just committed, Chromium says that it closes the page, and
 * forgets it; puppeteer waits for ever.
 * https://issues.chromium.org/issues/536385539
 */
CdpPage.prototype.close = async function (...options) {
  const again = setInterval(() => close.apply(this, options).catch(() => {}), 300).unref();
  const isOver = waitingFor('a page closes');
  try {
    await close.apply(this, options);
  } finally {
    clearInterval(again);
    isOver();
  }
};
