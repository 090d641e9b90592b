// The camera of the vault page: what it sees is searched picture by picture, and never kept. See src/browser/pictures.rs.
import * as scanner from './scanner_wasm.js';
import { pause, pixelsOf, withScanner } from './search.js';

/** From picture to picture, and how long one is searched: the live picture is to stay smooth. */
const PICTURE_MS = 220;
const BUDGET_MS = 120;

/** A code held before a camera has enough pixels at this size. */
const LONGEST_SIDE = 1280;

const WANTED = {
  // A phone has a camera on its back, which shows what is before it.
  video: { facingMode: { ideal: 'environment' }, width: { ideal: LONGEST_SIDE }, height: { ideal: 720 } },
  audio: false,
};

/** By the names of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const REASONS = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

/** The camera that runs, or is about to. */
let own;

/** Turns the camera off, its light with it. */
export function stop() {
  own?.end();
  own = undefined;
}

/**
 * Starts the camera; the element `video` shows what it sees. `seen` is called with the texts of codes that it sees, `lost` when it
 * is taken away. Gives why it does not run, if so.
 */
export async function start(video, seen, lost) {
  stop();
  const camera = new Camera(video);
  own = camera;
  try {
    if (!navigator.mediaDevices) return 'none';
    await camera.open(await navigator.mediaDevices.getUserMedia(WANTED), lost);
    camera.search(seen);
    return undefined;
  } catch (error) {
    camera.end();
    return REASONS[error?.name] ?? 'browser';
  }
}

class Camera {
  #isOn = true;
  #tracks = [];

  constructor(video) {
    this.video = video;
  }

  async open(stream, lost) {
    this.#tracks = stream.getTracks();
    // Stopped while the browser was asking the user.
    if (!this.#isOn) return this.end();
    for (const track of this.#tracks) track.onended = () => this.#isOn && lost();
    this.video.srcObject = stream;
    await this.video.play();
  }

  end() {
    this.#isOn = false;
    for (const track of this.#tracks) track.stop();
    this.video.srcObject = null;
  }

  /** One wasm instance for all pictures: their memory is used again. One that has failed is replaced. */
  async search(seen) {
    while (this.#isOn) {
      await withScanner(async () => {
        while (this.#isOn) {
          const begun = performance.now();
          const texts = this.#look(begun + BUDGET_MS);
          if (texts.length > 0) seen(texts);
          await pause(Math.max(20, begun + PICTURE_MS - performance.now()));
        }
      }).catch(() => pause(PICTURE_MS));
    }
  }

  #look(until) {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (!width || !height) return [];
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    const pixels = pixelsOf(this.video, Math.round(width * scale), Math.round(height * scale));
    const picture = new scanner.PictureSearch(pixels.width, pixels.height, pixels.data);
    try {
      while (picture.step(performance.now()) && performance.now() < until);
      return picture.texts();
    } finally {
      picture.free();
    }
  }
}
