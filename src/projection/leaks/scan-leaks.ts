import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicRecords } from '#public-records/reader.ts';
import type { LeakFinding } from './finding.ts';
import type { Fingerprints } from './fingerprints.ts';
import { isMedia } from './media-metadata.ts';
import { scanFile } from './scan-file.ts';
import { type DecodedSearchIndex, scanSearchIndex } from './scan-search-index.ts';
import { checkTrace, publicMediaPaths, type TraceCheck, type TracedFiles } from './traces.ts';

/** What stood when files were last scanned and nothing was found in them. */
export interface ScannedBefore {
  /** `Fingerprints.hash` of that scan. */
  fingerprints: string;
  /** Per path, a stamp that changes when the file is replaced. */
  files: Readonly<Record<string, string>>;
}

export interface LeakReport {
  findings: LeakFinding[];
  filesScanned: number;
  /** Paths new or replaced since `previous`. */
  changedPaths: string[];
  /** Unchanged since a scan that found nothing in them, or nothing is kept back that they could hold. */
  filesSkipped: number;
  bytesScanned: number;
  /** For the next scan. */
  scanned: ScannedBefore;
}

export interface ScanOptions {
  /** The folder to look through: a release, or any folder of made files. */
  release: string;
  fingerprints: Fingerprints;
  published: PublicRecords;
  /** `null` for a folder that has no manifest: then no file is held to be an orphan. */
  manifest: TracedFiles | null;
  /**
   * Ids that machines were given while they were public, and are now told to be gone: no leak in what is exported,
   * where the standards ask for it (OAI-PMH 2.0, 2.5.1).
   */
  toldAsGone?: ReadonlySet<string>;
  /** Scan unchanged files too. */
  full: boolean;
  previous?: ScannedBefore | null;
  /** What stands in the folder, where it is known already; otherwise the folder is walked through. */
  paths?: Iterable<string>;
  /** Reader of our own search index; given the folder that holds `search/`. */
  decodeIndex?: (folder: string) => Promise<DecodedSearchIndex>;
}

const SEARCH = 'search/';

/**
 * Looks through every file of a release for anything that is not public, and for files that no public
 * record explains (docs/decisions/006). An empty `findings` is the only good answer.
 */
export async function scanLeaks(options: ScanOptions): Promise<LeakReport> {
  const { release, fingerprints, published, manifest, full, previous, decodeIndex } = options;
  const known =
    !full && previous?.fingerprints === fingerprints.hash ? previous.files : Object.create(null);
  const traces: TraceCheck | null =
    manifest === null
      ? null
      : {
          manifest,
          mediaPaths: publicMediaPaths(published),
          restrictedIds: fingerprints.restrictedIds,
        };
  const findings: LeakFinding[] = [];
  const stamps: Record<string, string> = {};
  const changedPaths: string[] = [];
  let filesScanned = 0;
  let filesSkipped = 0;
  let bytesScanned = 0;
  const searchPaths: string[] = [];
  let searchChanged = false;

  const isExport = (path: string) => manifest?.files[path]?.trace.kind === 'export';
  const isNotToldAsGone = ({ kind, recordId }: LeakFinding) =>
    kind !== 'id' || recordId === null || options.toldAsGone?.has(recordId) !== true;

  for (const path of options.paths ?? filesIn(release)) {
    const stamp = stampOf(join(release, path));
    const unchanged = known[path] === stamp;
    if (path.startsWith(SEARCH)) {
      searchPaths.push(path);
      searchChanged ||= !unchanged;
    }
    if (!unchanged) changedPaths.push(path);
    const mayLeak = !fingerprints.isEmpty || isMedia(path);
    const bytes = unchanged || !mayLeak ? null : readFileSync(join(release, path));
    const found = traces === null ? [] : checkTrace(path, bytes, traces);
    if (bytes === null) filesSkipped += 1;
    else {
      filesScanned += 1;
      bytesScanned += bytes.length;
      const inFile = await scanFile(path, bytes, fingerprints);
      found.push(...(isExport(path) ? inFile.filter(isNotToldAsGone) : inFile));
    }
    if (found.length === 0) stamps[path] = stamp;
    else findings.push(...found);
  }
  if (decodeIndex !== undefined && searchChanged && mayHoldTooMuch(options)) {
    const index = await decodeIndex(release);
    const found = scanSearchIndex(index, { fingerprints, published });
    findings.push(...found);
    if (found.length > 0) for (const path of searchPaths) delete stamps[path];
  }
  return {
    findings,
    filesScanned,
    changedPaths,
    filesSkipped,
    bytesScanned,
    scanned: { fingerprints: fingerprints.hash, files: stamps },
  };
}

/** Is anything kept back from search? */
function mayHoldTooMuch({ fingerprints, published }: ScanOptions): boolean {
  const searchable = published.inChannel('search');
  return (
    !fingerprints.isEmpty ||
    published.entries.some(({ id, type }) => type !== 'tombstone' && !searchable.has(id))
  );
}

function filesIn(folder: string): string[] {
  const paths: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else paths.push(path);
    }
  };
  visit('');
  return paths.sort();
}

/** Files of a release are replaced, never written in place: inode, size and time tell. */
function stampOf(path: string): string {
  const { ino, size, mtimeMs } = statSync(path);
  return `${ino}:${size}:${mtimeMs}`;
}
