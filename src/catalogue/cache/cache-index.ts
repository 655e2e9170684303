import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { ConsentEnd } from '#catalogue/compile/compiled-record.ts';
import type { Fault } from '#catalogue/faults/fault.ts';
import type { LockedTerm } from '#catalogue/text/locked-terms.ts';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { LinePlace } from './segments.ts';

/** A record's folder as it was when compiled, and what came of it. */
export interface CachedFolder {
  /** Number of the content root. */
  root: number;
  /** Path to read at and to show. */
  folder: string;
  typeFolder: string;
  /** Name of the folder. */
  name: string;
  /** See stamp.ts. */
  stamp: number;
  /** Names of its files. */
  files: readonly string[];
  id: string;
  type: RecordType;
  /** The record; `null` where it could not be typed. */
  line: LinePlace | null;
  /** Its cross facts. */
  factsLine: LinePlace;
  /** First 16 hex digits of the SHA-256 of the record's line; empty when there is none. */
  hash: string;
  /** Of all that the checks of other records may depend on. */
  signature: string;
  withdrawn: boolean;
  faults: readonly Fault[];
  /** Faults between it and other records, but for those of time. */
  crossFaults: readonly Fault[];
  consentEnds: readonly ConsentEnd[];
}

/** The locked terms of one content root. */
export interface CachedTerms {
  stamp: number;
  terms: LockedTerm[];
  faults: Fault[];
}

/** `index.json` in the cache's folder; replaced by rename, never written in place. */
export interface CacheIndex {
  /** Of the program and the content roots; another key makes the whole cache stale. */
  key: string;
  /** Hash of the whole catalogue. */
  hash: string;
  segments: Segment[];
  terms: CachedTerms[];
  folders: CachedFolder[];
}

/** A file of lines; see segments.ts. */
export interface Segment {
  name: string;
  sizeBytes: number;
}

const INDEX = 'index.json';

/** Rows instead of objects: at ten thousand records, half the time of a load is reading this file. */
type Row = [
  root: number,
  typeFolder: number,
  name: string,
  stamp: number,
  fileNames: number,
  id: string | 0,
  type: number,
  segment: number,
  lineAt: number,
  lineLength: number,
  factsAt: number,
  factsLength: number,
  hash: string,
  signature: string,
  withdrawn: 0 | 1,
  rare: Pick<CachedFolder, 'faults' | 'crossFaults' | 'consentEnds'> | 0,
];

interface StoredIndex extends Omit<CacheIndex, 'folders'> {
  fileNames: string[][];
  rows: Row[];
}

/**
 * The index of the last load, `null` when there is none that this program can use. `roots` are paths as
 * shown, in order.
 */
export function readCacheIndex(
  cacheFolder: string,
  { key, roots }: { key: string; roots: readonly string[] },
): CacheIndex | null {
  try {
    const stored = JSON.parse(readFileSync(`${cacheFolder}/${INDEX}`, 'utf8')) as StoredIndex;
    if (stored.key !== key) return null;
    for (const { name, sizeBytes } of stored.segments) {
      if (statSync(`${cacheFolder}/${name}`).size !== sizeBytes) return null;
    }
    const { fileNames, rows, ...index } = stored;
    return { ...index, folders: rows.map((row) => toFolder(row, { fileNames, roots })) };
  } catch {
    // A cache that is absent, torn or half removed is made anew: nothing is lost but time.
    return null;
  }
}

export function writeCacheIndex(cacheFolder: string, index: CacheIndex): void {
  const { folders, ...rest } = index;
  const numbers = new Map<string, number>();
  const fileNames: string[][] = [];
  const numberOf = (names: readonly string[]): number => {
    const joined = names.join('/');
    const known = numbers.get(joined);
    if (known !== undefined) return known;
    numbers.set(joined, fileNames.length);
    return fileNames.push([...names]) - 1;
  };
  const rows = folders.map((folder) => toRow(folder, numberOf(folder.files)));
  const stored: StoredIndex = { ...rest, fileNames, rows };
  const unfinished = `${cacheFolder}/${INDEX}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(stored), { flush: true });
  renameSync(unfinished, `${cacheFolder}/${INDEX}`);
}

const TYPE_FOLDERS = RECORD_TYPES.map((type) => TYPE_FOLDER[type]);
const NOTHING: readonly never[] = [];

function toRow(folder: CachedFolder, fileNames: number): Row {
  const { root, typeFolder, name, stamp, id, type, line, factsLine, hash, signature } = folder;
  const { faults, crossFaults, consentEnds } = folder;
  const isPlain = faults.length + crossFaults.length + consentEnds.length === 0;
  return [
    root,
    TYPE_FOLDERS.indexOf(typeFolder),
    name,
    stamp,
    fileNames,
    id === name ? 0 : id,
    RECORD_TYPES.indexOf(type),
    factsLine.segment,
    line?.at ?? -1,
    line?.length ?? 0,
    factsLine.at,
    factsLine.length,
    hash,
    signature,
    folder.withdrawn ? 1 : 0,
    isPlain ? 0 : { faults, crossFaults, consentEnds },
  ];
}

function toFolder(
  row: Row,
  { fileNames, roots }: { fileNames: readonly string[][]; roots: readonly string[] },
): CachedFolder {
  const [root, typeFolder, name, stamp, files, id, type, segment, at, length] = row;
  const rare = row[15];
  const inRoot = TYPE_FOLDERS[typeFolder] ?? '';
  return {
    root,
    folder: `${roots[root]}/${inRoot}/${name}`,
    typeFolder: inRoot,
    name,
    stamp,
    files: fileNames[files] ?? NOTHING,
    id: id === 0 ? name : id,
    type: RECORD_TYPES[type] ?? 'concept',
    line: at === -1 ? null : { segment, at, length },
    factsLine: { segment, at: row[10], length: row[11] },
    hash: row[12],
    signature: row[13],
    withdrawn: row[14] === 1,
    faults: rare === 0 ? NOTHING : rare.faults,
    crossFaults: rare === 0 ? NOTHING : rare.crossFaults,
    consentEnds: rare === 0 ? NOTHING : rare.consentEnds,
  };
}

/** The present moment by the clock of the file system that holds the cache, in milliseconds. */
export function fileSystemClock(cacheFolder: string): number {
  mkdirSync(cacheFolder, { recursive: true });
  const path = `${cacheFolder}/clock`;
  writeFileSync(path, '');
  return statSync(path).mtimeMs;
}
