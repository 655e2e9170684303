import { isShownElsewhere } from '#domain/public/shown-media.ts';
import type { Media } from '#exports/iiif/about-media.ts';
import { labelOfCard } from '#exports/iiif/collection.ts';
import { toManifest } from '#exports/iiif/presentation-3.ts';
import type { Manifest } from '#exports/iiif/resources.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import { manifestWords } from './words-in-languages.ts';

/** The IIIF manifest of a record, of media that other sites may show; `null` where there is none. */
export function manifestOf(
  { records, site }: Pick<SiteContext, 'records' | 'site'>,
  id: string,
): Manifest | null {
  const entry = records.entry(id);
  if (records.card(id)?.manifest == null || entry === null || entry.type === 'tombstone')
    return null;
  const media = (entry.type === 'media' ? [id] : entry.media).flatMap((each): Media[] => {
    const found = records.entry(each);
    return found?.type === 'media' && isShownElsewhere(found.channels, found.facts) ? [found] : [];
  });
  return toManifest(entry, {
    ...{ site, media, words: manifestWords(site) },
    label(named) {
      const card = records.card(named);
      return card === null ? null : labelOfCard(card);
    },
  });
}
