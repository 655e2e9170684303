import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECTION_FILES, type ProjectionIndex } from '#public-records/format.ts';

type FileName = (typeof PROJECTION_FILES)[keyof typeof PROJECTION_FILES];
export type ProjectionContents = Record<FileName, string | Buffer>;

/** The index standing in a folder, `null` where there is none that can be read. */
export function readStandingIndex(folder: string): ProjectionIndex | null {
  try {
    const index = JSON.parse(readFileSync(join(folder, PROJECTION_FILES.index), 'utf8'));
    return index?.version === 1 ? (index as ProjectionIndex) : null;
  } catch {
    return null;
  }
}

/**
 * Puts a new projection in place of the old one as a whole: a reader meets all of one or all of the
 * other (one that has it open keeps what it opened), and nothing of the old one is left behind.
 */
export function replaceProjection(folder: string, contents: ProjectionContents): void {
  const next = `${folder}.next`;
  const last = `${folder}.last`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(next);
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(next, name), content);
  rmSync(last, { recursive: true, force: true });
  try {
    renameSync(folder, last);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  renameSync(next, folder);
  rmSync(last, { recursive: true, force: true });
}
