import { join, resolve } from 'node:path';
import type { ObjectStore } from '#store/object-store.ts';
import { openEventLog } from './events/event-log.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { beginWork } from './queue/worker-name.ts';
import { runWorker, type WorkerProgress } from './run/run-worker.ts';
import { openWorkFolder } from './run/work-folder.ts';
import type { Tools } from './tools.ts';

export interface WorkForOthersOptions {
  queue: JobQueue;
  originals: ObjectStore;
  derivatives: ObjectStore;
  /** Of this worker alone: unfinished work and its events. */
  folder: string;
  tools: Tools;
  /** Jobs worked on at a time. */
  concurrency: number;
  /** End as soon as there is nothing to take. */
  untilIdle?: boolean;
  signal: AbortSignal;
  onProgress(event: WorkerProgress): void;
}

/**
 * Works on what a shared queue holds, until told to stop. All it is given is the two stores: content
 * roots, private ones too, stay out of its reach.
 */
export async function workForOthers(options: WorkForOthersOptions): Promise<void> {
  const folder = resolve(options.folder);
  const { worker, end } = beginWork();
  const workFolder = await openWorkFolder(join(folder, 'tmp'), worker);
  try {
    await runWorker({
      ...options,
      worker,
      workFolder: workFolder.path,
      onEvent: openEventLog(folder, { now: () => new Date() }),
    });
  } finally {
    await workFolder.remove();
    end();
  }
}
