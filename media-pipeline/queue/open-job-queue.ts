import type { JobQueue } from './job-queue.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { sqliteJobQueue } from './sqlite-job-queue.ts';

export interface OpenJobQueueOptions {
  /** `redis://…` or `rediss://…` for workers on many machines; anything else is the file of an SQLite database. */
  at: string;
  retries?: RetryPolicy;
  /** Only for a file: see `sqliteJobQueue`. */
  isWorkerAlive?: (worker: string) => boolean;
}

/**
 * The queue that stands at an address.
 *
 * @throws ArchiveError when Redis does not answer.
 */
export async function openJobQueue({ at, ...options }: OpenJobQueueOptions): Promise<JobQueue> {
  if (!/^rediss?:/.test(at)) return sqliteJobQueue({ file: at, ...options });
  // Loaded only here: who needs no Redis does not wait for its client.
  const { bullmqJobQueue } = await import('./bullmq-job-queue.ts');
  return bullmqJobQueue({ url: at, ...options });
}
