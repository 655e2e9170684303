import { hash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

export interface WrittenLine {
  /** Bytes before the line, and its bytes without the line feed. */
  at: number;
  length: number;
  /** First 16 hex digits of the SHA-256 of the line. */
  hash: string;
}

export interface LineWriter {
  /** `knownHash` spares the hashing of a line that was hashed before, or whose hash nobody asks for. */
  write(line: string | Buffer, knownHash?: string): WrittenLine;
  close(): void;
}

const BATCH_BYTES = 1 << 20;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;
const LINE_FEED = 0x0a;

/** Writes lines of UTF-8 to a new file, remembering where each lies; little is held in memory. */
export function openLineWriter(path: string): LineWriter {
  const file = openSync(path, 'w');
  // One buffer for all lines: one of their own for each would keep the garbage collector busy.
  let batch = Buffer.allocUnsafe(BATCH_BYTES);
  let filled = 0;
  let at = 0;
  const flush = () => {
    for (let done = 0; done < filled; ) done += writeSync(file, batch, done, filled - done);
    filled = 0;
  };
  const makeRoom = (bytes: number) => {
    if (filled + bytes <= batch.length) return;
    flush();
    if (bytes > batch.length) batch = Buffer.allocUnsafe(bytes);
  };
  return {
    write(line, knownHash) {
      const isText = typeof line === 'string';
      makeRoom((isText ? line.length * BYTES_PER_UNIT : line.length) + 1);
      const length = isText ? batch.write(line, filled) : line.copy(batch, filled);
      const bytes = batch.subarray(filled, filled + length);
      const written = { at, length, hash: knownHash ?? hashOfLine(bytes) };
      batch[filled + length] = LINE_FEED;
      filled += length + 1;
      at += length + 1;
      return written;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

export interface ReadLine {
  /** Until the next line is read. */
  bytes: Buffer;
  /** Is it the line of that hash? */
  isWhole(hash: string): boolean;
}

/** Reads lines that lie where an earlier writer put them. */
export function openLines(path: string): {
  read(at: number, length: number): ReadLine;
  close(): void;
} {
  const file = openSync(path, 'r');
  let buffer = Buffer.allocUnsafe(BATCH_BYTES);
  return {
    read(at, length) {
      if (length > buffer.length) buffer = Buffer.allocUnsafe(length);
      const bytes = buffer.subarray(0, readSync(file, buffer, 0, length, at));
      return { bytes, isWhole: (hash) => hashOfLine(bytes) === hash };
    },
    close: () => closeSync(file),
  };
}

function hashOfLine(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex').slice(0, 16);
}
