import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where a line stands: number of the segment, offset and length in bytes. */
export interface LinePlace {
  segment: number;
  at: number;
  length: number;
}

/**
 * Lines of JSON, one a record, in files named by their content and never written again: a load appends
 * what changed as a new segment, so that one that is reading is never disturbed.
 */
export interface LineWriter {
  /** `hash`: the first 16 hex digits of the SHA-256 of the line. */
  write(line: string): { place: LinePlace; hash: string };
  /** Puts the segment under its name; `null` when nothing was written. */
  finish(): { name: string; sizeBytes: number } | null;
}

const CHUNK_BYTES = 1 << 20;

/** Begins segment number `segment` in the cache's folder. */
export function openLineWriter(cacheFolder: string, segment: number): LineWriter {
  const unfinished = join(cacheFolder, `unfinished-${process.pid}`);
  const content = createHash('sha256');
  let file: number | null = null;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let at = 0;
  const flush = () => {
    file ??= openSync(unfinished, 'w');
    const chunk = Buffer.concat(waiting);
    content.update(chunk);
    writeSync(file, chunk);
    waiting = [];
    waitingBytes = 0;
  };
  return {
    write(line) {
      const bytes = Buffer.from(`${line}\n`);
      const length = bytes.length - 1;
      const hash = createHash('sha256')
        .update(bytes.subarray(0, length))
        .digest('hex')
        .slice(0, 16);
      const place: LinePlace = { segment, at, length };
      at += bytes.length;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= CHUNK_BYTES) flush();
      return { place, hash };
    },
    finish() {
      if (at === 0) return null;
      flush();
      if (file === null) return null;
      fsyncSync(file);
      closeSync(file);
      const name = `records-${content.digest('hex').slice(0, 16)}.jsonl`;
      renameSync(unfinished, join(cacheFolder, name));
      return { name, sizeBytes: at };
    },
  };
}

export interface LineReader {
  read(place: LinePlace): string;
  close(): void;
}

/** Opens segments for reading lines by their place. */
export function openLineReader(
  cacheFolder: string,
  segments: readonly { name: string }[],
): LineReader {
  const files = segments.map(({ name }) => openSync(join(cacheFolder, name), 'r'));
  return {
    read({ segment, at, length }) {
      const file = files[segment];
      if (file === undefined) throw new Error(`no segment ${segment}`);
      const bytes = Buffer.allocUnsafe(length);
      if (readSync(file, bytes, 0, length, at) < length) throw new Error('a segment was cut short');
      return bytes.toString('utf8');
    },
    close() {
      for (const file of files) closeSync(file);
    },
  };
}

/** Removes segments that the index no longer names. */
export function removeStaleSegments(
  cacheFolder: string,
  segments: readonly { name: string }[],
): void {
  const named = new Set(segments.map(({ name }) => name));
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('records-') && !named.has(name))
      rmSync(join(cacheFolder, name), { force: true });
  }
}
