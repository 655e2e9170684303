import { type ManifestGroup, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import {
  collectionMember,
  labelOfCard,
  manifestMember,
  toCollection,
} from '#exports/iiif/collection.ts';
import { inNoLanguage, type LanguageMap } from '#exports/iiif/language-map.ts';
import type { Collection, CollectionMember } from '#exports/iiif/resources.ts';
import { manifestList, subgroupsOf } from '#public-records/manifest-routes.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { inLanguages } from './words-in-languages.ts';

type Context = Pick<SiteContext, 'records' | 'site'>;

/** The IIIF collection of a group; `null` where nothing in it has a manifest. */
export function collectionOf(context: Context, group: ManifestGroup): Collection | null {
  const { records, site } = context;
  const members = membersOf(context, group);
  if (members.length === 0) return null;
  const label = labelOfGroup(context, group);
  return toCollection(group, {
    ...{ site, label, members },
    homepages: homepagesOf(records, site, { group, label }),
  });
}

function membersOf(context: Context, group: ManifestGroup): CollectionMember[] {
  const { records, site } = context;
  if (group === 'all' || group.id === null) {
    return subgroupsOf(group, records).map((each) =>
      collectionMember(each, labelOfGroup(context, each), site.url),
    );
  }
  return records.list(manifestList({ by: group.by, id: group.id })).flatMap((id) => {
    const card = records.card(id);
    return card === null ? [] : [manifestMember(card, site.url)];
  });
}

function labelOfGroup({ records, site }: Context, group: ManifestGroup): LanguageMap {
  if (group === 'all') return inNoLanguage(site.name);
  if (group.by === 'type') {
    const type = group.id;
    return inLanguages(site, (t) => (type === null ? t('share:feeds.byType') : t(`types.${type}`)));
  }
  const { by, id } = group;
  if (id === null) {
    return inLanguages(site, (t) =>
      by === 'community' ? t('share:feeds.byCommunity') : t('share:feeds.byProvince'),
    );
  }
  const card = records.card(id);
  return card === null ? inNoLanguage(id) : labelOfCard(card);
}

/** The page about the same, in each language in which the collection has a name. */
function homepagesOf(
  records: PublicRecords,
  { locales }: SiteSettings,
  { group, label }: { group: ManifestGroup; label: LanguageMap },
) {
  const routeIn = (locale: string) => {
    if (group === 'all' || group.id === null) return routes.home(locale);
    if (group.by === 'type') return routes.browse(locale, group.id);
    const type = group.by === 'province' ? 'place' : group.by;
    return routes.record(locale, type, records.card(group.id)?.slug ?? group.id);
  };
  const named = locales.filter((locale) => label[locale] !== undefined);
  return (named.length > 0 ? named : locales.slice(0, 1)).map((locale) => ({
    route: routeIn(locale),
    locale,
    title: (label[locale] ?? Object.values(label)[0])?.[0] ?? '',
  }));
}
