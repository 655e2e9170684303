import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord, ArchiveRecordOf } from '#domain/record.ts';
import type { CachedFolder } from './cache/cache-index.ts';
import { openLineReader } from './cache/segments.ts';
import { checkConsentEnds } from './checks/check-consent-ends.ts';
import { toRecords } from './checks/check-records.ts';
import { type CompiledRoots, compileRoots, type RootsOptions } from './compile-roots.ts';
import { compareFaults, type Fault } from './faults/fault.ts';
import type { LockedTerm } from './text/locked-terms.ts';

export type { Fault };

export interface CatalogueOptions extends RootsOptions {
  now: Date;
  /** The site's, such as `Asia/Ho_Chi_Minh`. */
  timeZone: string;
}

/** The typed records of an ordered list of content roots. Everything private is in it. */
export interface Catalogue {
  /** Of every record, term and the list of roots: the same hash, the same catalogue. */
  readonly hash: string;
  /** Ids of the typed records: by root, then type, then id. */
  ids(): readonly string[];
  /** Reads one record from disk, each time anew. */
  get(id: string): ArchiveRecord | null;
  /** Names the content of a record: the same hash, the same record. `null` when it is not there. */
  hashOf(id: string): string | null;
  ofType<T extends RecordType>(type: T): ArchiveRecordOf<T>[];
  all(): Iterable<ArchiveRecord>;
  /** All of them, by file and line. */
  readonly faults: readonly Fault[];
  readonly terms: readonly LockedTerm[];
  /** Does the record come from a private root? `false` for an id that is not there. */
  isPrivate(id: string): boolean;
  /** Ids new or changed since the last load with this cache; all of them when there was none. */
  readonly changedIds: readonly string[];
  readonly removedIds: readonly string[];
  close(): void;
}

/**
 * Compiles the content roots, reading again only what changed since the last load with the same cache
 * folder, and checks all of it. Faults of the content are data; only a cache that cannot be written
 * throws.
 */
export async function loadCatalogue(options: CatalogueOptions): Promise<Catalogue> {
  const compiled = await compileRoots(options);
  const records = toRecords(compiled.folders);
  const faults = [
    ...compiled.faults,
    ...compiled.folders.flatMap((folder) => [...folder.faults, ...folder.crossFaults]),
    ...(await checkConsentEnds(records.values(), options)),
  ].sort(compareFaults);
  const reader = openLineReader(options.cacheFolder, compiled.segments);
  const read = ({ line }: CachedFolder): ArchiveRecord | null =>
    line === null ? null : (JSON.parse(reader.read(line)) as ArchiveRecord);
  const terms = compiled.terms.flatMap((root) => root.terms);

  return {
    hash: compiled.hash,
    ids: () => [...records.keys()],
    get(id) {
      const folder = records.get(id);
      return folder === undefined ? null : read(folder);
    },
    hashOf: (id) => records.get(id)?.hash ?? null,
    ofType<T extends RecordType>(type: T) {
      const found: ArchiveRecordOf<T>[] = [];
      for (const folder of records.values()) {
        const record = folder.type === type ? read(folder) : null;
        if (record !== null && isOfType(record, type)) found.push(record);
      }
      return found;
    },
    *all() {
      for (const folder of records.values()) {
        const record = read(folder);
        if (record !== null) yield record;
      }
    },
    faults,
    terms,
    isPrivate(id) {
      const root = records.get(id)?.root;
      return root === undefined ? false : (options.roots[root]?.private ?? false);
    },
    ...changesSince(compiled.previous, records),
    close: () => reader.close(),
  };
}

function isOfType<T extends RecordType>(
  record: ArchiveRecord,
  type: T,
): record is ArchiveRecordOf<T> {
  return record.type === type;
}

function changesSince(
  previous: CompiledRoots['previous'],
  records: ReadonlyMap<string, CachedFolder>,
): Pick<Catalogue, 'changedIds' | 'removedIds'> {
  const before = new Map(
    previous.filter((folder) => folder.line !== null).map((folder) => [folder.id, folder.hash]),
  );
  return {
    changedIds: [...records.values()]
      .filter((folder) => before.get(folder.id) !== folder.hash)
      .map((folder) => folder.id),
    removedIds: [...before.keys()].filter((id) => !records.has(id)),
  };
}
