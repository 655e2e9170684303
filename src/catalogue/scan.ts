import { type Stats, statSync } from 'node:fs';
import type { CachedFolder, CachedTerms } from './cache/cache-index.ts';
import { stampMixer, UNSETTLED } from './cache/stamp.ts';
import { type FolderEntry, listRecordFolder, TERMS, VOCABULARIES } from './source/content-root.ts';

/** A record's folder as it stands now. */
export interface ScannedFolder {
  entry: FolderEntry;
  stamp: number;
  files: readonly string[];
  /** What came of it last time, when nothing in it has changed since. */
  unchanged: CachedFolder | null;
}

/** Looks at a folder and its files without reading them; `null` when it is empty or vanished meanwhile. */
export function scanFolder(
  entry: FolderEntry,
  cached: CachedFolder | undefined,
  startMs: number,
): ScannedFolder | null {
  if (cached !== undefined) {
    // A file added or removed changes the folder itself, so the old names do for this look.
    const stamp = stampFolder(entry.folder, cached.files, startMs);
    if (stamp === cached.stamp && stamp !== UNSETTLED) {
      return { entry, stamp, files: cached.files, unchanged: cached };
    }
  }
  const files = listRecordFolder(entry.folder);
  if (files.length === 0) return null;
  const stamp = stampFolder(entry.folder, files, startMs);
  return stamp === null ? null : { entry, stamp, files, unchanged: null };
}

/** The terms of a content root as they were, when their file has not changed; else its stamp now. */
export function scanTerms(
  root: string,
  cached: CachedTerms | undefined,
  startMs: number,
): { unchanged: CachedTerms } | { stamp: number } {
  const stats = statOf(`${root}/${VOCABULARIES}/${TERMS}`);
  if (stats === null) return { unchanged: { stamp: 0, terms: [], faults: [] } };
  const mixer = stampMixer(startMs);
  mixer.add(stats);
  const stamp = mixer.stamp();
  return cached?.stamp === stamp && stamp !== UNSETTLED ? { unchanged: cached } : { stamp };
}

function stampFolder(folder: string, files: readonly string[], startMs: number): number | null {
  const stats = statOf(folder);
  if (stats === null) return null;
  const mixer = stampMixer(startMs);
  mixer.add(stats);
  for (const name of files) {
    const file = statOf(`${folder}/${name}`);
    if (file !== null) mixer.add(file);
  }
  return mixer.stamp();
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
