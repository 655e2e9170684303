import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

export interface WrittenLine {
  /** Bytes before the line, and its bytes without the line feed. */
  at: number;
  length: number;
  /** First 16 hex digits of the SHA-256 of the line. */
  hash: string;
}

export interface LineWriter {
  /** `knownHash` spares the hashing of a line that was hashed before. */
  write(line: string | Buffer, knownHash?: string): WrittenLine;
  close(): void;
}

const BATCH_BYTES = 1 << 20;
const LINE_FEED = Buffer.from('\n');

/** Writes lines of UTF-8 to a new file, remembering where each lies; little is held in memory. */
export function openLineWriter(path: string): LineWriter {
  const file = openSync(path, 'w');
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let at = 0;
  const flush = () => {
    let bytes = Buffer.concat(batch);
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(file, bytes));
    batch = [];
    batchBytes = 0;
  };
  return {
    write(line, knownHash) {
      const bytes = typeof line === 'string' ? Buffer.from(line) : line;
      const written = { at, length: bytes.length, hash: knownHash ?? hashOfLine(bytes) };
      batch.push(bytes, LINE_FEED);
      batchBytes += bytes.length + 1;
      at += bytes.length + 1;
      if (batchBytes >= BATCH_BYTES) flush();
      return written;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

export interface ReadLine {
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
  const { size } = fstatSync(file);
  return {
    read(at, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      readSync(file, bytes, 0, bytes.length, at);
      return { bytes, isWhole: (hash) => hashOfLine(bytes) === hash };
    },
    close: () => closeSync(file),
  };
}

function hashOfLine(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex').slice(0, 16);
}
