// What a page hands to the browser to be saved: caught in the page, since each browser has its own way of asking where.
import { until } from './wait.mjs';

export const catchDownloads = (page) =>
  page.evaluate(() => {
    globalThis.downloads = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.downloads.push(blob.text());
      return make.call(URL, blob);
    };
    // Nothing is to be written to the disk of whoever runs this.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) click.call(this);
    };
  });

/** The last file that was handed over; the one after so many. */
export const downloaded = (page, after = 0) =>
  until('a file is handed over', () =>
    page.evaluate(async (after) => (globalThis.downloads.length > after ? (await Promise.all(globalThis.downloads)).pop() : undefined), after),
  );
