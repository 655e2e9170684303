import { pickByLang } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { routes } from '#domain/public/routes.ts';
import type { SearchableRecords } from './documents.ts';
import type { SearchCard } from './search-provider.ts';

/** At most so many further names on a card: enough to show what matched, small enough to fetch. */
const MAX_NAMES = 6;

/** The card of a record for readers of `locale`. */
export function toSearchCard(
  record: PublicRecord,
  { records, locale }: { records: SearchableRecords; locale: string },
): SearchCard {
  const text = pickByLang(record.texts, locale);
  const name = record.names[0];
  const title = text?.title ?? name?.text ?? record.id;
  return {
    id: record.id,
    type: record.type,
    route: routes.record(locale, record.type, record.slug),
    title,
    titleLang: text?.lang ?? name?.lang ?? 'und',
    summary: text?.summary ?? null,
    summaryLang: text?.summary == null ? null : text.lang,
    names: otherNames(record, title),
    communities: communityNames(record, { records, locale }),
    review: record.review,
    mediaKind: record.type === 'media' ? record.facts.kind : null,
  };
}

function otherNames(record: PublicRecord, title: string): SearchCard['names'] {
  const names = new Map<string, string>();
  const candidates = [
    ...record.names,
    ...record.texts.map(({ title: text, lang }) => ({ text, lang })),
    ...record.narratives.map(({ title: text, lang }) => ({ text, lang })),
  ];
  for (const { text, lang } of candidates) {
    if (text !== title && !names.has(text)) names.set(text, lang);
  }
  return [...names].slice(0, MAX_NAMES).map(([text, lang]) => ({ text, lang }));
}

function communityNames(
  record: PublicRecord,
  { records, locale }: { records: SearchableRecords; locale: string },
): SearchCard['communities'] {
  const allowed = records.inChannel('search');
  return record.communities.flatMap((id) => {
    const community = allowed.has(id) ? records.entry(id) : null;
    if (community === null || community.type === 'tombstone') return [];
    const text = pickByLang(community.texts, locale);
    return text === null ? [] : [{ text: text.title, lang: text.lang }];
  });
}
