import type { Meilisearch, Settings } from 'meilisearch';
import type { SearchableRecords } from '../documents.ts';
import { placesInOrder } from './alphabet-order.ts';
import { hashOf, type MeilisearchDocument, meilisearchDocuments } from './documents.ts';
import { type LiveRecord, readLive } from './live-index.ts';
import { orderField } from './query/fields.ts';
import {
  done,
  MeilisearchFault,
  type MeilisearchServer,
  openServer,
  toldPlainly,
} from './server.ts';
import { meilisearchSettings } from './settings.ts';
import { type SurveyMemory, surveyRecords, type Wanted } from './survey.ts';

/** Raise it when documents are made otherwise from the same records. */
const FORMAT = 1;
const BATCH_BYTES = 8_000_000;
/** The server does batches that wait for it in one go, which is much quicker; so many wait on its disk. */
const MAX_WAITING = 16;
const DELETED_AT_A_TIME = 1_000;

export interface MeilisearchUpdate {
  /** `new`: built beside the live one and swapped; `changes`: written into it. */
  way: 'new' | 'changes' | 'none';
  documents: number;
  written: number;
  deleted: number;
}

/**
 * Brings the index of a Meilisearch up to date with the searchable records, or builds it. Records that are
 * gone leave first. Where the settings are as they were, only what has changed is written; otherwise a new
 * index is built, counted and swapped with the live one. Interrupted anywhere, the live index is whole, and
 * the next run clears away what was begun. One at a time per index. Throws MeilisearchFault.
 */
export function updateMeilisearch(options: {
  server: MeilisearchServer;
  index: string;
  records: SearchableRecords;
  locales: readonly string[];
  /** Build it again from nothing, whatever stands there. */
  anew?: boolean;
  /** Spares making documents that are as they were; the server's index is compared all the same. */
  memory?: SurveyMemory | null;
  onDocuments?: (done: number, of: number) => void;
}): Promise<MeilisearchUpdate> {
  const { server: place, index, records, locales, anew = false, memory = null } = options;
  const { onDocuments = () => {} } = options;
  return toldPlainly(async () => {
    const server = openServer(place);
    await clearAway(server, index);
    const settings = meilisearchSettings(locales);
    const stamp = hashOf([FORMAT, process.versions['icu'], settings]);
    const wanted = surveyRecords(records, { locales, stamp, memory });
    const live = await readLive(server, { index, settings, locales });
    const gone = live === null ? [] : [...live.records.keys()].filter((id) => !wanted.has(id));
    for (let from = 0; from < gone.length; from += DELETED_AT_A_TIME) {
      const ids = gone.slice(from, from + DELETED_AT_A_TIME);
      await done(server.index(index).deleteDocuments(ids));
    }
    const before =
      !anew && live?.hasSettings === true ? live.records : new Map<string, LiveRecord>();
    const places = placeAll(wanted, { before, locales });
    const changed = [...wanted.keys()].filter((id) => {
      const known = before.get(id);
      const isPlaced = locales.every(
        (locale) => known?.places[locale] === places.get(locale)?.get(id),
      );
      return known?.hash !== wanted.get(id)?.hash || !isPlaced;
    });
    const report = { documents: wanted.size, deleted: gone.length };
    const documents = () => changedDocuments(records, { changed, places, wanted, locales });
    const tell = (written: number) => onDocuments(written, changed.length);
    if (before.size > 0 && changed.length * 2 <= wanted.size) {
      if (changed.length > 0) await write(server, { index, documents: documents(), tell });
      await refuseOtherCount(server, index, wanted.size);
      const way = changed.length + gone.length === 0 ? 'none' : 'changes';
      return { way, ...report, written: changed.length };
    }
    const next = `${index}--${Date.now()}`;
    await build(server, { index: next, settings, documents: documents(), tell });
    await refuseOtherCount(server, next, wanted.size);
    if (live === null) {
      await done(server.swapIndexes([{ indexes: [next, index], rename: true }]));
    } else {
      await done(server.swapIndexes([{ indexes: [index, next], rename: false }]));
      await done(server.deleteIndex(next));
    }
    return { way: 'new', ...report, written: changed.length };
  });
}

/** Names of indexes that are being built, or were and are left over; no archive's own (see the settings). */
const UNFINISHED = /--\d+$/;

/** Deletes what an interrupted run left. */
async function clearAway(server: Meilisearch, index: string): Promise<void> {
  const { results } = await server.getRawIndexes({ limit: 1_000 });
  for (const { uid } of results) {
    if (UNFINISHED.test(uid) && uid.replace(UNFINISHED, '') === index) {
      await done(server.deleteIndex(uid));
    }
  }
}

/** By locale, the place of every record in its alphabet. */
function placeAll(
  wanted: ReadonlyMap<string, Wanted>,
  { before, locales }: { before: ReadonlyMap<string, LiveRecord>; locales: readonly string[] },
): Map<string, Map<string, number>> {
  return new Map(
    locales.map((locale) => {
      const titles = Array.from(wanted, ([id, { hash, titles: byLocale }]) => {
        const known = before.get(id);
        const place = known?.hash === hash ? known.places[locale] : undefined;
        return { id, title: byLocale[locale] ?? id, place: place ?? null };
      });
      return [locale, placesInOrder(titles, locale)];
    }),
  );
}

function* changedDocuments(
  records: SearchableRecords,
  {
    changed,
    places,
    wanted,
    locales,
  }: {
    changed: readonly string[];
    places: ReadonlyMap<string, ReadonlyMap<string, number>>;
    wanted: ReadonlyMap<string, Wanted>;
    locales: readonly string[];
  },
): Generator<MeilisearchDocument> {
  const ids = new Set(changed);
  for (const { document } of meilisearchDocuments(records, locales, (id) => ids.has(id))) {
    const order = locales.map((locale) => [
      orderField(locale),
      places.get(locale)?.get(document.id),
    ]);
    yield {
      ...document,
      hash: wanted.get(document.id)?.hash ?? document.hash,
      ...Object.fromEntries(order),
    };
  }
}

async function build(
  server: Meilisearch,
  {
    index,
    settings,
    ...rest
  }: {
    index: string;
    settings: Settings;
    documents: Iterable<MeilisearchDocument>;
    tell: (written: number) => void;
  },
): Promise<void> {
  await done(server.createIndex(index, { primaryKey: 'id' }));
  // Settings before documents: nothing is indexed twice.
  await done(server.index(index).updateSettings(settings));
  await write(server, { index, ...rest });
}

async function write(
  server: Meilisearch,
  {
    index,
    documents,
    tell,
  }: {
    index: string;
    documents: Iterable<MeilisearchDocument>;
    tell: (written: number) => void;
  },
): Promise<void> {
  let batch: string[] = [];
  let bytes = 0;
  let written = 0;
  const waiting: Promise<void>[] = [];
  const send = async () => {
    const lines = batch.join('\n');
    const many = batch.length;
    batch = [];
    bytes = 0;
    const task = server.index(index).addDocumentsFromString(lines, 'application/x-ndjson');
    await task;
    const finished = done(task).then(() => {
      written += many;
      tell(written);
    });
    finished.catch(() => {});
    waiting.push(finished);
    if (waiting.length > MAX_WAITING) await waiting.shift();
  };
  for (const document of documents) {
    const line = JSON.stringify(document);
    batch.push(line);
    bytes += Buffer.byteLength(line);
    if (bytes >= BATCH_BYTES) await send();
  }
  if (batch.length > 0) await send();
  for (const finished of waiting) await finished;
}

async function refuseOtherCount(server: Meilisearch, index: string, wanted: number): Promise<void> {
  const { numberOfDocuments } = await server.index(index).getStats();
  if (numberOfDocuments === wanted) return;
  const message = `${index} holds ${numberOfDocuments} documents instead of ${wanted}`;
  throw new MeilisearchFault(message, { kind: 'failed' });
}
