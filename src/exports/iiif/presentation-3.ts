import type { PublicRecord } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { shownOf, smallPictureOf } from '#domain/public/shown-media.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { labelOfRecord, type Media } from './about-media.ts';
import { canvasesOf } from './canvases.ts';
import { pageOf, providerOf, rightsOf, thumbnailOf } from './content.ts';
import { creditOf } from './credit.ts';
import { gathered, inNoLanguage, type LanguageMap } from './language-map.ts';
import { rangesOf } from './ranges.ts';
import { type Content, type LabelledValue, type Manifest, PRESENTATION_3 } from './resources.ts';
import type { ManifestWords } from './words.ts';

/** What a manifest is made from besides its record; all of it public. */
export interface ManifestSources {
  site: Pick<SiteSettings, 'name' | 'url' | 'locales'>;
  words: ManifestWords;
  /** What the record shows: itself, or its media that other sites may show. */
  media: readonly Media[];
  /** What a community or a place is called; `null` where there is none. */
  label(id: string): LanguageMap | null;
}

/** The Manifest of a record whose card has one (https://iiif.io/api/presentation/3.0/#52-manifest). */
export function toManifest(record: PublicRecord, sources: ManifestSources): Manifest {
  const { site, words, media } = sources;
  const { rights } = record;
  const id = absoluteUrl(site.url, routes.manifest(record.id));
  const base = id.replace(/manifest\.json$/, '');
  const place = { base, siteUrl: site.url, words, licence: rights.licence };
  const shown = media.flatMap((each) => {
    const what = shownOf(each.facts);
    return what === null ? [] : [{ media: each, what }];
  });
  const structures = shown.flatMap(({ media: each, what }) =>
    'durationSeconds' in what ? rangesOf(each, what.durationSeconds, place) : [],
  );
  const type = routes.manifestCollection({ by: 'type', id: record.type });
  return {
    '@context': PRESENTATION_3,
    id,
    type: 'Manifest',
    label: labelOfRecord(record),
    ...summaryOf(record),
    metadata: metadataOf(record, sources),
    requiredStatement: {
      label: words.attribution,
      value: creditOf([record, ...media], { words, archive: site.name }),
    },
    ...rightsOf(rights.licence),
    provider: [providerOf(site)],
    ...thumbnailOf(smallPictureOf(media.map(({ facts }) => facts)), site.url),
    homepage: homepagesOf(record, site),
    partOf: [{ id: absoluteUrl(site.url, type), type: 'Collection' }],
    items: shown.flatMap(({ media: each, what }) => canvasesOf(each, what, place)),
    ...(structures.length === 0 ? {} : { structures }),
  };
}

function summaryOf({ texts }: PublicRecord): { summary?: LanguageMap } {
  const told = texts.flatMap(({ lang, summary }) => (summary === null ? [] : [[lang, [summary]]]));
  return told.length === 0 ? {} : { summary: Object.fromEntries(told) };
}

function metadataOf(
  { communities, places, rights, review }: PublicRecord,
  { label, words }: ManifestSources,
): LabelledValue[] {
  const named = (ids: readonly string[]) =>
    gathered(ids.map(label).filter((named) => named !== null));
  return [
    { label: words.communities, value: named(communities) },
    { label: words.places, value: named(places) },
    { label: words.reviewState, value: words.review[review] },
    { label: words.licence, value: inNoLanguage(rights.licence) },
  ].filter(({ value }) => Object.keys(value).length > 0);
}

/** Its page in each language that it is told in; in none, the first of the site's. */
function homepagesOf(
  { id, type, slug, texts }: PublicRecord,
  { url, locales }: ManifestSources['site'],
): Content[] {
  const titles = new Map(texts.map(({ lang, title }) => [lang, title]));
  const told = locales.filter((locale) => titles.has(locale));
  return (told.length > 0 ? told : locales.slice(0, 1)).map((locale) => {
    const route = routes.record(locale, type, slug);
    return pageOf(url, { route, locale, title: titles.get(locale) ?? id });
  });
}
