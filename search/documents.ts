import type { PublicCard, PublicEntry, PublicRecord } from '#domain/public/record.ts';
import type { Channel, RecordType } from '#domain/public/vocabulary.ts';
import { type DocumentName, documentNames, type Named } from './document-names.ts';
import { dateOf, facetsOf } from './facets.ts';
import { passagesOf, type TextPassage } from './passages.ts';
import type { Facet } from './search-provider.ts';

/** What search reads of the compiled projection; `PublicRecords` (public-records/reader.ts) is one. */
export interface SearchableRecords {
  readonly entries: readonly { id: string; type: RecordType | 'tombstone'; page: boolean }[];
  entry(id: string): PublicEntry | null;
  card(id: string): Pick<PublicCard, 'months'> | null;
  inChannel(channel: Channel): Pick<ReadonlySet<string>, 'has'>;
  searchOnlyNames(id: string): readonly string[];
  /** Ids of a list of the projection. */
  list(name: string): readonly string[];
  /** Another hash, another record; of `record:<id>`, `card:<id>` and `list:<name>`. */
  hashOf(input: string): string | null;
}

/** A record as both providers index it. Tier one is `names`, tier two `passages`. */
export interface SearchDocument {
  id: string;
  type: RecordType;
  names: DocumentName[];
  /** See passagesOf: the first holds the summaries. */
  passages: TextPassage[];
  /** Names that match and are never shown, suggested or written out. */
  searchOnly: string[];
  facets: Record<Facet, string[]>;
  /** The latest day it tells of (see dateOf). */
  date: string | null;
}

/** Ids that search may hold, sorted: in channel `search`, with a page to lead to. */
export function searchableIds(records: SearchableRecords): string[] {
  const allowed = records.inChannel('search');
  return records.entries
    .filter(({ id, type, page }) => page && type !== 'tombstone' && allowed.has(id))
    .map(({ id }) => id)
    .sort();
}

/** The search document of a record; other records are read for their names and for places above. */
export function toSearchDocument(record: PublicRecord, records: SearchableRecords): SearchDocument {
  const named = namedRecords(records);
  const communities = upward(record.type === 'community' ? [record.id] : record.communities, named);
  const places = upward(record.type === 'place' ? [record.id] : record.places, named);
  return {
    id: record.id,
    type: record.type,
    names: documentNames(record, { records, named, around: [...communities, ...places] }),
    passages: passagesOf(record),
    searchOnly: [...records.searchOnlyNames(record.id)],
    facets: facetsOf(record, {
      communities,
      places,
      media: named(record.media),
      successors: named,
      months: records.card(record.id)?.months ?? [],
    }),
    date: dateOf(record),
  };
}

function namedRecords(records: SearchableRecords): Named {
  const allowed = records.inChannel('search');
  return (ids) =>
    ids.flatMap((id) => {
      const entry = id === null || !allowed.has(id) ? null : records.entry(id);
      return entry === null || entry.type === 'tombstone' ? [] : [entry];
    });
}

/** The records of `ids` and those above them (parent of place or community), each once. */
function upward(ids: readonly string[], named: Named): PublicRecord[] {
  const found = new Map<string, PublicRecord>();
  let level = named(ids);
  while (level.length > 0) {
    const fresh = level.filter(({ id }) => !found.has(id));
    for (const record of fresh) found.set(record.id, record);
    level = named(
      fresh.map((record) =>
        record.type === 'place' || record.type === 'community' ? record.facts.parent : null,
      ),
    );
  }
  return [...found.values()];
}
