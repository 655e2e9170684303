import { join } from 'node:path';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { compileProjection } from '#projection/compile.ts';
import { readLedger } from '#projection/ledger.ts';
import type { ReleaseFile } from '#public-records/format.ts';
import { openPublicRecords, type PublicRecords, readReleaseFiles } from '#public-records/reader.ts';
import { asPublic, withRecords } from './overlay.ts';

export interface PreviewOptions {
  /** A private folder of the studio; a preview is in it until the next one. */
  folder: string;
  catalogue(): Catalogue;
  describe(): (key: string) => MediaDescription | null;
  /** The ledger of withdrawals. */
  withdrawals: string;
  timeZone: string;
  scheduler: boolean;
  /** Names the code that projects. */
  programKey: string;
}

/** The public records as they will be with one draft published. */
export interface PreviewedSite {
  records: PublicRecords;
  /** Files that go out beside the pages, by path. */
  files: ReadonlyMap<string, ReleaseFile>;
  /** `closed`: shown as if it were public, which it is not; `hidden`: no page of it would be there. */
  seen: 'public' | 'closed' | 'hidden';
}

export interface Preview {
  /** With other drafts that it shows, as if they were public too. The same draft is projected once. */
  of(record: ArchiveRecord, now: Date, shown?: readonly ArchiveRecord[]): Promise<PreviewedSite>;
  close(): void;
}

/** Projects drafts through the gate itself, as publishing will, into a folder that nobody else reads. */
export function openPreview(options: PreviewOptions): Preview {
  let held: { key: string; site: PreviewedSite; close(): void } | null = null;
  let working: Promise<unknown> = Promise.resolve();

  return {
    of(record, now, shown = []) {
      const made = working.then(() => make(record, now, shown));
      working = made.catch(() => {});
      return made;
    },
    close: () => held?.close(),
  };

  async function make(
    record: ArchiveRecord,
    now: Date,
    shown: readonly ArchiveRecord[],
  ): Promise<PreviewedSite> {
    const catalogue = options.catalogue();
    const key = JSON.stringify([catalogue.hash, now.toISOString().slice(0, 10), record, shown]);
    if (held?.key === key) return held.site;
    const isPublic = record.access?.level === 'public';
    const folder = join(options.folder, 'projection');
    await compileProjection({
      catalogue: withRecords(catalogue, [
        ...shown.map(asPublic),
        isPublic ? record : asPublic(record),
      ]),
      describe: options.describe(),
      ledger: readLedger(options.withdrawals),
      now,
      timeZone: options.timeZone,
      scheduler: options.scheduler,
      folder,
      keep: { file: join(options.folder, 'pieces.json'), programKey: options.programKey },
    });
    const records = openPublicRecords(folder);
    // Read now: the folder gives way to the next draft's.
    records.dates('all');
    const files = readReleaseFiles(folder);
    const isThere = records.entry(record.id) !== null;
    const seen = isThere ? (isPublic ? 'public' : 'closed') : 'hidden';
    const before = held;
    held = { key, site: { records, files, seen }, close: () => records.close() };
    // A page that is being rendered may still read it.
    setTimeout(() => before?.close(), RENDERED_BY_MS).unref();
    return held.site;
  }
}

const RENDERED_BY_MS = 30_000;
