/**
 * A worker that tests start in a process of its own, and kill: `node queue-worker.ts <options as JSON>`.
 * It takes jobs until none is left, and says what it has completed, a key a line.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openJobQueue } from '#media-pipeline/queue/open-job-queue.ts';
import { beginWork, isWorkerAlive } from '#media-pipeline/queue/worker-name.ts';

export interface QueueWorkerOptions {
  /** See `openJobQueue`. */
  at: string;
  /** Where the effect of each job goes, a file named by its key. */
  folder: string;
  leaseMs: number;
  maxAttempts: number;
  workMs: number;
}

async function work({ at, folder, leaseMs, maxAttempts, workMs }: QueueWorkerOptions) {
  const queue = await openJobQueue({
    at,
    retries: { maxAttempts, firstDelayMs: 10, maxDelayMs: 50 },
    isWorkerAlive,
  });
  const { worker } = beginWork();
  await mkdir(folder, { recursive: true });
  for (;;) {
    const lease = await queue.lease({ worker, forMs: leaseMs });
    if (lease) {
      const unfinished = join(folder, `.${lease.token}`);
      await writeFile(unfinished, lease.payload);
      await delay(workMs);
      await rename(unfinished, join(folder, lease.key));
      if (await queue.complete(lease)) process.stdout.write(`${lease.key}\n`);
      continue;
    }
    const { waiting, leased } = await queue.counts();
    if (waiting + leased === 0) break;
    await delay(20);
  }
  await queue.close();
}

if (import.meta.main) await work(JSON.parse(process.argv[2] ?? ''));
