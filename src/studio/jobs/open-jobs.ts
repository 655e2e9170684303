import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { tryAgain } from '#media-pipeline/inspect/try-again.ts';
import { openSettledWorks } from '#media-pipeline/originals/settled-work.ts';
import { type MediaReport, openMediaQueue, runMedia } from '#media-pipeline/pipeline.ts';
import type { JobQueue } from '#media-pipeline/queue/job-queue.ts';
import { recipesOf } from '#media-pipeline/recipes.ts';
import { taskKey } from '#media-pipeline/run/job.ts';
import type { MediaJob } from './job.ts';
import { openJobTable } from './job-table.ts';
import type { StudioMedia } from './studio-media.ts';

export interface JobsOptions {
  database: DatabaseSync;
  media: StudioMedia;
  /** What is to be made for a record; `null` where it is gone. */
  assetOf(recordId: string): MediaAsset | null;
  now(): Date;
  onError(error: unknown): void;
}

export interface MediaJobs {
  /** Asks for the media of a record; asked again, they are made again where something is lacking. */
  ask(recordId: string): void;
  /** Tries again what failed or was cancelled, also what was refused. */
  retry(recordId: string): Promise<void>;
  cancel(recordId: string): Promise<void>;
  /** As `cancel`, and forgotten. */
  remove(recordId: string): Promise<void>;
  find(recordId: string): MediaJob | null;
  failed(): MediaJob[];
  /** What was made, once it is. */
  describe(asset: MediaAsset): MediaDescription | null;
  watch(listener: (recordId: string) => void): () => void;
  /** Goes on with what a life before this one had not finished. */
  goOn(): void;
  /** Stops the work under way; what is not finished waits for the next life. */
  close(): Promise<void>;
}

interface UnderWay {
  stop: AbortController;
  ended: Promise<void>;
  share: number | null;
}

/** The making of media, in this process, for the uploads of the studio. */
export function openJobs(options: JobsOptions): MediaJobs {
  const { database, media, assetOf, now, onError } = options;
  mkdirSync(media.folder, { recursive: true });
  const table = openJobTable(database);
  const describe = openDescriptions(media.folder);
  const listeners = new Set<(recordId: string) => void>();
  const underWay = new Map<string, UnderWay>();
  let isClosed = false;

  const changed = (recordId: string) => {
    for (const listener of listeners) listener(recordId);
  };
  const fill = () => {
    for (const { recordId } of table.inState('waiting')) {
      if (isClosed || underWay.size >= media.concurrency) return;
      if (!underWay.has(recordId)) begin(recordId);
    }
  };
  const begin = (recordId: string) => {
    const stop = new AbortController();
    const job: UnderWay = { stop, share: null, ended: Promise.resolve() };
    underWay.set(recordId, job);
    table.set(recordId, 'working');
    changed(recordId);
    job.ended = work(recordId, job).finally(() => {
      underWay.delete(recordId);
      changed(recordId);
      fill();
    });
  };
  const work = async (recordId: string, job: UnderWay): Promise<void> => {
    const asset = assetOf(recordId);
    if (asset === null) {
      table.remove(recordId);
      return;
    }
    const { queue, ...rest } = media;
    const names = recipesOf(asset.kind).map(({ name }) => name);
    try {
      const report = await runMedia({
        ...rest,
        ...(queue === null ? {} : { queue }),
        assets: [asset],
        concurrency: 1,
        signal: job.stop.signal,
        onProgress({ outcome, recipe, share }) {
          if (outcome !== 'working' || recipe === null) return;
          job.share = Math.max(job.share ?? 0, (names.indexOf(recipe) + share) / names.length);
          changed(recordId);
        },
      });
      const reason = whyNot(report);
      if (reason === null) table.set(recordId, 'done');
      else table.set(recordId, 'failed', reason);
    } catch (error) {
      if (job.stop.signal.aborted) {
        // A life that ends leaves the job to the next one.
        table.set(recordId, isClosed ? 'waiting' : 'cancelled');
        return;
      }
      onError(error);
      table.set(recordId, 'failed', FAULT_OF_MACHINE);
    }
  };
  const stopWork = async (recordId: string): Promise<void> => {
    const job = underWay.get(recordId);
    job?.stop.abort();
    await job?.ended;
    const asset = assetOf(recordId);
    if (asset !== null) await withQueue((queue) => queue.remove(taskKey(asset)));
  };
  const withQueue = async <T>(act: (queue: JobQueue) => Promise<T>): Promise<T> => {
    if (media.queue !== null) return act(media.queue);
    const own = openMediaQueue(media.folder);
    try {
      return await act(own);
    } finally {
      await own.close();
    }
  };
  const ask = (recordId: string) => {
    table.ask(recordId, now().toISOString());
    changed(recordId);
    fill();
  };

  return {
    ask,
    async retry(recordId) {
      const state = table.find(recordId)?.state;
      const asset = assetOf(recordId);
      if (asset === null || (state !== 'failed' && state !== 'cancelled')) return;
      const settled = openSettledWorks(join(media.folder, 'media.sqlite'));
      try {
        await withQueue((queue) =>
          tryAgain([asset], { ...media, queue, settled, describe, refused: true }),
        );
      } finally {
        settled.close();
      }
      ask(recordId);
    },
    async cancel(recordId) {
      const state = table.find(recordId)?.state;
      if (state !== 'waiting' && state !== 'working') return;
      table.set(recordId, 'cancelled');
      await stopWork(recordId);
      changed(recordId);
    },
    async remove(recordId) {
      table.set(recordId, 'cancelled');
      await stopWork(recordId);
      table.remove(recordId);
    },
    find(recordId) {
      const stored = table.find(recordId);
      return stored === null ? null : { ...stored, share: underWay.get(recordId)?.share ?? null };
    },
    failed: () => table.inState('failed').map((job) => ({ ...job, share: null })),
    describe: ({ sha256, settings }) => describe(descriptionKey(sha256, settings)),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    goOn() {
      for (const { recordId } of table.inState('working')) {
        if (!underWay.has(recordId)) table.set(recordId, 'waiting');
      }
      fill();
    },
    async close() {
      isClosed = true;
      const open = [...underWay.values()];
      for (const { stop } of open) stop.abort();
      await Promise.all(open.map(({ ended }) => ended));
    },
  };
}

function whyNot({ refused, parked, missing }: MediaReport): Bilingual | null {
  return [...refused, ...parked, ...missing][0]?.reason ?? null;
}

const FAULT_OF_MACHINE: Bilingual = {
  vi: 'Máy chủ gặp trục trặc khi xử lý (ổ đĩa đầy, thiếu bộ nhớ…). Tệp gốc vẫn nguyên. Hãy thử lại; nếu vẫn vậy, báo cán bộ phụ trách.',
  en: 'The server had trouble while working on it (a full disk, too little memory…). The original is safe. Try again; if it stays so, tell the officer in charge.',
};
