import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { compileProjection } from '#projection/compile.ts';
import { readLedger } from '#projection/ledger.ts';
import { openPublicRecords } from '#public-records/reader.ts';
import { openAreaIndex } from './area-index.ts';
import type { AreaNews, AreaWork } from './area-work.ts';

/** Its own thread: in a large archive this takes seconds, during which others are answered. */
const work = workerData as AreaWork;
const tell = (news: AreaNews) => parentPort?.postMessage(news);

const { timeZone, projection, programKey } = work;
const now = new Date(work.now);
const { contentRoots: roots, cacheFolder } = work;
const catalogue = await loadCatalogue({ roots, cacheFolder, now, timeZone });
const { withheld } = await compileProjection({
  catalogue,
  describe: openDescriptions(work.mediaFolder),
  ledger: readLedger(work.withdrawals),
  now,
  timeZone,
  scheduler: work.scheduler,
  folder: projection,
  viewer: work.viewer,
  keep: { file: work.pieces, programKey },
});
catalogue.close();
tell({ withheld });
const records = openPublicRecords(projection);
const index = openAreaIndex(work.index);
index.update(records);
index.close();
records.close();
tell('indexed');
