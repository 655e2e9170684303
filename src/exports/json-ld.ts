import type { CalendarDate } from '#domain/public/calendar-date.ts';
import { pickString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { absoluteUrl, type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';
import { plainestFile } from './plainest-file.ts';

/**
 * schema.org of a record page, small: a WebPage and the thing it is about (https://schema.org/WebPage).
 * Nothing is claimed that the page does not say.
 */
export function recordJsonLd(
  record: PublicRecord,
  shown: {
    lang: string;
    title: string;
    route: Route;
    site: SiteSettings;
    /** Of a festival. */
    dates?: readonly CalendarDate[];
  },
): object {
  const { lang, title, route, site } = shown;
  const text = record.texts.find((each) => each.lang === lang);
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': absoluteUrl(site.url, route),
    name: title,
    ...(text?.summary == null ? {} : { description: text.summary }),
    inLanguage: lang,
    ...(LICENCES[record.rights.licence] === undefined
      ? {}
      : { license: LICENCES[record.rights.licence] }),
    isPartOf: { '@type': 'WebSite', name: site.name, url: absoluteUrl(site.url, routes.root()) },
    about: {
      '@id': absoluteUrl(site.url, routes.permanent(record.id)),
      name: title,
      ...alternateNames(record, title),
      ...thing(record, site, lang),
      ...holdings(title, shown.dates ?? []),
    },
  };
}

function alternateNames(record: PublicRecord, title: string): object {
  const names = record.names.map(({ text }) => text).filter((text) => text !== title);
  return names.length === 0 ? {} : { alternateName: names };
}

/** The dates that stand and are days: a window is none, and what was cancelled is no event. */
function holdings(name: string, dates: readonly CalendarDate[]): object {
  const events = dates
    .filter(({ status, caveat }) => status !== 'cancelled' && caveat !== 'window')
    .map(({ start, end }) => ({ '@type': 'Event', name, startDate: start, endDate: end }));
  return events.length === 0 ? {} : { subEvent: events };
}

function thing(record: PublicRecord, site: SiteSettings, lang: string): object {
  switch (record.type) {
    case 'festival':
      return { '@type': 'EventSeries' };
    case 'occurrence':
      return {
        '@type': 'Event',
        startDate: record.facts.start,
        endDate: record.facts.end,
        superEvent: { '@id': absoluteUrl(site.url, routes.permanent(record.facts.of)) },
      };
    case 'product':
      return { '@type': 'Product' };
    case 'place': {
      const { coordinates } = record.facts;
      return {
        '@type': record.facts.kind.includes('province') ? 'AdministrativeArea' : 'Place',
        ...(coordinates === null
          ? {}
          : {
              geo: {
                '@type': 'GeoCoordinates',
                latitude: coordinates.lat,
                longitude: coordinates.lon,
              },
            }),
      };
    }
    case 'person':
      return { '@type': 'Person' };
    case 'organisation':
      return {
        '@type': 'Organization',
        ...(record.facts.url === null ? {} : { url: record.facts.url }),
      };
    case 'collection':
      return { '@type': 'Collection' };
    case 'source': {
      const { author, publisher, date, url } = record.facts.citation;
      return {
        '@type': 'CreativeWork',
        ...(author === null ? {} : { author }),
        ...(publisher === null ? {} : { publisher }),
        ...(date === null ? {} : { datePublished: date }),
        ...(url === null ? {} : { url }),
      };
    }
    case 'story':
    case 'bulletin':
      return { '@type': 'Article' };
    case 'media':
      return mediaObject(record, site, lang);
    case 'listing':
      return {
        '@type': 'Thing',
        ...(record.facts.decision === null ? {} : { identifier: record.facts.decision }),
      };
    case 'concept':
      return {
        '@type': 'DefinedTerm',
        inDefinedTermSet: record.facts.scheme,
        ...(record.facts.exactMatch.length === 0 ? {} : { sameAs: record.facts.exactMatch }),
      };
    case 'custom':
    case 'community':
    case 'protocol':
      return { '@type': 'Thing' };
  }
}

const OBJECT_OF_KIND = {
  image: 'ImageObject',
  audio: 'AudioObject',
  video: 'VideoObject',
  document: 'DigitalDocument',
} as const;

function mediaObject(
  record: Extract<PublicRecord, { type: 'media' }>,
  site: SiteSettings,
  lang: string,
): object {
  const { kind, derivatives, durationSeconds, alt } = record.facts;
  const file = plainestFile(kind, derivatives);
  const words = pickString(alt, lang);
  return {
    '@type': OBJECT_OF_KIND[kind],
    ...(file === undefined
      ? {}
      : {
          contentUrl: absoluteUrl(site.url, file.path),
          encodingFormat: file.mediaType,
          contentSize: String(file.sizeBytes),
        }),
    ...(durationSeconds === null ? {} : { duration: `PT${Math.round(durationSeconds)}S` }),
    ...(words === null ? {} : { caption: words.text }),
  };
}
