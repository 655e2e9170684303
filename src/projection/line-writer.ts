import { hash } from 'node:crypto';

export interface WrittenLine {
  /** Bytes before the line, and its bytes without the line feed. */
  at: number;
  length: number;
  /** First 16 hex digits of the SHA-256 of the line. */
  hash: string;
}

/** Gathers lines of UTF-8, remembering where each lies. */
export function lineWriter(): { write(line: string): WrittenLine; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  let at = 0;
  return {
    write(line) {
      const bytes = Buffer.from(`${line}\n`);
      const written = {
        at,
        length: bytes.length - 1,
        hash: hash('sha256', line, 'hex').slice(0, 16),
      };
      chunks.push(bytes);
      at += bytes.length;
      return written;
    },
    bytes: () => Buffer.concat(chunks),
  };
}
