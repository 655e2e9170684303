import type { PublicRecord } from '#domain/public/record.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { underOtherNames, type WrittenName } from './other-names.ts';

/**
 * `term`: the title of a term of a vocabulary; `minor`: that of what only serves; `alias`: its titles under other
 * names, and the names of what it is an entry or an occasion of; `context`: names of the communities, places and
 * concepts around it.
 */
export type NameField =
  | 'title'
  | 'name'
  | 'term'
  | 'minor'
  | 'alias'
  | 'minorAlias'
  | 'context'
  | 'minorContext';
export type DocumentName = WrittenName & { field: NameField };

/** Public records of ids that search may read. */
export type Named = (ids: readonly (string | null)[]) => PublicRecord[];

/** What names need of SearchableRecords (documents.ts). */
interface Lists {
  list(name: string): readonly string[];
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

/** Types that only name something: its entry in a list or a vocabulary. */
const NAMING: ReadonlySet<RecordType> = new Set(['concept', 'listing'] satisfies RecordType[]);

/**
 * Everything a record is found by as by a name: its own names, its titles as they read where a people or a
 * place in them goes by another name, the names of what it is an entry or an occasion of, and those of what
 * stands around it. `around`: its communities and places, with those above them.
 */
export function documentNames(
  record: PublicRecord,
  { records, named, around }: { records: Lists; named: Named; around: readonly PublicRecord[] },
): DocumentName[] {
  const leading = LEADING.has(record.type);
  const own: NameField = leading ? 'title' : NAMING.has(record.type) ? 'term' : 'minor';
  const alias: NameField = own === 'minor' ? 'minorAlias' : 'alias';
  const context: NameField = leading ? 'context' : 'minorContext';
  const others = [
    ...around,
    ...named([...record.concepts, ...materialsOf(record), ...entriesOf(record)]),
    ...(record.type === 'media' ? named(records.list(`uses:${record.id}`)) : []),
  ].filter(({ id }) => id !== record.id);
  const titles = [...record.narratives, ...record.texts].map(asName);
  const same = sameThing(record, records, named).flatMap(namesOf);
  const otherNames = others.map(namesOf);
  return [
    ...inField(own, titles),
    ...record.names.map(({ text, lang, kind }) => ({
      text,
      lang,
      field:
        kind === 'official' || kind === 'native' || kind === 'autonym' ? own : ('name' as const),
    })),
    ...inField('name', [...alternateLabels(record), ...formerNames(record, records, named)]),
    ...inField(alias, [...same, ...underOtherNames(titles, otherNames)]),
    ...inField(context, otherNames.flat()),
  ];
}

function inField(field: NameField, names: readonly WrittenName[]): DocumentName[] {
  return names.map((name) => ({ ...name, field }));
}

/** Names of the units a place was formed from: who looks for Kiên Giang finds An Giang. */
function formerNames(record: PublicRecord, records: Lists, named: Named): WrittenName[] {
  if (record.type !== 'place') return [];
  return named(records.list(`former:${record.id}`))
    .filter((former) => former.type === 'place' && former.facts.kind === 'former-province')
    .flatMap(namesOf);
}

/** Records that tell of what this one is only an entry or an occasion of: who knows it by their names means this one too. */
function sameThing(record: PublicRecord, records: Lists, named: Named): PublicRecord[] {
  if (record.type === 'listing') return named(records.list(`describes:${record.id}`));
  return record.type === 'occurrence' ? named([record.facts.of]) : [];
}

function entriesOf(record: PublicRecord): readonly string[] {
  return record.type === 'festival' || record.type === 'custom' || record.type === 'product'
    ? record.facts.listings
    : [];
}

function materialsOf(record: PublicRecord): readonly string[] {
  return record.type === 'custom' || record.type === 'product' ? record.facts.materials : [];
}

function namesOf(record: PublicRecord): WrittenName[] {
  return [
    ...record.texts.map(asName),
    ...record.names.map(({ text, lang }) => ({ text, lang })),
    ...alternateLabels(record),
  ];
}

function asName({ title, lang }: { title: string; lang: string }): WrittenName {
  return { text: title, lang };
}

function alternateLabels(record: PublicRecord): WrittenName[] {
  if (record.type !== 'concept') return [];
  return Object.entries(record.facts.altLabels).flatMap(([lang, labels]) =>
    labels.map((text) => ({ text, lang })),
  );
}
