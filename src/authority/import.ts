import { communityRecords } from './communities.ts';
import { conceptRecords } from './concepts.ts';
import { listingRecords } from './listings.ts';
import { localUnitRecords } from './local-units.ts';
import type { Origin } from './merge.ts';
import { provinceRecords, regionRecords } from './provinces.ts';
import { readAuthorityData } from './read-data.ts';
import { type ImportReport, runImport } from './run-import.ts';
import { readSelection } from './selection.ts';

export interface ImportOptions {
  /** The folder with the data files. */
  from: string;
  contentRoot: string;
  origin: Origin;
}

/**
 * Reads authority data and writes them as records: vocabularies, provinces and units, peoples, entries of heritage lists. Throws
 * ArchiveError `authority-data-faulty` before anything is written.
 */
export function importAuthority({ from, contentRoot, origin }: ImportOptions): ImportReport {
  const data = readAuthorityData(from);
  const { selection, listingWords } = readSelection(contentRoot);
  const records = [
    ...conceptRecords(data),
    ...regionRecords(),
    ...provinceRecords(data),
    ...localUnitRecords(data, selection),
    ...communityRecords(data, selection),
    ...listingRecords(data, listingWords),
  ];
  return runImport(contentRoot, records, origin);
}
