import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedFolder, CachedTerms } from './cache/cache-index.ts';
import { matchesStamp, type Stamp, toStamp } from './cache/stamp.ts';
import { type FolderEntry, listRecordFolder, TERMS, VOCABULARIES } from './source/content-root.ts';

/** A record's folder as it stands now. */
export interface ScannedFolder {
  entry: FolderEntry;
  stamp: Stamp;
  files: [name: string, stamp: Stamp][];
  /** What came of it last time, when nothing in it has changed since. */
  unchanged: CachedFolder | null;
}

/** Looks at a folder and its files without reading them; a folder that vanished meanwhile is `null`. */
export function scanFolder(
  entry: FolderEntry,
  cached: CachedFolder | undefined,
  startMs: number,
): ScannedFolder | null {
  const folder = statOf(entry.path);
  if (folder === null) return null;
  const sameNames = cached !== undefined && matchesStamp(folder, cached.stamp);
  if (sameNames && cached.files.every(([name, stamp]) => isSame(join(entry.path, name), stamp))) {
    return { entry, stamp: cached.stamp, files: cached.files, unchanged: cached };
  }
  const files: [string, Stamp][] = [];
  for (const name of listRecordFolder(entry.path)) {
    const stats = statOf(join(entry.path, name));
    if (stats !== null) files.push([name, toStamp(stats, startMs)]);
  }
  return { entry, stamp: toStamp(folder, startMs), files, unchanged: null };
}

/** The terms of a content root as they were, when their file has not changed; else its stamp now. */
export function scanTerms(
  root: string,
  cached: CachedTerms | undefined,
  startMs: number,
): { unchanged: CachedTerms } | { stamp: Stamp } {
  const stats = statOf(join(root, VOCABULARIES, TERMS));
  if (stats === null) return { unchanged: { stamp: null, terms: [], faults: [] } };
  if (cached?.stamp && matchesStamp(stats, cached.stamp)) return { unchanged: cached };
  return { stamp: toStamp(stats, startMs) };
}

function isSame(path: string, stamp: Stamp): boolean {
  const stats = statOf(path);
  return stats !== null && matchesStamp(stats, stamp);
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
