// Pictures that the user brings to the vault page: chosen as files, dropped, pasted, shown to the camera. What leaves this file
// are the texts of QR codes, or why there are none; what they mean is decided elsewhere. See src/browser/pictures.rs.
import * as camera from './camera.js';
import * as scanner from './scanner_wasm.js';
import { pause, pixelsOf, search, withScanner } from './search.js';

/** What is not decoded after this time is given up: a file can be made to keep a decoder busy for ever. */
const DECODING_MS = 5000;

/** A drawing has no size of its own: it is drawn so large that each module of the largest code gets six pixels. */
const DRAWN_SIDE = 1200;
const LARGEST_DRAWN_SIDE = 4096;

/** Nothing stops a browser that draws. So it draws small first: twice the size takes at most four times as long. */
const FIRST_DRAWN_SIDE = 75;
const DRAWING_MS = 1500;

/** The files that wait to be read; the page knows them by their place. */
let waiting = [];

/** Keeps files until they are read; gives their names. */
function keep(files) {
  const own = [...files];
  waiting.push(...own);
  return own.map(({ name }) => name);
}

/** What the promise gives, if it does in time. `release` frees what comes too late. */
function inTime(promise, release = () => {}) {
  let isLate = false;
  promise.then((value) => isLate && release(value), () => {});
  const end = pause(DECODING_MS).then(() => {
    isLate = true;
    throw 'slow';
  });
  return Promise.race([promise, end]);
}

/** The media type of a file that may be decoded. Nearly always its start is enough to know. */
async function typeOf(file) {
  const start = async (length) => new Uint8Array(await file.slice(0, length).arrayBuffer());
  try {
    return scanner.mediaType(await start(scanner.headBytes()), file.size);
  } catch (why) {
    if (why !== 'cutOff' || file.size <= scanner.headBytes()) throw why;
    return scanner.mediaType(await start(file.size), file.size);
  }
}

/** The pixels of a file. Of a moving picture: those of the first one. */
async function decode(file, type) {
  if (type === 'image/heif') throw 'heif';
  // By the type that its first bytes say, whatever the file is called.
  const blob = new Blob([file], { type });
  if (type === 'image/svg+xml') return draw(blob);
  const bitmap = await inTime(createImageBitmap(blob), (late) => late.close());
  try {
    const scale = Math.min(1, scanner.maxSide() / Math.max(bitmap.width, bitmap.height));
    return scaled(bitmap, bitmap.width, bitmap.height, scale);
  } finally {
    bitmap.close();
  }
}

const scaled = (picture, width, height, scale) =>
  pixelsOf(picture, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));

/** As a picture a drawing runs no script and loads nothing: https://svgwg.org/svg2-draft/conform.html#secure-static-mode */
async function draw(blob) {
  scanner.checkDrawing(new Uint8Array(await blob.arrayBuffer()));
  const picture = new Image();
  const url = URL.createObjectURL(blob);
  try {
    picture.src = url;
    await inTime(picture.decode());
    const { naturalWidth: width = DRAWN_SIDE, naturalHeight: height = DRAWN_SIDE } = picture;
    if (!width || !height) throw 'empty';
    const longer = Math.max(width, height);
    const side = Math.min(LARGEST_DRAWN_SIDE, Math.max(longer, DRAWN_SIDE));
    for (let small = FIRST_DRAWN_SIDE; small < side; small *= 2) {
      const begun = performance.now();
      scaled(picture, width, height, small / longer);
      if ((performance.now() - begun) * 4 > DRAWING_MS) throw 'complex';
      await pause(0);
    }
    return scaled(picture, width, height, side / longer);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function textsIn(file) {
  const type = await typeOf(file).catch((why) => {
    // A folder, or a file that is gone.
    throw typeof why === 'string' ? why : 'noFile';
  });
  const pixels = await decode(file, type).catch((why) => {
    throw typeof why === 'string' ? why : 'undecodable';
  });
  return search(pixels);
}

/** The files that wait, for whoever else is to read them. */
export function take() {
  const files = waiting;
  waiting = [];
  return files;
}

/** The texts of the codes in a picture; `undefined` if the file is none. */
export const codesIn = (file) =>
  withScanner(() =>
    textsIn(file).catch((why) => {
      if (why === 'noPicture') return undefined;
      throw why;
    }),
  );

/** What was done, as Rust reads a `Result`. */
const result = (promise) =>
  promise.then(
    (Ok) => ({ Ok }),
    (why) => ({ Err: typeof why === 'string' ? why : 'browser' }),
  );

/** Whether what is typed or pasted there becomes text. */
const isTextField = (node) => node.matches?.('textarea, input:not([type=checkbox], [type=radio], [type=file])');

globalThis.pictures = {
  /** Calls `brought` with the names of the files whenever some are dropped on the page or pasted into it. */
  listen(brought) {
    const root = document.documentElement;
    const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
    addEventListener('dragover', (event) => {
      // Else the browser opens what is dropped, in place of the page.
      if (hasFiles(event)) event.preventDefault();
      root.toggleAttribute('data-drop', Boolean(hasFiles(event)));
    });
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? root.removeAttribute('data-drop'));
    addEventListener('drop', (event) => {
      root.removeAttribute('data-drop');
      // A field for files has taken it.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      brought(keep(event.dataTransfer.files));
    });
    addEventListener('paste', ({ clipboardData, target }) => {
      const isForField = isTextField(target) && clipboardData?.types.includes('text/plain');
      if (!isForField && clipboardData?.files.length > 0) brought(keep(clipboardData.files));
    });
  },

  /** The names of the files that were chosen in a field, which is empty again: the same may be chosen once more. */
  chosen({ target }) {
    const names = keep(target.files);
    target.value = '';
    return names;
  },

  /** The texts in the file at this place. One after the other: each has the scanner, and the memory, for itself. */
  read(at) {
    const file = waiting[at];
    waiting[at] = undefined;
    return result(file ? withScanner(() => textsIn(file)) : Promise.reject('noFile'));
  },

  /** Forgets the files that wait. */
  forget() {
    waiting = [];
  },

  startCamera: camera.start,
  stopCamera: camera.stop,
};
