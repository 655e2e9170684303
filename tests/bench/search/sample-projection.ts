import { join } from 'node:path';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { compileProjection } from '#projection/compile.ts';
import { EMPTY_LEDGER } from '#projection/ledger.ts';
import { openPublicRecords, type PublicRecords } from '#public-records/reader.ts';

const content = join(import.meta.dirname, '../../../content');
const now = new Date('2026-11-21T00:00:00Z');
const timeZone = 'Asia/Ho_Chi_Minh';

/** The sample archive as the public may see it, compiled in `folder`. */
export async function sampleProjection(folder: string): Promise<PublicRecords & { close(): void }> {
  const catalogue = await loadCatalogue({
    roots: [{ path: content, private: false }],
    cacheFolder: join(folder, 'catalogue'),
    now,
    timeZone,
  });
  const projection = join(folder, 'projection');
  await compileProjection({
    catalogue,
    describe: () => null,
    ledger: EMPTY_LEDGER,
    now,
    timeZone,
    scheduler: true,
    folder: projection,
  });
  catalogue.close();
  return openPublicRecords(projection);
}
