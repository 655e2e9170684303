import {
  type CachedFolder,
  type CachedTerms,
  type CacheIndex,
  fileSystemClock,
  readCacheIndex,
  writeCacheIndex,
} from './cache/cache-index.ts';
import { toProgramKey } from './cache/program-key.ts';
import { openLineReader, openLineWriter, removeStaleSegments } from './cache/segments.ts';
import type { Fault } from './faults/fault.ts';
import { type ScannedFolder, scanFolder, scanTerms } from './scan.ts';
import { listContentRoot } from './source/content-root.ts';

export interface RootsOptions {
  /** In order: of two records with one id, that of the earlier root stands. */
  roots: readonly { path: string; private: boolean }[];
  /** Holds what was compiled; made when it is not there, and may be removed at any time. */
  cacheFolder: string;
}

export interface CompiledRoots extends Pick<CacheIndex, 'segments' | 'terms' | 'folders'> {
  /** Faults of arrangement and of terms; those of records are in `folders`. */
  faults: Fault[];
  /** The folders of the last load. */
  previous: readonly CachedFolder[];
}

/** More segments than this are gathered into one. */
const MOST_SEGMENTS = 12;

/** Brings the cache up to date with the content roots, compiling what changed. */
export async function compileRoots({ roots, cacheFolder }: RootsOptions): Promise<CompiledRoots> {
  const startMs = fileSystemClock(cacheFolder);
  const key = JSON.stringify([toProgramKey(), roots.map((root) => root.path)]);
  const cache = readCacheIndex(cacheFolder, key);
  const terms = await compileAllTerms(roots, cache?.terms, startMs);
  const sameTerms =
    cache !== null &&
    JSON.stringify(cache.terms.map((root) => root.terms)) ===
      JSON.stringify(terms.map((root) => root.terms));

  const cached = new Map(
    sameTerms ? cache.folders.map((folder) => [folder.folder, folder]) : undefined,
  );
  const faults: Fault[] = terms.flatMap((root) => root.faults);
  const scanned: { root: number; scan: ScannedFolder }[] = [];
  for (const [root, { path }] of roots.entries()) {
    const listed = listContentRoot(path);
    faults.push(...listed.faults);
    for (const entry of listed.entries) {
      const scan = scanFolder(entry, cached.get(entry.folder), startMs);
      if (scan !== null) scanned.push({ root, scan });
    }
  }

  const previous = cache?.folders ?? [];
  const untouched =
    sameTerms &&
    scanned.length === previous.length &&
    scanned.every(({ scan }) => scan.unchanged !== null);
  if (untouched && cache !== null) {
    return { ...cache, faults, previous };
  }

  const carried = scanned.flatMap(({ scan }) => scan.unchanged ?? []);
  const gather = gatherSegments(cache, carried);
  const segments = gather ? [] : [...(cache?.segments ?? [])];
  const writer = openLineWriter(cacheFolder, segments.length);
  const reader = gather ? openLineReader(cacheFolder, cache?.segments ?? []) : null;
  const folders: CachedFolder[] = [];
  const compile = await toCompiler(terms);
  for (const { root, scan } of scanned) {
    const { unchanged, entry, stamp, files } = scan;
    if (unchanged !== null) {
      const line =
        reader === null || unchanged.line === null
          ? unchanged.line
          : writer.write(reader.read(unchanged.line)).place;
      folders.push({ ...unchanged, root, line });
      continue;
    }
    const names = files.map(([name]) => name);
    const { record, ...rest } = compile({ ...entry, files: names });
    const written = record === null ? null : writer.write(JSON.stringify(record));
    const { folder, path } = entry;
    const line = written?.place ?? null;
    const hash = written?.hash ?? '';
    folders.push({ folder, path, root, stamp, files, line, hash, ...rest });
  }
  reader?.close();
  const segment = writer.finish();
  if (segment !== null) segments.push(segment);
  writeCacheIndex(cacheFolder, { key, segments, terms, folders });
  removeStaleSegments(cacheFolder, segments);
  return { segments, terms, folders, faults, previous };
}

/** Are there so many segments, or so little left of them, that they should be written anew? */
function gatherSegments(cache: CacheIndex | null, carried: readonly CachedFolder[]): boolean {
  if (cache === null || cache.segments.length === 0) return true;
  if (cache.segments.length >= MOST_SEGMENTS) return true;
  const usedBytes = carried.reduce((sum, { line }) => sum + (line === null ? 0 : line[2] + 1), 0);
  const keptBytes = cache.segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  return usedBytes * 2 < keptBytes;
}

/** The compiler is loaded only when there is something to compile: zod and Markdown take time to start. */
async function toCompiler(terms: readonly CachedTerms[]) {
  const { compileRecord } = await import('./compile/compile-record.ts');
  const { toTermFinder } = await import('./text/locked-terms.ts');
  const findTerms = toTermFinder(terms.flatMap((root) => root.terms));
  return (folder: Parameters<typeof compileRecord>[0]) => compileRecord(folder, findTerms);
}

async function compileAllTerms(
  roots: RootsOptions['roots'],
  cached: readonly CachedTerms[] | undefined,
  startMs: number,
): Promise<CachedTerms[]> {
  const terms: CachedTerms[] = [];
  for (const [index, { path }] of roots.entries()) {
    const scan = scanTerms(path, cached?.[index], startMs);
    if ('unchanged' in scan) terms.push(scan.unchanged);
    else {
      const { compileTerms } = await import('./compile/compile-terms.ts');
      terms.push({ stamp: scan.stamp, ...compileTerms(path) });
    }
  }
  return terms;
}
