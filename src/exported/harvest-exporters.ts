import type { PublicRecord } from '#domain/public/record.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { Channel } from '#domain/public/vocabulary.ts';
import { OAI_DC, toOaiDc } from '#exports/dublin-core/oai-dc.ts';
import { EDM, type EdmSources, toEdm } from '#exports/edm/edm-external.ts';
import type { MetadataFormat } from '#exports/oai-pmh-2/response.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { Exporter } from './exporter.ts';

type Site = Pick<SiteSettings, 'name' | 'url' | 'locales'>;

/** What harvesters may ask for; an exporter of the same name makes each. */
export const HARVEST_FORMATS: readonly MetadataFormat[] = [OAI_DC, EDM];

/** Makes each record that may be harvested in each of HARVEST_FORMATS. */
export function harvestExporters(site: Site): Exporter[] {
  const channel = 'harvest';
  return [
    {
      name: OAI_DC.metadataPrefix,
      channel,
      make: (id, records) => of(records, id, (record) => toOaiDc(record, sourcesOf(records, site))),
    },
    {
      name: EDM.metadataPrefix,
      channel,
      types: ['festival', 'custom', 'product', 'story', 'collection', 'media'],
      make: (id, records) => of(records, id, (record) => toEdm(record, sourcesOf(records, site))),
    },
  ];
}

function of(
  records: PublicRecords,
  id: string,
  make: (record: PublicRecord) => string | null,
): string | null {
  const entry = records.entry(id);
  return entry === null || entry.type === 'tombstone' ? null : make(entry);
}

/** Others are named in what is harvested only where they may be harvested themselves. */
function sourcesOf(records: PublicRecords, site: Site): EdmSources {
  const named = (id: string) => inChannel(records, id, 'harvest');
  return {
    site,
    isOut: (id) => named(id) !== null,
    titles: (id) =>
      Object.fromEntries((named(id)?.texts ?? []).map(({ lang, title }) => [lang, title])),
    citation(id) {
      const source = named(id);
      return source?.type === 'source' ? source.facts.citation : null;
    },
    media(id) {
      const medium = named(id);
      return medium?.type === 'media' && medium.channels.includes('embed') ? medium : null;
    },
    coordinates(id) {
      const place = named(id);
      return place?.type === 'place' ? place.facts.coordinates : null;
    },
  };
}

function inChannel(records: PublicRecords, id: string, channel: Channel): PublicRecord | null {
  const entry = records.entry(id);
  const isOpen = entry !== null && entry.type !== 'tombstone' && entry.channels.includes(channel);
  return isOpen ? entry : null;
}
