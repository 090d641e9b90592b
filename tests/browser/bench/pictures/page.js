// All readers of QR codes in one page, each given the same pixels. Bundled by bench/pictures.mjs.
import jsQR from 'jsqr';
import decodeQR from 'qr/decode.js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasmBinary = await (await fetch('/zxing_reader.wasm')).arrayBuffer();
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
const sixpence = await import('/scanner_wasm.js');
await sixpence.default();

const OPTIONS = { formats: ['QRCode'], tryHarder: true, tryDenoise: true, maxNumberOfSymbols: 255 };

const READERS = {
  sixpence({ width, height, data }) {
    const search = new sixpence.PictureSearch(width, height, data);
    try {
      while (search.step(performance.now()));
      return search.texts();
    } finally {
      search.free();
    }
  },
  zxing: async (image) => (await readBarcodes(image, OPTIONS)).filter((code) => code.isValid).map((code) => code.text),
  jsQR: ({ data, width, height }) => [jsQR(data, width, height, { inversionAttempts: 'attemptBoth' })?.data].filter(Boolean),
  qr(image) {
    try {
      return [decodeQR(image)].filter(Boolean);
    } catch {
      return []; // It throws where it finds nothing.
    }
  },
};

/** What each reader makes of a picture: `{texts, ms}`. */
async function readAll(image) {
  const read = {};
  for (const [name, reader] of Object.entries(READERS)) {
    const start = performance.now();
    const texts = await reader(image);
    read[name] = { texts, ms: performance.now() - start };
  }
  return read;
}

globalThis.readPicture = async (path) => {
  const bitmap = await createImageBitmap(await (await fetch(path)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  return readAll(context.getImageData(0, 0, bitmap.width, bitmap.height));
};

/** A screen full of words and boxes, and no code. */
globalThis.readNothing = async (width, height) => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#222';
  context.font = '28px sans-serif';
  for (let y = 40; y < height; y += 44) context.fillText('Two-factor login keeps your account safe. '.repeat(10), 40 + (y % 7) * 30, y);
  for (let x = 60; x < width; x += 400) context.strokeRect(x, (x * 7) % height, 90, 90);
  return readAll(context.getImageData(0, 0, width, height));
};
