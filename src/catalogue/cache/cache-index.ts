import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrossFacts } from '#catalogue/compile/compiled-record.ts';
import type { Fault } from '#catalogue/faults/fault.ts';
import type { LockedTerm } from '#catalogue/text/locked-terms.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { Stamp } from './stamp.ts';

/** Where a record's line stands: number of the segment, offset and length in bytes. */
export type LinePlace = [segment: number, at: number, length: number];

/** A record's folder as it was when compiled, and what came of it. */
export interface CachedFolder {
  /** Path as in messages: content root, folder of the type, id. */
  folder: string;
  /** Path to read at. */
  path: string;
  root: number;
  stamp: Stamp;
  files: [name: string, stamp: Stamp][];
  id: string;
  type: RecordType;
  /** `null` where the record could not be typed. */
  line: LinePlace | null;
  /** First 16 hex digits of the SHA-256 of the line. */
  hash: string;
  faults: Fault[];
  facts: CrossFacts;
}

/** The locked terms of one content root. */
export interface CachedTerms {
  stamp: Stamp | null;
  terms: LockedTerm[];
  faults: Fault[];
}

/** `index.json` in the cache's folder; replaced by rename, never written in place. */
export interface CacheIndex {
  /** Of the program and the content roots; another key makes the whole cache stale. */
  key: string;
  /** Files of lines, one record a line; see segments.ts. */
  segments: { name: string; sizeBytes: number }[];
  terms: CachedTerms[];
  folders: CachedFolder[];
}

const INDEX = 'index.json';

/** The index of the last load, `null` when there is none that this program can use. */
export function readCacheIndex(cacheFolder: string, key: string): CacheIndex | null {
  try {
    const index = JSON.parse(readFileSync(join(cacheFolder, INDEX), 'utf8')) as CacheIndex;
    if (index.key !== key) return null;
    for (const { name, sizeBytes } of index.segments) {
      if (statSync(join(cacheFolder, name)).size !== sizeBytes) return null;
    }
    return index;
  } catch {
    // A cache that is absent, torn or half removed is made anew: nothing is lost but time.
    return null;
  }
}

export function writeCacheIndex(cacheFolder: string, index: CacheIndex): void {
  const unfinished = join(cacheFolder, `${INDEX}.${process.pid}`);
  writeFileSync(unfinished, JSON.stringify(index), { flush: true });
  renameSync(unfinished, join(cacheFolder, INDEX));
}

/** The present moment by the clock of the file system that holds the cache, in milliseconds. */
export function fileSystemClock(cacheFolder: string): number {
  mkdirSync(cacheFolder, { recursive: true });
  const path = join(cacheFolder, 'clock');
  writeFileSync(path, '');
  return statSync(path).mtimeMs;
}
