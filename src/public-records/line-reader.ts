import { closeSync, openSync, readSync } from 'node:fs';

/** So much of a file's text is kept parsed, at about four times its size. */
const CACHED_BYTES = 8_000_000;

/** Reads JSON lines by byte offset; those asked for last are kept, so that what all records are around is read once. */
export function lineReader<T>(path: string): {
  read(at: number, length: number): T;
  close(): void;
} {
  const file = openSync(path, 'r');
  const parsed = new Map<number, { value: T; length: number }>();
  let parsedBytes = 0;
  return {
    read(at, length) {
      const known = parsed.get(at);
      if (known !== undefined) {
        parsed.delete(at);
        parsed.set(at, known);
        return known.value;
      }
      const bytes = Buffer.allocUnsafe(length);
      readSync(file, bytes, 0, length, at);
      const value = JSON.parse(bytes.toString('utf8')) as T;
      parsed.set(at, { value, length });
      parsedBytes += length;
      for (const [oldest, line] of parsed) {
        if (parsedBytes <= CACHED_BYTES) break;
        parsed.delete(oldest);
        parsedBytes -= line.length;
      }
      return value;
    },
    close: () => closeSync(file),
  };
}
