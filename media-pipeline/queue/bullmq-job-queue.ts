import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Job, UnrecoverableError } from 'bullmq';
import {
  falseWhenLost,
  Holder,
  jobId,
  logAttempt,
  logOf,
  openQueue,
  StoredJob,
  toState,
} from './bullmq-jobs.ts';
import { connectRedis } from './connect-redis.ts';
import type { JobQueue, JobState, Lease } from './job-queue.ts';
import { DEFAULT_RETRY_POLICY, LAPSED, type RetryPolicy, retryDelayMs } from './retry-policy.ts';

export interface BullmqJobQueueOptions {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. */
  url: string;
  /** Queues of different names share a Redis without seeing each other. */
  name?: string;
  retries?: RetryPolicy;
}

const SWEEP_EVERY_MS = 1000;
const SETTLE_MS = 10_000;

/**
 * A JobQueue on Redis, for workers on many machines. BullMQ keeps the jobs; this module takes, locks and
 * settles them by hand, so that a lease is what the port says it is. A done job is forgotten after a week.
 *
 * @throws ArchiveError when Redis does not answer.
 */
export async function bullmqJobQueue({
  url,
  name = 'media',
  retries = DEFAULT_RETRY_POLICY,
}: BullmqJobQueueOptions): Promise<JobQueue> {
  const redis = await connectRedis(url);
  const queue = openQueue(name, redis);
  const { backend } = queue;
  let sweptMs = 0;

  const take = async (token: string, worker: string): Promise<Job<StoredJob> | null> => {
    const [raw, id] = await backend.moveToActive(token, worker);
    return raw && id ? Job.fromJSON<StoredJob>(queue, raw, String(id)) : null;
  };
  /** The first pass marks what is active, the second takes back what is marked and no longer locked. */
  const releaseLapsed = async (): Promise<void> => {
    sweptMs = performance.now();
    await backend.moveStalledJobsToWait();
    await delay(2);
    await backend.moveStalledJobsToWait();
  };
  const takeNext = async (token: string, worker: string): Promise<Job<StoredJob> | null> => {
    if (performance.now() - sweptMs > SWEEP_EVERY_MS) await releaseLapsed();
    const job = await take(token, worker);
    if (job) return job;
    await releaseLapsed();
    return take(token, worker);
  };
  const noteLapsed = async (job: Job<StoredJob>, attempt: number): Promise<void> => {
    const logged = await logOf(queue, job.data.key);
    if (logged.some((line) => line.attempt === attempt)) return;
    const holder = Holder.safeParse(job.progress).data;
    const worker = holder?.attempt === attempt ? holder.worker : 'unknown';
    await logAttempt(job, { attempt, worker, atMs: Date.now(), reason: LAPSED });
  };
  const park = (job: Job<StoredJob>, { token, reason }: { token: string; reason: string }) =>
    job.moveToFailed(new UnrecoverableError(reason), token, false);
  /** The job of a lease that is still its holder's, held for as long as it takes to settle it. */
  const held = async ({ key, token }: Lease): Promise<Job<StoredJob> | null> => {
    const isHeld = (await backend.extendLock(jobId(key), token, SETTLE_MS)) === 1;
    return isHeld ? ((await Job.fromId<StoredJob>(queue, jobId(key))) ?? null) : null;
  };
  const stateOf = async (key: string): Promise<JobState | null> =>
    toState(await queue.getJobState(jobId(key)));

  return {
    async add({ key, payload }) {
      const state = await stateOf(key);
      const id = jobId(key);
      if (state === 'waiting') {
        const job = await Job.fromId<StoredJob>(queue, id);
        if (job) await job.updateData({ ...job.data, payload });
      }
      if (state !== null && state !== 'done') return state;
      if (state === 'done') await queue.remove(id);
      await queue.add('job', { key, payload, givenBack: 0 }, { jobId: id });
      return 'waiting';
    },

    async lease({ worker, forMs }) {
      for (;;) {
        const token = randomUUID();
        const job = await takeNext(token, worker);
        if (!job) return null;
        const { key, payload, givenBack } = StoredJob.parse(job.data);
        const attempt = job.attemptsStarted - givenBack;
        if (attempt > 1) await noteLapsed(job, attempt - 1);
        if (attempt > retries.maxAttempts) {
          await park(job, { token, reason: LAPSED }).catch(falseWhenLost);
          continue;
        }
        const [isHeld] = await Promise.all([
          backend.extendLock(jobId(key), token, forMs),
          job.updateProgress({ attempt, worker }),
        ]);
        if (isHeld !== 1) continue;
        return { key, payload, token, attempt, untilMs: Date.now() + forMs };
      }
    },

    renew: async ({ key, token }, { forMs }) =>
      (await backend.extendLock(jobId(key), token, forMs)) === 1,

    async complete(lease) {
      const job = await Job.fromId<StoredJob>(queue, jobId(lease.key));
      if (!job) return false;
      return job.moveToCompleted(null, lease.token, false).then(() => true, falseWhenLost);
    },

    async fail(lease, { reason, retry }) {
      const job = await held(lease);
      if (!job) return null;
      const { attempt, token } = lease;
      const worker = Holder.safeParse(job.progress).data?.worker ?? 'unknown';
      await logAttempt(job, { attempt, worker, atMs: Date.now(), reason });
      const delayMs = retry ? retryDelayMs(retries, attempt) : null;
      const moved = await (delayMs === null
        ? park(job, { token, reason })
        : job.moveToDelayed(Date.now() + delayMs, token)
      ).then(() => true, falseWhenLost);
      if (!moved) return null;
      return delayMs === null ? 'parked' : 'waiting';
    },

    async giveBack(lease, { afterMs } = { afterMs: 0 }) {
      const job = await held(lease);
      if (!job) return false;
      await job.updateData({ ...job.data, givenBack: job.data.givenBack + 1 });
      const moved =
        afterMs === 0
          ? job.moveToWait(lease.token)
          : job.moveToDelayed(Date.now() + afterMs, lease.token);
      return moved.then(() => true, falseWhenLost);
    },

    state: stateOf,

    async counts() {
      const counts = { waiting: 0, leased: 0, done: 0, parked: 0 };
      for (const [state, count] of Object.entries(await queue.getJobCounts())) {
        const known = toState(state);
        if (known) counts[known] += count;
      }
      return counts;
    },

    async parked() {
      const jobs = await queue.getFailed(0, -1);
      const oldestFirst = jobs.toSorted((a, b) => (a.finishedOn ?? 0) - (b.finishedOn ?? 0));
      return Promise.all(
        oldestFirst.map(async ({ data: { key, payload } }) => ({
          key,
          payload,
          attempts: await logOf(queue, key),
        })),
      );
    },

    async retry(key) {
      const job = await Job.fromId<StoredJob>(queue, jobId(key));
      if (!job || (await stateOf(key)) !== 'parked') return false;
      await job.updateData({ ...job.data, givenBack: 0 });
      await job.clearLogs();
      const fresh = { resetAttemptsMade: true, resetAttemptsStarted: true };
      return job.retry('failed', fresh).then(() => true, falseWhenLost);
    },

    async remove(key) {
      const state = await stateOf(key);
      if (state === null || state === 'leased') return false;
      return (await queue.remove(jobId(key))) === 1;
    },

    async close() {
      await queue.close();
      await redis.quit();
    },
  };
}
