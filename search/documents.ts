import type { PublicEntry, PublicRecord } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { Channel, RecordType } from '#domain/public/vocabulary.ts';
import { factWords } from './fact-words.ts';
import type { Facet } from './search-provider.ts';

/** What search reads of the compiled projection; `PublicRecords` (public-records/reader.ts) is one. */
export interface SearchableRecords {
  readonly entries: readonly { id: string; type: RecordType | 'tombstone'; page: boolean }[];
  entry(id: string): PublicEntry | null;
  inChannel(channel: Channel): Pick<ReadonlySet<string>, 'has'>;
  searchOnlyNames(id: string): readonly string[];
  /** Ids of a list of the projection. */
  list(name: string): readonly string[];
  /** Another hash, another record; of `record:<id>` and `list:<name>`. */
  hashOf(input: string): string | null;
}

/** A record as both providers index it. Tier one is `names`, tier two `texts`. */
export interface SearchDocument {
  id: string;
  names: { text: string; field: 'title' | 'name' | 'minor' | 'context' | 'minorContext' }[];
  texts: { text: string; field: 'summary' | 'body' }[];
  /** Names that match and are never shown, suggested or written out. */
  searchOnly: string[];
  facets: Record<Facet, string[]>;
}

/** Types whose titles are what people look for; titles of the others rank below them. */
const LEADING: ReadonlySet<RecordType> = new Set([
  'festival',
  'custom',
  'product',
  'place',
  'community',
  'story',
  'collection',
] satisfies RecordType[]);

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
  const context = [...communities, ...places, ...named(record.concepts)].filter(
    ({ id }) => id !== record.id,
  );
  const leading = LEADING.has(record.type);
  const own = leading ? ('title' as const) : ('minor' as const);
  const around = leading ? ('context' as const) : ('minorContext' as const);
  return {
    id: record.id,
    names: [
      ...allTexts(record).map(({ title }) => ({ text: title, field: own })),
      ...record.names.map(({ text, kind }) => ({
        text,
        field:
          kind === 'official' || kind === 'native' || kind === 'autonym' ? own : ('name' as const),
      })),
      ...[...alternateLabels(record), ...formerNames(record, records, named)].map((text) => ({
        text,
        field: 'name' as const,
      })),
      ...context
        .flatMap((other) => [
          ...other.texts.map(({ title }) => title),
          ...other.names.map(({ text }) => text),
        ])
        .map((text) => ({ text, field: around })),
    ],
    texts: [
      ...allTexts(record).flatMap(({ summary, blocks }) => [
        ...(summary === null ? [] : [{ text: summary, field: 'summary' as const }]),
        ...blocks.map(({ text }) => ({ text, field: 'body' as const })),
      ]),
      ...factWords(record).map((text) => ({ text, field: 'body' as const })),
    ],
    searchOnly: [...records.searchOnlyNames(record.id)],
    facets: {
      type: [record.type],
      community: communities.map(({ id }) => id),
      province: provincesOf(places, named),
      language: languagesOf(record, named),
    },
  };
}

type Named = (ids: readonly (string | null)[]) => PublicRecord[];

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

/** Provinces among `places`; a former province counts under those that succeeded it. */
function provincesOf(places: readonly PublicRecord[], named: Named): string[] {
  const provinces = new Set<string>();
  for (const place of places) {
    if (place.type !== 'place') continue;
    if (place.facts.kind === 'province') provinces.add(place.id);
    if (place.facts.kind !== 'former-province') continue;
    for (const successor of named(place.facts.succeededBy)) {
      if (successor.type === 'place' && successor.facts.kind === 'province')
        provinces.add(successor.id);
    }
  }
  return [...provinces].sort();
}

/** Languages in which there is something to read or to hear. */
function languagesOf(record: PublicRecord, named: Named): string[] {
  const heard = [...named(record.media), record].flatMap((media) =>
    media.type === 'media' ? media.facts.speechLanguages : [],
  );
  return [...new Set([...allTexts(record).map(({ lang }) => lang), ...heard])].sort();
}

function allTexts(record: PublicRecord): PublicText[] {
  return [...record.narratives, ...record.texts];
}

/** Titles of the units a place was formed from: who looks for Kiên Giang finds An Giang. */
function formerNames(record: PublicRecord, records: SearchableRecords, named: Named): string[] {
  if (record.type !== 'place') return [];
  return named(records.list(`former:${record.id}`))
    .filter((former) => former.type === 'place' && former.facts.kind === 'former-province')
    .flatMap(({ texts }) => texts.map(({ title }) => title));
}

function alternateLabels(record: PublicRecord): string[] {
  return record.type === 'concept' ? Object.values(record.facts.altLabels).flat() : [];
}
