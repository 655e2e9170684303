import { toArk } from '#domain/public/ark.ts';
import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicRecord, PublicRights, SourcedName } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import type { PublicText } from '#domain/public/text.ts';
import {
  LICENCES,
  type RecordType,
  type ReviewState,
  type TextStatus,
} from '#domain/public/vocabulary.ts';
import type { ExportSources } from '../export-sources.ts';
import { provinceCodes } from '../place-codes.ts';
import { type DocumentFacts, documentFacts } from './document-facts.ts';
import { monthsOf } from './months.ts';
import { scriptOf } from './script-of.ts';

/** A text in one language, paragraph by paragraph, in plain words. */
export interface DocumentText {
  lang: string;
  title: string;
  summary: string | null;
  summarySources: string[];
  status: TextStatus;
  body: { kind: string; text: string; sources: string[] }[];
}

export interface DocumentName extends SourcedName {
  /** ISO 15924, where the language's tag or the letters tell it. */
  script: string | null;
}

/** A record that another one names. */
export interface NamedRecord {
  id: string;
  titles: LocalizedString;
}

/**
 * A record as the dataset and the JSON API give it (schema: record-schema.ts). Every key is always there; `null` is
 * what nobody told. Dates are EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) as they are known: a year, a
 * month, a day.
 */
export interface RecordDocument {
  id: string;
  type: RecordType;
  ark: string;
  /** Permanent address of its page; `null` for what has no page. */
  url: string | null;
  review: ReviewState;
  licence: { id: string; url: string | null };
  rightsHolder: string | null;
  attribution: string | null;
  /** Local Contexts Labels and Notices. */
  labels: PublicRights['labels'];
  titles: LocalizedString;
  texts: DocumentText[];
  /** The community's own words. */
  narratives: DocumentText[];
  names: DocumentName[];
  communities: NamedRecord[];
  places: NamedRecord[];
  /** Official codes of the provinces its places lie in. */
  provinceCodes: { current: string[]; former: string[] };
  concepts: NamedRecord[];
  media: string[];
  sources: string[];
  related: { id: string; reason: LocalizedString | null }[];
  /** Gregorian months (1–12) in which it can fall, by its rule; empty where none is known. */
  months: number[];
  facts: DocumentFacts;
  history: { date: string; note: LocalizedString }[];
}

/** The document of a record that may go out in the channel `sources` are of. */
export function toRecordDocument(record: PublicRecord, sources: ExportSources): RecordDocument {
  const only = (ids: readonly string[]) => ids.filter((id) => sources.isOut(id));
  const named = (ids: readonly string[]) =>
    only(ids).map((id) => ({ id, titles: sources.titles(id) }));
  const texts = (all: readonly PublicText[]) => all.map((text) => toDocumentText(text, only));
  const { licence, holder, attribution, labels } = record.rights;
  return {
    id: record.id,
    type: record.type,
    ark: toArk(record.id, sources.ark),
    url: permanentUrl(record, sources),
    review: record.review,
    licence: { id: licence, url: LICENCES[licence] ?? null },
    rightsHolder: holder,
    attribution,
    labels,
    titles: titlesOf(record),
    texts: texts(record.texts),
    narratives: texts(record.narratives),
    names: record.names.map(({ text, lang, kind, sources: from }) => ({
      text,
      lang,
      script: scriptOf(lang, text),
      kind,
      sources: only(from),
    })),
    communities: named(record.communities),
    places: named(record.places),
    provinceCodes: provinceCodes(
      record.type === 'place' ? [record.id, ...record.places] : record.places,
      sources,
    ),
    concepts: named(record.concepts),
    media: only(record.media),
    sources: only(record.sources),
    related: record.related.filter(({ id }) => sources.isOut(id)),
    months: monthsOf(record),
    facts: documentFacts(record, sources),
    history: record.history,
  };
}

/** Permanent address of a record's page; `null` for what has none. */
export function permanentUrl(record: PublicRecord, { siteUrl }: ExportSources): string | null {
  return record.channels.includes('page')
    ? absoluteUrl(siteUrl, routes.permanent(record.id))
    : null;
}

/** Titles by language; the first of two in one language. */
export function titlesOf({ texts }: PublicRecord): LocalizedString {
  const titles: Record<string, string> = {};
  for (const { lang, title } of texts) titles[lang] ??= title;
  return titles;
}

function toDocumentText(
  text: PublicText,
  only: (ids: readonly string[]) => string[],
): DocumentText {
  return {
    lang: text.lang,
    title: text.title,
    summary: text.summary,
    summarySources: only(text.summarySources),
    status: text.status,
    body: text.blocks.map(({ kind, text: words, sources }) => ({
      kind,
      text: words,
      sources: only(sources),
    })),
  };
}
