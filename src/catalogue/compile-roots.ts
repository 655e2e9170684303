import { createHash } from 'node:crypto';
import {
  type CachedFolder,
  type CachedTerms,
  type CacheIndex,
  fileSystemClock,
  readCacheIndex,
  writeCacheIndex,
} from './cache/cache-index.ts';
import { toProgramKey } from './cache/program-key.ts';
import { removeStaleSegments } from './cache/segments.ts';
import { checkRecords, toRecords } from './checks/check-records.ts';
import { compileChanged, type RootScan } from './compile-changed.ts';
import type { Fault } from './faults/fault.ts';
import { scanFolder, scanTerms } from './scan.ts';
import { listContentRoot, toShownPath } from './source/content-root.ts';

export interface RootsOptions {
  /** In order: of two records with one id, that of the earlier root stands. */
  roots: readonly { path: string; private: boolean }[];
  /** Holds what was compiled; made when it is not there, and may be removed at any time. */
  cacheFolder: string;
}

export interface CompiledRoots extends CacheIndex {
  /** Faults of arrangement and of terms; those of records are in `folders`. */
  faults: Fault[];
  /** The folders of the last load. */
  previous: readonly CachedFolder[];
}

/** Brings the cache up to date with the content roots: compiles what changed and checks what it touches. */
export async function compileRoots({ roots, cacheFolder }: RootsOptions): Promise<CompiledRoots> {
  const startMs = fileSystemClock(cacheFolder);
  const key = JSON.stringify([toProgramKey(), roots]);
  const shown = roots.map(({ path }) => toShownPath(path));
  const cache = readCacheIndex(cacheFolder, { key, roots: shown });
  const previous = cache?.folders ?? [];
  const terms = await compileAllTerms(shown, cache?.terms, startMs);
  // Another list of terms may be broken by any text.
  const kept = cache !== null && sameTerms(cache.terms, terms) ? cache : null;

  const faults: Fault[] = terms.flatMap((root) => root.faults);
  const scans: RootScan[] = [];
  const cached = new Map(kept?.folders.map((folder) => [folder.folder, folder]));
  for (const [root, path] of shown.entries()) {
    const listed = listContentRoot(path);
    faults.push(...listed.faults);
    for (const entry of listed.entries) {
      const scan = scanFolder(entry, cached.get(entry.folder), startMs);
      if (scan !== null) scans.push({ root, scan });
    }
  }
  const untouched =
    scans.length === previous.length && scans.every(({ scan }) => scan.unchanged !== null);
  if (kept !== null && untouched) return { ...kept, terms, faults, previous };

  const written = await compileChanged({ scans, cacheFolder, terms, kept });
  const folders = await checkRecords({ ...written, previous: kept?.folders ?? [] });
  written.close();
  const hash = hashOf(toRecords(folders), [key, terms.map((root) => root.terms)]);
  const index: CacheIndex = { key, hash, segments: written.segments, terms, folders };
  writeCacheIndex(cacheFolder, index);
  removeStaleSegments(cacheFolder, index.segments);
  return { ...index, faults, previous };
}

async function compileAllTerms(
  roots: readonly string[],
  cached: readonly CachedTerms[] | undefined,
  startMs: number,
): Promise<CachedTerms[]> {
  const terms: CachedTerms[] = [];
  for (const [index, root] of roots.entries()) {
    const scan = scanTerms(root, cached?.[index], startMs);
    if ('unchanged' in scan) terms.push(scan.unchanged);
    else {
      const { compileTerms } = await import('./compile/compile-terms.ts');
      terms.push({ stamp: scan.stamp, ...compileTerms(root) });
    }
  }
  return terms;
}

function sameTerms(a: readonly CachedTerms[], b: readonly CachedTerms[]): boolean {
  const words = (roots: readonly CachedTerms[]) => JSON.stringify(roots.map(({ terms }) => terms));
  return words(a) === words(b);
}

function hashOf(records: ReadonlyMap<string, CachedFolder>, rest: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const [id, folder] of records) hash.update(`${id} ${folder.hash}\n`);
  return hash.digest('hex').slice(0, 16);
}
