import type { Exported } from '#exports/export-sources.ts';

/** A file of the release as it was written. */
export interface WrittenFile {
  /** From the site's root. */
  path: string;
  /** Hex. */
  sha256: string;
  bytes: number;
}

/** Whose records a file holds: ids of items of the exporter it is made of, or all of them. */
export type Held = readonly string[] | 'all';

/** Takes one file, piece by piece. */
export interface FileWriter {
  write(piece: string | Uint8Array): void;
  end(held: Held): WrittenFile;
}

/** Begins a file of the release; its path is from the site's root. */
export type OpenFile = (path: string) => FileWriter;

/** Writes a file that is there at once. */
export function writeFile(
  open: OpenFile,
  { path, bytes, held }: { path: string; bytes: string | Uint8Array; held: Held },
): WrittenFile {
  const file = open(path);
  file.write(bytes);
  return file.end(held);
}

/** JSON that people look at too. */
export function toJsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** RFC 3339, in UTC, of seconds since 1970. */
export function toInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** An item of the store that holds a JSON document. */
export function toExported<T>(item: { body: string; changedAt: number }): Exported<T> {
  return { document: JSON.parse(item.body) as T, modified: toInstant(item.changedAt) };
}
