/**
 * schema.org in JSON-LD (https://schema.org) of a record's page: a WebPage and the thing it is about. Nothing is
 * claimed that the page does not say, and nobody is named who has no page: what others are called comes from `link`.
 */
import type { SourceFacts } from '#domain/public/facts.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { copyrightOf, licenceOf } from './licence.ts';
import { mediaObject } from './media-object.ts';
import { given, list, type Node, namedAll, permanent, type RecordOnPage } from './node.ts';
import { thing } from './thing.ts';

/** The JSON-LD of a record's page. */
export function toRecordPage(record: PublicRecord, shown: RecordOnPage): Node {
  const { lang, title, route, site } = shown;
  const text = record.texts.find((each) => each.lang === lang);
  const changes = record.history.map(({ date }) => date).sort();
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': absoluteUrl(site.url, route),
    name: title,
    ...given('description', text?.summary),
    inLanguage: lang,
    ...given('datePublished', changes[0]),
    ...given('dateModified', changes.at(-1)),
    ...licenceOf(record.rights),
    ...(record.type === 'media' ? {} : copyrightOf(record.rights)),
    isPartOf: { '@type': 'WebSite', name: site.name, url: absoluteUrl(site.url, routes.root()) },
    ...list('contentLocation', namedAll(record.places, 'Place', shown)),
    // Whose people somebody is stays out: nobody asked to be found by that.
    ...(record.type === 'person'
      ? {}
      : list('mentions', namedAll(record.communities, 'Thing', shown))),
    ...list('keywords', namedAll(record.concepts, 'DefinedTerm', shown)),
    ...mediaOf(shown),
    ...list(
      'citation',
      (shown.citations ?? []).map((cited) => citation(cited, shown)),
    ),
    about: {
      '@id': permanent(record.id, shown),
      ...thing(record, shown),
    },
  };
}

/** The recordings and pictures of the page by the property that says what each is. */
function mediaOf(shown: RecordOnPage): Node {
  const media = shown.media ?? [];
  const ofKind = (kind: string) =>
    media.filter(({ facts }) => facts.kind === kind).map((medium) => mediaObject(medium, shown));
  return {
    ...list('image', ofKind('image')),
    ...list('audio', ofKind('audio')),
    ...list('video', ofKind('video')),
  };
}

function citation({ id, facts }: { id: string; facts: SourceFacts }, shown: RecordOnPage): Node {
  return {
    '@type': 'CreativeWork',
    '@id': permanent(id, shown),
    name: facts.citation.title,
  };
}
