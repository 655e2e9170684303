import { setTimeout as delay } from 'node:timers/promises';
import type { Bilingual } from '#domain/archive-error.ts';
import { refusalIn } from '../describe/description.ts';
import { storedDescriptionKey } from '../describe/descriptions.ts';
import { sayingDiskFull } from '../disk-full.ts';
import { doJob, LEASE_MS, type WorkerSide } from './do-job.ts';
import { parsePayload } from './job.ts';

const WAIT_MS = 500;

export interface WorkerProgress {
  key: string;
  outcome: 'working' | 'made' | 'refused' | 'parked' | 'handed-back';
  recipe: string | null;
  share: number;
  reason: Bilingual | null;
}

export interface RunWorkerOptions extends Omit<WorkerSide, 'keep'> {
  /** Jobs worked on at a time. */
  concurrency: number;
  /** End as soon as there is nothing to take. */
  untilIdle?: boolean;
  onProgress(event: WorkerProgress): void;
}

/**
 * Works on whatever a shared queue holds, until `signal` aborts. It reads originals from their store and
 * writes derivatives and descriptions to theirs: it never sees a content root. Throws on a fault of this
 * machine.
 */
export async function runWorker(options: RunWorkerOptions): Promise<void> {
  const { concurrency } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const hands = Array.from({ length: concurrency }, () =>
    workOn({ ...options, signal }).catch((fault) => {
      if (options.signal.aborted) return;
      stop.abort(fault);
      throw fault;
    }),
  );
  await Promise.allSettled(hands);
  await sayingDiskFull(options.workFolder, () => Promise.all(hands));
}

async function workOn(options: RunWorkerOptions): Promise<void> {
  const { queue, worker, signal, derivatives, onProgress, untilIdle = false } = options;
  while (!signal.aborted) {
    const lease = await queue.lease({ worker, forMs: LEASE_MS });
    if (!lease) {
      if (untilIdle) return;
      await delay(WAIT_MS, undefined, { signal });
      continue;
    }
    const tell = (event: Partial<WorkerProgress> & Pick<WorkerProgress, 'outcome'>) =>
      onProgress({ key: lease.key, recipe: null, share: 0, reason: null, ...event });
    const work = parsePayload(lease.payload);
    if (!work) {
      await queue.fail(lease, {
        reason: 'the job is of another version of the archive',
        retry: false,
      });
      tell({ outcome: 'parked' });
      continue;
    }
    const end = await doJob(work, lease, {
      ...options,
      source: null,
      async keep(key, description) {
        await derivatives.put(storedDescriptionKey(key), Buffer.from(JSON.stringify(description)));
      },
      onStep: (recipe, share) => tell({ outcome: 'working', recipe, share }),
    });
    if ('description' in end) {
      const reason = refusalIn(end.description);
      tell({ outcome: reason ? 'refused' : 'made', reason, share: 1 });
    } else if ('parked' in end) tell({ outcome: 'parked', reason: end.parked.reason });
    else tell({ outcome: 'handed-back' });
  }
}
