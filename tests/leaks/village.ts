import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '#catalogue/catalogue.ts';
import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type CompiledProjection, compileProjection } from '#projection/compile.ts';
import type { IssuedDate } from '#projection/issued-dates.ts';
import { EMPTY_LEDGER, type Ledger } from '#projection/ledger.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';

const root = join(import.meta.dirname, '../fixtures/village');
const timeZone = 'Asia/Ho_Chi_Minh';

/** Sample Village as the public finds it at one moment. */
export interface VillageAt {
  compiled: CompiledProjection;
  records: PublicRecords;
  /** Does it have a page? */
  has(id: string): boolean;
  record<T extends RecordType>(type: T, id: string): PublicRecordOfType<T>;
}

export interface Village {
  catalogue: Catalogue;
  /** Projects it as of a moment (ISO 8601 with offset). */
  at(moment: string, options?: { ledger?: Ledger; scheduler?: boolean }): Promise<VillageAt>;
  close(): void;
}

export async function openVillage(): Promise<Village> {
  const folder = mkdtempSync(join(tmpdir(), 'village-'));
  const catalogue = await loadCatalogue({
    roots: [
      { path: join(root, 'content'), private: false },
      { path: join(root, 'private'), private: true },
    ],
    cacheFolder: join(folder, 'catalogue'),
    now: new Date('2026-11-21T00:00:00Z'),
    timeZone,
  });
  const open: { close(): void }[] = [catalogue];
  const issuedDates = new Map<string, IssuedDate>();
  return {
    catalogue,
    async at(moment, { ledger = EMPTY_LEDGER, scheduler = true } = {}) {
      const projection = mkdtempSync(join(folder, 'projection-'));
      const compiled = await compileProjection({
        catalogue,
        describe: () => null,
        ledger,
        issuedDates,
        now: new Date(moment),
        timeZone,
        scheduler,
        folder: projection,
      });
      for (const date of compiled.newlyIssued) issuedDates.set(date.uid, date);
      const records = openPublicRecords(projection);
      open.push(records);
      const pages = new Set(records.entries.filter(({ page }) => page).map(({ id }) => id));
      return {
        compiled,
        records,
        has: (id) => pages.has(id) && records.entry(id)?.type !== 'tombstone',
        record: (type, id) => asType(records.entry(id), type, id),
      };
    },
    close() {
      for (const each of open) each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function asType<T extends RecordType>(
  entry: ReturnType<PublicRecords['entry']>,
  type: T,
  id: string,
): PublicRecordOfType<T> {
  if (entry === null || !isOfType(entry as PublicRecord, type)) {
    throw new Error(`${id} is no public ${type}`);
  }
  return entry as PublicRecordOfType<T>;
}

function isOfType(entry: PublicRecord, type: RecordType): boolean {
  return entry.type === type;
}
