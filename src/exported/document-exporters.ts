import type { ArkSettings } from '#domain/public/ark.ts';
import type { PublicEntry, PublicRecord } from '#domain/public/record.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { Channel } from '#domain/public/vocabulary.ts';
import { toRecordDocument } from '#exports/dataset/record-document.ts';
import type { ExportSources } from '#exports/export-sources.ts';
import { toNationalRecord } from '#exports/national/national-record.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import type { Exporter } from './exporter.ts';

type Site = Pick<SiteSettings, 'url'> & { ark: ArkSettings };

/** Names of the exporters of DOCUMENT_EXPORTERS in the store. */
export const DATASET = 'dataset';
export const NATIONAL = 'national';

/**
 * Makes the documents that the open dataset and the JSON API hold, and the rows of the national profile; as JSON,
 * without the time of their change.
 */
export function documentExporters(site: Site): Exporter[] {
  return [
    documentExporter(DATASET, { channel: 'dataset', site, to: toRecordDocument }),
    documentExporter(NATIONAL, { channel: 'harvest', site, to: toNationalRecord }),
  ];
}

function documentExporter(
  name: string,
  given: {
    channel: Channel;
    site: Site;
    to(record: PublicRecord, sources: ExportSources): object | null;
  },
): Exporter {
  const { channel, site, to } = given;
  return {
    name,
    channel,
    make(id, records) {
      const entry = records.entry(id);
      if (entry === null || entry.type === 'tombstone') return null;
      const document = to(entry, sourcesOf(records, { channel, site }));
      return document === null ? null : JSON.stringify(document);
    },
  };
}

/** Others are named only where they are let out in the same channel. */
function sourcesOf(
  records: PublicRecords,
  { channel, site }: { channel: Channel; site: Site },
): ExportSources {
  const out = (id: string): PublicRecord | null => {
    const entry: PublicEntry | null = records.entry(id);
    const isOut = entry !== null && entry.type !== 'tombstone' && entry.channels.includes(channel);
    return isOut ? entry : null;
  };
  return {
    siteUrl: site.url,
    ark: site.ark,
    isOut: (id) => out(id) !== null,
    titles(id) {
      const titles: Record<string, string> = {};
      for (const { lang, title } of out(id)?.texts ?? []) titles[lang] ??= title;
      return titles;
    },
    community(id) {
      const found = out(id);
      return found?.type === 'community' ? found.facts : null;
    },
    place(id) {
      const found = out(id);
      return found?.type === 'place' ? found.facts : null;
    },
    scheme(id) {
      const found = out(id);
      return found?.type === 'concept' ? found.facts.scheme : null;
    },
  };
}
