import { createHash } from 'node:crypto';
import type { CachedFolder, CachedTerms, CacheIndex, Segment } from './cache/cache-index.ts';
import {
  type LineReader,
  type LineWriter,
  openLineReader,
  openLineWriter,
} from './cache/segments.ts';
import type { CompiledRecord, CrossFacts } from './compile/compiled-record.ts';
import type { ScannedFolder } from './scan.ts';

export interface RootScan {
  /** Number of the content root. */
  root: number;
  scan: ScannedFolder;
}

export interface ChangedFolders {
  /** All of them, in order; those compiled now are in `changed` too, not yet checked against others. */
  folders: CachedFolder[];
  changed: ReadonlySet<CachedFolder>;
  segments: Segment[];
  factsOf(folder: CachedFolder): CrossFacts;
  close(): void;
}

/** Writes what changed as a new segment, or everything where the old ones are many or mostly waste. */
export async function compileChanged(options: {
  scans: readonly RootScan[];
  cacheFolder: string;
  terms: readonly CachedTerms[];
  kept: CacheIndex | null;
}): Promise<ChangedFolders> {
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
  writer: LineWriter,
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

function toSignature({ id, type, record, facts }: CompiledRecord): string {
  const { slugs, parent, withdrawn } = facts;
  return createHash('sha256')
    .update(JSON.stringify([id, type, record !== null, slugs, parent, withdrawn]))
    .digest('hex')
    .slice(0, 12);
}
