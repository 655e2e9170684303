import { createHash } from 'node:crypto';
import {
  type CachedFolder,
  type CachedTerms,
  type CacheIndex,
  fileSystemClock,
  readCacheIndex,
  type Segment,
  writeCacheIndex,
} from './cache/cache-index.ts';
import { toProgramKey } from './cache/program-key.ts';
import {
  type LineReader,
  openLineReader,
  openLineWriter,
  removeStaleSegments,
} from './cache/segments.ts';
import { checkRecords, toRecords } from './checks/check-records.ts';
import type { CompiledRecord, CrossFacts } from './compile/compiled-record.ts';
import type { Fault } from './faults/fault.ts';
import { type ScannedFolder, scanFolder, scanTerms } from './scan.ts';
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

interface Scan {
  root: number;
  scan: ScannedFolder;
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
  const scans: Scan[] = [];
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

/** Writes what changed as a new segment, or everything where the old ones are many or mostly waste. */
async function compileChanged(options: {
  scans: readonly Scan[];
  cacheFolder: string;
  terms: readonly CachedTerms[];
  kept: CacheIndex | null;
}) {
  const { scans, cacheFolder, terms, kept } = options;
  const oldSegments = kept?.segments ?? [];
  const carried = scans.flatMap(({ scan }) => scan.unchanged ?? []);
  const gather = shouldGather(oldSegments, carried);
  const segments: Segment[] = gather ? [] : [...oldSegments];
  const reader = openLineReader(cacheFolder, oldSegments);
  const writer = openLineWriter(cacheFolder, segments.length);
  const compile = await loadCompiler(terms);
  const folders: CachedFolder[] = [];
  const changed = new Set<CachedFolder>();
  const facts = new Map<CachedFolder, CrossFacts>();
  for (const { root, scan } of scans) {
    const { unchanged, entry, stamp, files } = scan;
    if (unchanged !== null) {
      const folder = gather ? { ...unchanged, ...copyLines(unchanged, reader, writer) } : unchanged;
      if (gather) facts.set(folder, readFacts(unchanged, reader));
      folders.push(folder);
      continue;
    }
    const compiled = compile({ ...entry, files: [...files] });
    const { record, id, type, consentEnds } = compiled;
    const line = record === null ? null : writer.write(JSON.stringify(record));
    const folder: CachedFolder = {
      ...entry,
      root,
      stamp,
      files,
      id,
      type,
      line: line?.place ?? null,
      hash: line?.hash ?? '',
      factsLine: writer.write(JSON.stringify(compiled.facts)).place,
      signature: toSignature(compiled),
      withdrawn: compiled.facts.withdrawn,
      faults: compiled.faults,
      crossFaults: [],
      consentEnds,
    };
    folders.push(folder);
    changed.add(folder);
    facts.set(folder, compiled.facts);
  }
  const segment = writer.finish();
  if (segment !== null) segments.push(segment);
  const factsOf = (folder: CachedFolder): CrossFacts => {
    const known = facts.get(folder) ?? readFacts(folder, reader);
    facts.set(folder, known);
    return known;
  };
  return { folders, changed, segments, factsOf, close: () => reader.close() };
}

function readFacts({ factsLine }: CachedFolder, reader: LineReader): CrossFacts {
  return JSON.parse(reader.read(factsLine)) as CrossFacts;
}

function copyLines(
  { line, factsLine }: CachedFolder,
  reader: LineReader,
  writer: ReturnType<typeof openLineWriter>,
): Pick<CachedFolder, 'line' | 'factsLine'> {
  return {
    line: line === null ? null : writer.write(reader.read(line)).place,
    factsLine: writer.write(reader.read(factsLine)).place,
  };
}

/** More segments than this are gathered into one. */
const MOST_SEGMENTS = 12;

/** Are there so many segments, or so little left of them, that they should be written anew? */
function shouldGather(segments: readonly Segment[], carried: readonly CachedFolder[]): boolean {
  if (segments.length === 0 || segments.length >= MOST_SEGMENTS) return true;
  const usedBytes = carried.reduce(
    (sum, { line, factsLine }) => sum + (line?.length ?? 0) + factsLine.length + 2,
    0,
  );
  return usedBytes * 2 < segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
}

/** The compiler is loaded only when there is something to compile: zod and Markdown take time to start. */
async function loadCompiler(terms: readonly CachedTerms[]) {
  const { compileRecord } = await import('./compile/compile-record.ts');
  const { toTermFinder } = await import('./text/locked-terms.ts');
  const findTerms = toTermFinder(terms.flatMap((root) => root.terms));
  return (folder: Parameters<typeof compileRecord>[0]) => compileRecord(folder, findTerms);
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

function toSignature({ id, type, record, facts }: CompiledRecord): string {
  const { slugs, parent, withdrawn } = facts;
  return createHash('sha256')
    .update(JSON.stringify([id, type, record !== null, slugs, parent, withdrawn]))
    .digest('hex')
    .slice(0, 12);
}

function hashOf(records: ReadonlyMap<string, CachedFolder>, rest: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const [id, folder] of records) hash.update(`${id} ${folder.hash}\n`);
  return hash.digest('hex').slice(0, 16);
}
