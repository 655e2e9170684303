import type { SourceFacts } from '#domain/public/facts.ts';
import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';
import { dcmiTypeOf } from './dcmi-type.ts';

/** What a record is described from besides itself: only what may go out by the same channel. */
export interface DescriptionSources {
  site: Pick<SiteSettings, 'name' | 'url'>;
  /** May it be named? */
  isOut(id: string): boolean;
  /** Of a community, a place, a concept, a person; empty for what may not be named. */
  titles(id: string): LocalizedString;
  citation(id: string): SourceFacts['citation'] | null;
}

export const DC_ELEMENTS = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'contributor',
  'date',
  'type',
  'format',
  'identifier',
  'source',
  'language',
  'relation',
  'coverage',
  'rights',
] as const;

/** One element of simple Dublin Core; `lang` is a BCP-47 tag, `null` for what is in no language. */
export interface DcElement {
  name: (typeof DC_ELEMENTS)[number];
  text: string;
  lang: string | null;
}

/**
 * A record in the fifteen elements of Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/), in the
 * order of DC_ELEMENTS. Dates stay as uncertain as they are (EDTF).
 */
export function toDublinCore(record: PublicRecord, sources: DescriptionSources): DcElement[] {
  const elements: DcElement[] = [];
  const say = (name: DcElement['name'], text: string | null, lang: string | null = null) => {
    if (text === null || text.trim() === '') return;
    const isSaid = elements.some((each) => each.name === name && each.text === text);
    if (!isSaid) elements.push({ name, text, lang });
  };
  const sayAll = (name: DcElement['name'], strings: LocalizedString) => {
    for (const [lang, text] of Object.entries(strings)) say(name, text, lang);
  };
  const { site } = sources;
  for (const { text, lang } of titlesOf(record)) say('title', text, lang);
  for (const maker of makersOf(record)) say('creator', maker);
  for (const id of subjectsOf(record)) sayAll('subject', sources.titles(id));
  for (const { summary, lang } of record.texts) say('description', summary, lang);
  if (record.type === 'media') sayAll('description', record.facts.alt);
  say('publisher', record.type === 'source' ? record.facts.citation.publisher : site.name);
  for (const date of datesOf(record)) say('date', date);
  say('type', dcmiTypeOf(record));
  say('type', record.type, 'en');
  if (record.type === 'media') {
    for (const type of mediaTypesOf(record)) say('format', type);
  }
  say('identifier', absoluteUrl(site.url, routes.permanent(record.id)));
  for (const id of record.sources) say('source', citationText(sources.citation(id)));
  for (const lang of languagesOf(record)) say('language', lang);
  for (const id of relationsOf(record).filter(sources.isOut))
    say('relation', absoluteUrl(site.url, routes.permanent(id)));
  for (const id of placesOf(record)) sayAll('coverage', sources.titles(id));
  for (const words of rightsOf(record)) say('rights', words);
  return elements;
}

/** Titles, then the names that are not among them, each with its language where it has one. */
export function titlesOf(record: PublicRecord): { text: string; lang: string | null }[] {
  const titles = record.texts.map(({ title, lang }) => ({ text: title, lang }));
  if (record.type === 'source') return [{ text: record.facts.citation.title, lang: null }];
  const said = new Set(titles.map(({ text }) => text));
  const names = record.names.filter(({ text }) => !said.has(text));
  const all = [...titles, ...names.map(({ text, lang }) => ({ text, lang }))];
  return all.length > 0 ? all : [{ text: record.id, lang: null }];
}

/** Who made a recording or a picture, or wrote a source; of other records nobody is named. */
export function makersOf(record: PublicRecord): string[] {
  const maker =
    record.type === 'media'
      ? record.facts.creator
      : record.type === 'source'
        ? record.facts.citation.author
        : null;
  return maker === null ? [] : [maker];
}

/** Ids of what a record is about. */
export function subjectsOf(record: PublicRecord): string[] {
  const own =
    record.type === 'custom' || record.type === 'product'
      ? record.facts.materials
      : record.type === 'occurrence'
        ? [record.facts.of]
        : [];
  return [...new Set([...record.communities, ...record.concepts, ...own])];
}

/** Dates of the thing itself, EDTF: an interval for a holding. */
export function datesOf(record: PublicRecord): string[] {
  switch (record.type) {
    case 'occurrence': {
      const { start, end } = record.facts;
      return [start === end ? start : `${start}/${end}`];
    }
    case 'media':
      return record.facts.madeOn === null ? [] : [record.facts.madeOn];
    case 'listing':
      return [record.facts.year, record.facts.proclaimed].flatMap((year) =>
        year === null ? [] : [String(year)],
      );
    case 'source':
      return record.facts.citation.date === null ? [] : [record.facts.citation.date];
    default:
      return [];
  }
}

/** BCP-47 tags: of what is spoken in a recording, of the texts in anything else. */
export function languagesOf(record: PublicRecord): string[] {
  const texts = [...record.texts, ...record.narratives].map(({ lang }) => lang);
  return record.type === 'media' ? record.facts.speechLanguages : [...new Set(texts)];
}

/** Ids of where a record belongs. */
export function placesOf(record: PublicRecord): string[] {
  const own =
    record.type === 'media' && record.facts.madeAt !== null
      ? [record.facts.madeAt]
      : record.type === 'place' && record.facts.parent !== null
        ? [record.facts.parent]
        : [];
  return [...new Set([...record.places, ...own])];
}

/** Rights statement or licence as an address where it has one, then whose it is. */
export function rightsOf({ rights }: PublicRecord): string[] {
  const { licence, attribution, holder, labels } = rights;
  const marks = labels.map(({ type }) => `Local Contexts: ${type}`);
  return [LICENCES[licence] ?? licence, attribution, holder, ...marks].filter(
    (words) => words !== null,
  );
}

function mediaTypesOf({ facts }: PublicRecordOfType<'media'>): string[] {
  const files = facts.derivatives.filter(({ role }) => role === 'rendition');
  const plain = files.map(({ mediaType }) => mediaType.split(';')[0]?.trim() ?? mediaType);
  return [...new Set(plain)].sort();
}

function relationsOf({ type, media, facts }: PublicRecord): string[] {
  return type === 'festival' || type === 'custom' || type === 'product'
    ? [...media, ...facts.listings]
    : media;
}

/** Author, title, publisher, date and address of a source, as far as they are known. */
export function citationText(citation: SourceFacts['citation'] | null): string | null {
  if (citation === null) return null;
  const { author, title, publisher, date, url } = citation;
  return [author, title, publisher, date, url].filter((part) => part !== null).join('. ');
}
