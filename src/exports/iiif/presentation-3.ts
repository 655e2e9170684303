import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';
import { canvasesOf, thumbnailOf } from './canvases.ts';
import { inNoLanguage, type LanguageMap, toLanguageMap } from './language-map.ts';
import { rangesOf } from './ranges.ts';
import type { Content, Manifest } from './resources.ts';

/** What a manifest is made from besides its record; all of it public. */
export interface ManifestSources {
  site: Pick<SiteSettings, 'name' | 'url' | 'locales'>;
  /** `null` for what may not be shown on other sites. */
  media(id: string): PublicRecordOfType<'media'> | null;
  /** Of a community or a place. */
  titles(id: string): LocalizedString;
}

const LABELS = {
  communities: { vi: ['Cộng đồng'], en: ['Communities'] },
  places: { vi: ['Nơi chốn'], en: ['Places'] },
  credit: { vi: ['Ghi nhận'], en: ['Attribution'] },
  licence: { vi: ['Giấy phép'], en: ['Licence'] },
} as const satisfies Record<string, LanguageMap>;

/**
 * The Manifest of a record with media (https://iiif.io/api/presentation/3.0/#52-manifest); `null` where none
 * of them has anything to show.
 */
export function toManifest(record: PublicRecord, sources: ManifestSources): Manifest | null {
  const { site } = sources;
  const id = absoluteUrl(site.url, routes.manifest(record.id));
  const place = { base: id.replace(/manifest\.json$/, ''), siteUrl: site.url };
  const media =
    record.type === 'media' ? [record] : record.media.flatMap((each) => sources.media(each) ?? []);
  const items = media.flatMap((each) => canvasesOf(each, place));
  if (items.length === 0) return null;
  const structures = media.flatMap((each) => rangesOf(each, place));
  const rights = LICENCES[record.rights.licence];
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id,
    type: 'Manifest',
    label: toLanguageMap(textsOf(record, ({ title }) => title)),
    ...summaryOf(record),
    ...metadataOf(record, sources),
    requiredStatement: { label: LABELS.credit, value: creditOf(record, media, site) },
    ...(rights !== undefined && MAY_BE_RIGHTS.test(rights) ? { rights: asNamespace(rights) } : {}),
    ...thumbnailOf(
      media.flatMap(({ facts }) => facts.derivatives),
      place,
    ),
    homepage: homepagesOf(record, site),
    items,
    ...(structures.length === 0 ? {} : { structures }),
  };
}

function textsOf(
  { id, texts }: PublicRecord,
  pick: (text: PublicRecord['texts'][number]) => string | null,
): LocalizedString {
  const words = texts.flatMap((text) => {
    const picked = pick(text);
    return picked === null ? [] : [[text.lang, picked]];
  });
  return words.length === 0 && texts.length === 0 ? { none: id } : Object.fromEntries(words);
}

function summaryOf(record: PublicRecord): { summary?: LanguageMap } {
  const summary = toLanguageMap(textsOf(record, (text) => text.summary));
  return record.texts.some((text) => text.summary !== null) ? { summary } : {};
}

function metadataOf(
  { communities, places, rights }: PublicRecord,
  { titles }: ManifestSources,
): Pick<Manifest, 'metadata'> {
  const named = [
    { label: LABELS.communities, ids: communities },
    { label: LABELS.places, ids: places },
  ];
  const metadata = named
    .map(({ label, ids }) => ({ label, value: gathered(ids.map(titles)) }))
    .filter(({ value }) => Object.keys(value).length > 0);
  return {
    metadata: [...metadata, { label: LABELS.licence, value: inNoLanguage(rights.licence) }],
  };
}

/** Values of one property, language by language. */
function gathered(all: readonly LocalizedString[]): LanguageMap {
  const values: Record<string, string[]> = {};
  for (const strings of all) {
    for (const [lang, text] of Object.entries(strings)) {
      values[lang] = [...(values[lang] ?? []), text];
    }
  }
  return values;
}

/** Whose it is, who made it, and the archive: what a viewer must show. */
function creditOf(
  { rights }: PublicRecord,
  media: readonly PublicRecordOfType<'media'>[],
  { name }: ManifestSources['site'],
): LanguageMap {
  const makers = media.flatMap((each) => [
    each.facts.creator,
    each.rights.attribution,
    each.rights.holder,
  ]);
  const all = [rights.attribution, rights.holder, ...makers, name];
  const labels = rights.labels.map(({ type }) => `Local Contexts: ${type}`);
  return {
    none: [...new Set([...all.filter((credit) => credit !== null), ...labels])],
  };
}

/** URIs that `rights` may hold (https://iiif.io/api/presentation/3.0/#rights), with the scheme of their namespaces. */
const MAY_BE_RIGHTS =
  /^https?:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\//;
const asNamespace = (uri: string) => uri.replace(/^https:/, 'http:');

/** Its page in each language that it is told in; in none, the first of the site's. */
function homepagesOf(
  { id, type, slug, texts }: PublicRecord,
  { url, locales }: ManifestSources['site'],
): Content[] {
  const titles = new Map(texts.map(({ lang, title }) => [lang, title]));
  const told = locales.filter((locale) => titles.has(locale));
  return (told.length > 0 ? told : locales.slice(0, 1)).map((locale) => ({
    id: absoluteUrl(url, routes.record(locale, type, slug)),
    type: 'Text',
    format: 'text/html',
    language: [locale],
    label: { [locale]: [titles.get(locale) ?? id] },
  }));
}
