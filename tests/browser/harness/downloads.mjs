// What a page hands to the browser to be saved: caught in the page, since each browser has its own way of asking where.
import { until } from './wait.mjs';

export const catchDownloads = (page) =>
  page.evaluate(() => {
    globalThis.downloads = [];
    let last;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      last = blob.text();
      return make.call(URL, blob);
    };
    // Nothing is to be written to the disk of whoever runs this.
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) globalThis.downloads.push({ name: this.download, text: last });
      else click.call(this);
    };
  });

/** The text of the last file that was handed over; of the one after so many. */
export const downloaded = (page, after = 0) =>
  until('a file is handed over', () =>
    page.evaluate((after) => (globalThis.downloads.length > after ? globalThis.downloads.at(-1).text : undefined), after),
  );

/** Name and text of the file that was handed over by a name with this end. */
export const downloadedAs = (page, end) =>
  until(`a ${end} file is handed over`, () =>
    page.evaluate(async (end) => {
      const file = globalThis.downloads.find(({ name }) => name.endsWith(end));
      return file && { name: file.name, text: await file.text };
    }, end),
  );
