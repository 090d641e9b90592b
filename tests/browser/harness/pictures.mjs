// Pictures of QR codes, good and bad, as files: made here byte by byte where a browser would not make them.
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import QRCode from 'qrcode';

/** What the code of a picture says; its name is the account's. */
export const uriOf = (name) => `otpauth://totp/Picture:${name}?secret=JBSWY3DPEHPK3PXP&issuer=Picture`;

/** The two files that no library here makes; their codes say `avif` and `cmyk`. */
const fixture = (name) => readFile(new URL(`../../fixtures/pictures/${name}`, import.meta.url));
export const avif = () => fixture('code.avif');
export const cmyk = () => fixture('cmyk.jpg');

export const png = (text, scale = 4) => QRCode.toBuffer(text, { scale });
export const svg = (text) => QRCode.toString(text, { type: 'svg' });

/** The modules of a code, as rows of dark and light pixels. */
export function pixels(text, scale = 4, quiet = 4) {
  const { modules } = QRCode.create(text);
  const side = (modules.size + 2 * quiet) * scale;
  const isDark = (x, y) => {
    const [column, row] = [x, y].map((at) => Math.floor(at / scale) - quiet);
    return row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column);
  };
  return { side, isDark };
}

// PNG.

const chunk = (name, body) => {
  const named = Buffer.concat([Buffer.from(name), body]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
const numbers = (...values) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4));
  return bytes;
};

/** A PNG of a colour type and depth; `chunks` come before its pixels, `after` behind them. */
export function rawPng(width, height, { depth = 8, type = 0, rows, chunks = [], after = [] }) {
  const header = Buffer.concat([numbers(width, height), Buffer.from([depth, type, 0, 0, 0])]);
  const data = rows ? [chunk('IDAT', deflateSync(rows, { level: 9 }))] : [];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...chunks, ...data, ...after, chunk('IEND', Buffer.alloc(0))]);
}

/** Greys of 16 bits. */
export function png16(text) {
  const { side, isDark } = pixels(text);
  const row = (y) => [0, ...Array.from({ length: side }, (_, x) => (isDark(x, y) ? [0x10, 0] : [0xef, 0xff])).flat()];
  return rawPng(side, side, { depth: 16, rows: Buffer.from(Array.from({ length: side }, (_, y) => row(y)).flat()) });
}

const grey = (text) => {
  const { side, isDark } = pixels(text);
  const row = (y) => [0, ...Array.from({ length: side }, (_, x) => (isDark(x, y) ? 0 : 255))];
  return { side, rows: Buffer.from(Array.from({ length: side }, (_, y) => row(y)).flat()) };
};

/** An APNG with so many pictures: a code in the first, nothing in the others. */
export function apng(text, count) {
  const { side, rows } = grey(text);
  const control = (number) => chunk('fcTL', Buffer.concat([numbers(number, side, side, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]));
  const blank = deflateSync(Buffer.alloc((side + 1) * side, 0xff).map((_, at) => (at % (side + 1) ? 255 : 0)), { level: 9 });
  const after = [];
  for (let number = 1; number < count; number += 1) {
    after.push(control(number * 2 - 1), chunk('fdAT', Buffer.concat([numbers(number * 2), blank])));
  }
  return rawPng(side, side, { rows, chunks: [chunk('acTL', numbers(count, 0)), control(0)], after });
}

/** A compressed text of so many zeros beside a picture that is whole. */
export function pngWithLargeText(text, bytes) {
  const { side, rows } = grey(text);
  const body = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(bytes))]);
  return rawPng(side, side, { rows, chunks: [chunk('zTXt', body)] });
}

/** As large as may be read, in few bytes: all black. */
export const blackPng = (side) => rawPng(side, side, { type: 6, rows: Buffer.alloc((side * 4 + 1) * side) });

// GIF: two colours, its codes never longer than three bits, since the table is cleared in time.

export function gif(text, count = 1) {
  const { side, isDark } = pixels(text, 2);
  const word = (value) => [value & 255, value >> 8];
  const picture = (colour) => {
    const codes = [4];
    for (let at = 0; at < side * side; at += 1) {
      if (at % 2 === 0 && at > 0) codes.push(4);
      codes.push(colour(at % side, Math.floor(at / side)));
    }
    codes.push(5);
    const bytes = [];
    let [bits, length] = [0, 0];
    for (const code of codes) {
      bits |= code << length;
      length += 3;
      while (length >= 8) {
        bytes.push(bits & 255);
        bits >>= 8;
        length -= 8;
      }
    }
    bytes.push(bits);
    const blocks = [];
    for (let at = 0; at < bytes.length; at += 255) blocks.push(Math.min(255, bytes.length - at), ...bytes.slice(at, at + 255));
    return [0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...word(side), ...word(side), 0, 2, ...blocks, 0];
  };
  // Four colours, of which two are used: codes of two bits begin with three.
  const head = [...Buffer.from('GIF89a'), ...word(side), ...word(side), 0x81, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const first = Buffer.from(picture((x, y) => (isDark(x, y) ? 1 : 0)));
  // The others are one white pixel.
  const other = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([Buffer.from(head), first, ...Array(count - 1).fill(other), Buffer.from([0x3b])]);
}

// JPEG.

/** The same JPEG, said to lie on its side (Exif, orientation 6). */
export function turned(jpeg) {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0'), ...tiff];
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, body.length + 2, ...body]), jpeg.subarray(2)]);
}

/** A picture in another format, as a page encodes it. */
export async function encode(page, bytes, type) {
  const encoded = await page.evaluate(
    async (base64, type) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type, quality: 0.9 });
      if (blob.type !== type) return undefined;
      return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
    },
    bytes.toString('base64'),
    type,
  );
  return encoded && Buffer.from(encoded, 'base64');
}

/** A film of codes for Chromium's fake camera, each `frames` long (https://wiki.multimedia.cx/index.php/YUV4MPEG2). */
export function film(texts, frames = 6, [width, height] = [640, 480]) {
  const picture = (text) => {
    const { side, isDark } = pixels(text, 6);
    const [left, top] = [(width - side) >> 1, (height - side) >> 1];
    const luma = Buffer.alloc(width * height, 200);
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) luma[(top + y) * width + left + x] = isDark(x, y) ? 30 : 220;
    }
    return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  };
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420mpeg2\n`);
  return Buffer.concat([head, ...texts.flatMap((text) => Array(frames).fill(picture(text)))]);
}

// How they come into the page.

/** Hands files to the page: `way` is `choose`, `drop` or `paste`; `files` are pairs of a name and bytes; `text` comes with them. */
export function bring(page, way, files, text) {
  const named = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  return page.evaluate(
    (way, named, text) => {
      const transfer = new DataTransfer();
      if (text) transfer.setData('text/plain', text);
      for (const [name, base64] of named) {
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      }
      switch (way) {
        case 'choose': {
          const field = document.getElementById('picture-files') ?? document.getElementById('import-files');
          field.files = transfer.files;
          return field.dispatchEvent(new Event('change', { bubbles: true }));
        }
        case 'drop': {
          const at = (type) => new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
          // Whether the browser would not leave the page for it.
          return [at('dragover'), at('drop')].every((event) => !document.body.dispatchEvent(event));
        }
        default: {
          const event = new ClipboardEvent('paste', { bubbles: true });
          // Firefox makes no such event with files in it.
          Object.defineProperty(event, 'clipboardData', { value: transfer });
          return document.activeElement.dispatchEvent(event);
        }
      }
    },
    way,
    named,
    text,
  );
}
