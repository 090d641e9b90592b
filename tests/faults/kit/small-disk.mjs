// A disk of a few megabytes that can be filled up: a tmpfs, which only root may mount.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export class SmallDisk {
  constructor(path) {
    this.path = path;
  }

  /** Somewhere of its own, or in the place of a directory, whose files it then holds. */
  static async mount(megabytes, inPlaceOf) {
    const path = inPlaceOf ?? (await mkdtemp(join(tmpdir(), 'sixpence-disk-')));
    const files = inPlaceOf && `${inPlaceOf}.before`;
    if (files) await rename(path, files);
    await mkdir(path, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', path]);
    } catch (error) {
      throw new Error(`a full disk cannot be made without the right to mount one (root): ${error.message}`);
    }
    if (files) await cp(files, path, { recursive: true });
    return new SmallDisk(path);
  }

  get #filler() {
    return join(this.path, 'filler');
  }

  /** Takes all that is left of the disk. What a browser frees meanwhile is taken when this is called again. */
  async fill() {
    const file = await open(this.#filler, 'a');
    try {
      for (const size of [1 << 20, 4096]) {
        const block = Buffer.alloc(size, 1);
        while (await file.write(block).then(({ bytesWritten }) => bytesWritten === size, refused)) {
          // On to the next.
        }
      }
    } finally {
      await file.close();
    }
  }

  async free() {
    await rm(this.#filler, { force: true });
  }

  async unmount() {
    // Lazily: a process of a killed browser may still be about to let go of a file.
    await run('umount', ['--lazy', this.path]);
    await rm(this.path, { recursive: true });
  }
}

function refused(error) {
  if (error.code === 'ENOSPC') return false;
  throw error;
}
