import type { PublicCard } from '#domain/public/record.ts';
import { absoluteUrl, type ManifestGroup, type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import { pageOf, providerOf, thumbnailOf } from './content.ts';
import { type LanguageMap, labelOf } from './language-map.ts';
import { type Collection, type CollectionMember, PRESENTATION_3 } from './resources.ts';

/** What is told of a collection besides its members. */
export interface CollectionSources {
  site: Pick<SiteSettings, 'name' | 'url'>;
  label: LanguageMap;
  /** The page about the same, in each language that has one. */
  homepages: readonly { route: Route; locale: string; title: string }[];
  members: readonly CollectionMember[];
}

/** A Collection of manifests or of collections (https://iiif.io/api/presentation/3.0/#51-collection). */
export function toCollection(group: ManifestGroup, sources: CollectionSources): Collection {
  const { site, label, homepages, members } = sources;
  const above = groupAbove(group);
  const thumbnail = members.find((member) => member.thumbnail !== undefined)?.thumbnail;
  return {
    '@context': PRESENTATION_3,
    id: absoluteUrl(site.url, routes.manifestCollection(group)),
    type: 'Collection',
    label,
    provider: [providerOf(site)],
    ...(thumbnail === undefined ? {} : { thumbnail }),
    homepage: homepages.map((page) => pageOf(site.url, page)),
    ...(above === null
      ? {}
      : {
          partOf: [
            { id: absoluteUrl(site.url, routes.manifestCollection(above)), type: 'Collection' },
          ],
        }),
    items: [...members],
  };
}

/** A manifest as a collection lists it, of what the record's card says. */
export function manifestMember(card: PublicCard, siteUrl: string): CollectionMember {
  return {
    id: absoluteUrl(siteUrl, routes.manifest(card.id)),
    type: 'Manifest',
    label: labelOfCard(card),
    ...thumbnailOf(card.manifest?.thumbnail ?? null, siteUrl),
  };
}

/** A collection as another lists it. */
export function collectionMember(
  group: ManifestGroup,
  label: LanguageMap,
  siteUrl: string,
): CollectionMember {
  const id = absoluteUrl(siteUrl, routes.manifestCollection(group));
  return { id, type: 'Collection', label };
}

/** What a card is called. */
export function labelOfCard({ id, titles, names }: PublicCard): LanguageMap {
  const named = Object.entries(titles).map(([lang, { title }]) => [lang, title]);
  return labelOf({ id, titles: Object.fromEntries(named), names });
}

function groupAbove(group: ManifestGroup): ManifestGroup | null {
  if (group === 'all') return null;
  return group.id === null ? 'all' : { by: group.by, id: null };
}
