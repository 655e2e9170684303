import { loadCatalogue } from '#catalogue/catalogue.ts';
import { originalPath } from '#catalogue/originals.ts';
import { type MediaSettings, mediaSettings } from '#domain/media-settings.ts';
import type { ArchiveRecordOf } from '#domain/record.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { readLedger } from '#projection/ledger.ts';
import type { Workspace } from '../workspace.ts';
import { mediaUnknown } from './usage.ts';

export type MediaRecord = ArchiveRecordOf<'media'>;

export interface MediaRecords {
  /** What derivatives are made for. */
  assets: MediaAsset[];
  /** Of these nothing is made, and nothing made is kept. */
  withdrawn: MediaAsset[];
  records: ReadonlyMap<string, MediaRecord>;
  /** Errors of the content: a record that cannot be read is not among those above. */
  errors: number;
}

/** A record, and what the pipeline is told of it. */
export interface RecordedAsset {
  asset: MediaAsset;
  record: MediaRecord;
  isWithdrawn: boolean;
}

/** One media record. Throws ArchiveError `media-unknown`. */
export function findRecord(
  id: string,
  { assets, withdrawn, records }: MediaRecords,
): RecordedAsset {
  const asset = [...assets, ...withdrawn].find((each) => each.id === id);
  const record = records.get(id);
  if (!asset || !record) throw mediaUnknown(id, records.keys());
  return { asset, record, isWithdrawn: withdrawn.includes(asset) };
}

/** Reads the media records of the archive. */
export async function loadMediaRecords(workspace: Workspace, now: Date): Promise<MediaRecords> {
  const { contentRoots, folders, site, withdrawals } = workspace;
  const catalogue = await loadCatalogue({
    roots: contentRoots,
    cacheFolder: folders.catalogue,
    now,
    timeZone: site.timeZone,
  });
  const records = catalogue.ofType('media');
  catalogue.close();
  const ledger = readLedger(withdrawals);
  const isWithdrawn = ({ id, access }: MediaRecord) =>
    access?.level === 'withdrawn' || ledger.has(id);
  return {
    assets: records.filter((record) => !isWithdrawn(record)).map(toAsset),
    withdrawn: records.filter(isWithdrawn).map(toAsset),
    records: new Map(records.map((record) => [record.id, record])),
    errors: catalogue.faults.filter(({ level }) => level === 'error').length,
  };
}

function toAsset(record: MediaRecord): MediaAsset {
  const { id, kind, original } = record;
  const { sha256, sizeBytes, mediaType } = original;
  const settings: MediaSettings = mediaSettings(record);
  return { id, kind, file: originalPath(record), sha256, sizeBytes, mediaType, settings };
}
