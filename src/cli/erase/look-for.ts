import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordFiles } from '#studio/drafts/draft.ts';

const SHORTEST_CHARS = 24;
/** Films and tiles are made anew from originals that are gone; what is larger holds no text of ours. */
const LARGEST_BYTES = 64 * 1024 ** 2;

/** Lines of a record long enough to be nobody else's, which no other text here has. */
export function tellingLines(files: RecordFiles, others: string): string[] {
  const lines = Object.values(files)
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_CHARS && !others.includes(line));
  return [...new Set(lines)];
}

/** Files below the folders in which one of the lines stands, as UTF-8 or as JSON writes it. */
export function filesHolding(folders: readonly string[], lines: readonly string[]): string[] {
  const needles = lines.flatMap((line) => {
    const inJson = JSON.stringify(line).slice(1, -1);
    return [...new Set([line, inJson])].map((text) => Buffer.from(text));
  });
  return folders.flatMap((folder) =>
    filesBelow(folder).filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    }),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= LARGEST_BYTES);
}
