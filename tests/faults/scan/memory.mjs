// The memory of a browser's processes, searched for markers, as another program of the same user (or root) could read it.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { search } from './search.mjs';
import { processesOf } from './runs.mjs';

const PAGE = 4096;
const CHUNK = 8 * 1024 * 1024;
// Of an entry of /proc/PID/pagemap, by its last byte: the page is in memory (bit 63) or swapped out (bit 62).
const HELD = 0b1100_0000;

/**
 * Hits of the forms (markers.mjs) in all processes of the browser: `{ of, form, process, pid, where, times }`, and how much
 * was searched. Memory that is only a file, unaltered, is left out, and so are pages that were never written to.
 */
export async function searchMemory(session, forms) {
  const hits = [];
  const searched = { processes: 0, bytes: 0 };
  const names = session.name === 'firefox' ? await kindsInFirefox(session) : new Map();
  for (const pid of await processesOf(session.browser.process().pid)) {
    const line = commandLineOf(pid);
    // A process that has ended but was not waited for has none.
    if (!line) continue;
    const process = names.get(pid) ?? kindInChromium(line) ?? 'browser';
    searched.processes += 1;
    searched.bytes += searchProcess(pid, forms, (hit) => hits.push({ ...hit, process, pid }));
  }
  return { hits, searched };
}

function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return undefined;
    throw error;
  }
}

/** What a process is for, as its command line says; nothing for the browser's own. */
function kindInChromium(line) {
  const type = line.match(/--utility-sub-type=(\S+)/)?.[1] ?? line.match(/--type=(\S+)/)?.[1];
  return type && `${type}${line.includes('--extension-process') ? ' of extensions' : ''}`;
}

async function kindsInFirefox({ inside }) {
  return new Map(
    await inside.inWindow(async () => (await ChromeUtils.requestProcInfo()).children.map(({ pid, type }) => [pid, type])),
  );
}

function searchProcess(pid, forms, tell) {
  let memory, pages;
  try {
    memory = openSync(`/proc/${pid}/mem`);
    pages = openSync(`/proc/${pid}/pagemap`);
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw new Error(`this machine does not let the test read the memory of process ${pid}: ${error.code}`, { cause: error });
  }
  let bytes = 0;
  try {
    for (const { start, end, where } of mappings(pid)) {
      for (const [from, to] of heldRuns(pages, start, end)) {
        bytes += searchRun(memory, from, to, forms, (hit) => tell({ ...hit, where }));
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pages);
  }
  return bytes;
}

function* mappings(pid) {
  for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
    const match = line.match(/^(\w+)-(\w+) (\S{4}) \w+ \S+ (\d+)\s*(.*)$/);
    if (!match) continue;
    const [, start, end, may, inode, where] = match;
    if (!may.startsWith('r') || (inode !== '0' && !may.includes('w')) || where.startsWith('[v')) continue;
    yield { start: parseInt(start, 16), end: parseInt(end, 16), where: where || 'anonymous' };
  }
}

/** The addresses of pages that hold something, neighbours together. */
function* heldRuns(pages, start, end) {
  const count = (end - start) / PAGE;
  const step = 64 * 1024;
  let from;
  for (let first = 0; first < count; first += step) {
    const part = Buffer.alloc(8 * Math.min(step, count - first));
    readSync(pages, part, 0, part.length, ((start / PAGE) + first) * 8);
    for (let at = 0; at < part.length / 8; at++) {
      const held = (part[at * 8 + 7] & HELD) !== 0;
      const address = start + (first + at) * PAGE;
      if (held) from ??= address;
      else if (from !== undefined) {
        yield [from, address];
        from = undefined;
      }
    }
  }
  if (from !== undefined) yield [from, end];
}

function searchRun(memory, from, to, forms, tell) {
  const overlap = Math.max(...forms.map(({ bytes }) => bytes.length)) - 1;
  let bytes = 0;
  for (let at = from; at < to; at += CHUNK) {
    const chunk = Buffer.alloc(Math.min(CHUNK + overlap, to - at));
    let size;
    try {
      size = readSync(memory, chunk, 0, chunk.length, at);
    } catch (error) {
      // It was unmapped meanwhile, or is a device's.
      if (['EIO', 'EFAULT', 'ESRCH'].includes(error.code)) return bytes;
      throw error;
    }
    bytes += size;
    for (const hit of search(chunk.subarray(0, size), forms)) {
      tell({ of: hit.of, form: hit.form, times: hit.times, address: at + hit.at });
    }
  }
  return bytes;
}
