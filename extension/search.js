// Pictures to texts, by the scanner: a wasm instance that is loaded for a piece of work and dropped after it, since a picture is
// the largest thing that it ever holds. Used by the background (reading.js) and by the vault page (pictures.js).
import { dropped } from './dropped.js';
import * as scanner from './scanner_wasm.js';

/** Lets `work` use the scanner's wasm. */
export const withScanner = dropped(scanner);

/** After so many milliseconds of search, whoever else has asked is answered. */
const BREATH_MS = 50;
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The pixels of whatever a canvas can draw, at this size; of the part `[x, y, width, height]` of it, if one is given. */
export function pixelsOf(picture, width, height, part) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(picture, ...(part ?? []), 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/**
 * The texts of the QR codes in `ImageData`. What was found before the decoder failed is found all the same. `budget`: for how long
 * at most, in milliseconds; `work.stopped` ends it.
 */
export async function search({ width, height, data }, budget, work) {
  const picture = new scanner.PictureSearch(width, height, data, budget);
  let texts = [];
  let breath = performance.now();
  try {
    while (!work?.stopped && picture.step(performance.now())) {
      texts = picture.texts();
      if (performance.now() - breath < BREATH_MS) continue;
      await pause(0);
      breath = performance.now();
    }
  } catch (error) {
    if (texts.length === 0) throw error;
  }
  return texts;
}
