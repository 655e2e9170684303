import { type Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { FailedAttempt, JobState } from './job-queue.ts';

type JobsQueue = Queue<StoredJob>;

/** How long a job is locked that BullMQ hands out; the lease that was asked for follows at once. */
const HANDOVER_MS = 2000;
const DONE_IS_REMEMBERED_SECONDS = 7 * 24 * 3600;
const KEPT_EVENTS = 100;
/** Codes of BullMQ's scripts for a job that is gone, no longer locked, not active, or locked by another. */
const LOST_LEASE = [-1, -2, -3, -6];

export const StoredJob = z.object({
  key: z.string(),
  payload: z.string(),
  /** Attempts that do not count, for they were given back. */
  givenBack: z.number(),
});
export type StoredJob = z.output<typeof StoredJob>;
/** Who has the job, kept as its progress. */
export const Holder = z.object({ attempt: z.number(), worker: z.string() });
const LogLine = z.object({
  attempt: z.number(),
  worker: z.string(),
  atMs: z.number(),
  reason: z.string(),
});

/** The queue of that name on a Redis, set up for jobs that are moved by hand. */
export function openQueue(name: string, connection: Redis): JobsQueue {
  // BullMQ's types give these to its own workers only; the backend of a queue reads them just so.
  const forTakingByHand = {
    lockDuration: HANDOVER_MS,
    stalledInterval: 1,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
  };
  const options = {
    connection,
    streams: { events: { maxLen: KEPT_EVENTS } },
    defaultJobOptions: {
      removeOnComplete: { age: DONE_IS_REMEMBERED_SECONDS },
      stackTraceLimit: 0,
    },
    ...forTakingByHand,
  };
  const queue = new Queue<StoredJob>(name, options);
  // Commands reject by themselves; an 'error' nobody listens to would end the process.
  queue.on('error', () => {});
  return queue;
}

/** BullMQ takes no `:` in an id and no number; the first letter sees to the second. */
export function jobId(key: string): string {
  return `k${encodeURIComponent(key)}`;
}

/** Notes a failed attempt with its job. */
export async function logAttempt(job: Job<StoredJob>, attempt: FailedAttempt): Promise<void> {
  await job.log(JSON.stringify(attempt));
}

/** The failed attempts of a job, in their order. */
export async function logOf(queue: JobsQueue, key: string): Promise<FailedAttempt[]> {
  const { logs } = await queue.getJobLogs(jobId(key));
  // An attempt is noted before the job is moved, and twice if the process dies in between.
  const byAttempt = new Map<number, FailedAttempt>();
  for (const line of logs) {
    const attempt = LogLine.parse(JSON.parse(line));
    byAttempt.set(attempt.attempt, attempt);
  }
  return [...byAttempt.values()].sort((a, b) => a.attempt - b.attempt);
}

/** BullMQ's state in the words of the port; `null` for a job it does not know. */
export function toState(state: string): JobState | null {
  switch (state) {
    case 'completed':
      return 'done';
    case 'failed':
      return 'parked';
    case 'active':
      return 'leased';
    case 'unknown':
      return null;
    default:
      return 'waiting';
  }
}

/** For `catch`: `false` where BullMQ says that the lease was lost; other faults go on. */
export function falseWhenLost(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code === 'number' && LOST_LEASE.includes(code)) return false;
  throw error;
}
