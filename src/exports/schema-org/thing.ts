import { pickString } from '#domain/public/language.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { certainIso } from '../uncertain-date.ts';
import { eventSeries, holding } from './event.ts';
import { wholeMediaObject } from './media-object.ts';
import { given, list, type Node, namedAll, type RecordOnPage } from './node.ts';
import { place } from './place.ts';

/**
 * What a record's page is about, by the fitting class of schema.org. A custom and an entry of a list have none
 * there; a people is no organisation.
 */
export function thing(record: PublicRecord, shown: RecordOnPage): Node {
  const names = record.names.map(({ text }) => text).filter((text) => text !== shown.title);
  return {
    name: shown.title,
    ...list('alternateName', names),
    ...ofType(record, shown),
  };
}

function ofType(record: PublicRecord, shown: RecordOnPage): Node {
  const { lang } = shown;
  switch (record.type) {
    case 'festival':
      return eventSeries(record, shown);
    case 'occurrence':
      return holding(record, shown);
    case 'product':
      return product(record, shown);
    case 'place':
      return place(record, shown);
    case 'community':
      return community(record);
    case 'person':
      return { '@type': 'Person', ...given('jobTitle', inWords(record.facts.role, lang)) };
    case 'organisation':
      return {
        '@type': 'Organization',
        ...given('description', inWords(record.facts.role, lang)),
        ...given('url', record.facts.url),
      };
    case 'collection':
      return {
        '@type': 'Collection',
        ...given('materialExtent', inWords(record.facts.extent, lang)),
      };
    case 'source':
      return source(record);
    case 'story':
    case 'bulletin':
      return { '@type': 'Article', headline: shown.title };
    case 'media':
      return wholeMediaObject(record, shown);
    case 'listing':
      return { '@type': 'Thing', ...given('identifier', record.facts.decision) };
    case 'concept':
      return {
        '@type': 'DefinedTerm',
        inDefinedTermSet: { '@type': 'DefinedTermSet', name: record.facts.scheme },
        ...list('sameAs', record.facts.exactMatch),
      };
    case 'custom':
    case 'protocol':
      return { '@type': 'Thing' };
  }
}

/** No country of origin and no price: no record states them. */
function product({ facts }: PublicRecordOfType<'product'>, shown: RecordOnPage): Node {
  const makers = facts.makers.filter((id) => shown.link(id)?.type === 'organisation');
  const materials = facts.materials.flatMap((id) => shown.link(id)?.title ?? []);
  return {
    '@type': 'Product',
    ...list('material', materials),
    ...list('manufacturer', namedAll(makers, 'Organization', shown)),
    ...list(
      'hasCertification',
      facts.designations
        .filter(({ kind }) => kind !== 'trademark')
        .map(({ name, year, decision }) => ({
          '@type': 'Certification',
          ...given('name', inWords(name, shown.lang)),
          ...given('certificationIdentification', decision),
          ...given('datePublished', year === null ? null : String(year)),
        })),
    ),
  };
}

/** https://www.wikidata.org/wiki/Q41710: "ethnic group", for those that have their official codes. */
const ETHNIC_GROUP = 'http://www.wikidata.org/entity/Q41710';

function community({ facts }: PublicRecordOfType<'community'>): Node {
  const { qd121, qd1019 } = facts.codes;
  if (qd121 === null || qd1019 === null) return { '@type': 'Thing' };
  const code = (propertyID: string, value: string) => ({
    '@type': 'PropertyValue',
    propertyID,
    value,
  });
  return {
    '@type': 'Thing',
    additionalType: ETHNIC_GROUP,
    identifier: [code('Quyết định 121/1979', qd121), code('Quyết định 1019/2008', qd1019)],
  };
}

const CLASS_OF_SOURCE: Readonly<Record<string, string>> = {
  article: 'Article',
  book: 'Book',
  dataset: 'Dataset',
  decision: 'Legislation',
  law: 'Legislation',
  'web-page': 'WebPage',
};

/** An author is told by name alone: nobody knows from it whether it is a person's. */
function source({ facts: { citation } }: PublicRecordOfType<'source'>): Node {
  const { author, publisher, date, url, kind } = citation;
  return {
    '@type': CLASS_OF_SOURCE[kind] ?? 'CreativeWork',
    ...given('author', author === null ? null : { name: author }),
    ...given('publisher', publisher === null ? null : { '@type': 'Organization', name: publisher }),
    ...given('datePublished', date === null ? null : certainIso(date)),
    ...given('url', url),
  };
}

function inWords(words: Readonly<Record<string, string>> | null, lang: string): string | null {
  return words === null ? null : (pickString(words, lang)?.text ?? null);
}
