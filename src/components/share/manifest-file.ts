import { isShowable } from '#domain/public/media.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import { toManifest } from '#exports/iiif/presentation-3.ts';
import type { Manifest } from '#exports/iiif/resources.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { SiteContext } from '#public-records/site-context.ts';
import type { References } from '../references.ts';

/** The IIIF manifest of a record, of media that other sites may show; `null` where there is none. */
export function manifestOf(
  { records, site }: Pick<SiteContext, 'records' | 'site'>,
  id: string,
): Manifest | null {
  const entry = records.entry(id);
  if (entry === null || entry.type === 'tombstone' || !entry.channels.includes('embed'))
    return null;
  return toManifest(entry, {
    site,
    media(medium) {
      const found = records.entry(medium);
      return found?.type === 'media' && found.channels.includes('embed') ? found : null;
    },
    titles: (named) => titlesOf(records, named),
  });
}

/** Whether a record has a manifest. */
export function hasManifest(record: PublicRecord, references: References): boolean {
  if (!record.channels.includes('embed')) return false;
  const media =
    record.type === 'media' ? [record] : record.media.flatMap((id) => references.media(id) ?? []);
  return media.some(({ channels, facts }) => channels.includes('embed') && isShowable(facts));
}

function titlesOf(records: PublicRecords, id: string): Record<string, string> {
  const titles = records.card(id)?.titles ?? {};
  return Object.fromEntries(Object.entries(titles).map(([lang, { title }]) => [lang, title]));
}
