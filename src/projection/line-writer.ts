import { hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

export interface WrittenLine {
  /** Bytes before the line, and its bytes without the line feed. */
  at: number;
  length: number;
  /** First 16 hex digits of the SHA-256 of the line. */
  hash: string;
}

export interface LineWriter {
  write(line: string): WrittenLine;
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
    write(line) {
      const bytes = Buffer.from(line);
      const written = {
        at,
        length: bytes.length,
        hash: hash('sha256', bytes, 'hex').slice(0, 16),
      };
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
