import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECTION_FILES, type ProjectionIndex } from '#public-records/format.ts';

/** The index standing in a folder, `null` where there is none that can be read. */
export function readStandingIndex(folder: string): ProjectionIndex | null {
  try {
    const index = JSON.parse(readFileSync(join(folder, PROJECTION_FILES.index), 'utf8'));
    return index?.version === 1 && index.calendar !== undefined ? (index as ProjectionIndex) : null;
  } catch {
    return null;
  }
}

/** An empty folder beside `folder`, to be filled and then put in its place by `replaceFolder`. */
export function openNextFolder(folder: string): string {
  const next = `${folder}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(next);
  return next;
}

/**
 * Puts `next` in place of `folder` as a whole: a reader meets all of one or all of the other (one that
 * has it open keeps what it opened), and nothing of the old one is left behind.
 */
export function replaceFolder(folder: string, next: string): void {
  const last = `${folder}.last`;
  rmSync(last, { recursive: true, force: true });
  try {
    renameSync(folder, last);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  renameSync(next, folder);
  rmSync(last, { recursive: true, force: true });
}
