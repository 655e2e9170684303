import { setTimeout as delay } from 'node:timers/promises';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { Settled } from '../asset.ts';
import { refusalIn } from '../describe/description.ts';
import { loadStoredDescription } from '../describe/descriptions.ts';
import { originalKey } from '../originals/original-key.ts';
import type { Lease } from '../queue/job-queue.ts';
import type { MediaProfile } from '../recipe.ts';
import { refuse } from '../refusal.ts';
import { doJob, LEASE_MS, type WorkerSide } from './do-job.ts';
import { taskKey, toPayload } from './job.ts';
import type { Task } from './sort-assets.ts';

export interface RunTasksOptions extends Omit<WorkerSide, 'signal'> {
  profile: MediaProfile;
  /** The description kept here, by `descriptionKey`. */
  describe(key: string): MediaDescription | null;
  /** Workers of other machines may take the jobs: originals go into their store first. */
  shared: boolean;
  /** Does no other run of this machine work beside this one? */
  isAlone(): Promise<boolean>;
  concurrency?: number;
  signal?: AbortSignal;
  settle(mediaId: string, outcome: Settled): void;
  onStep(mediaId: string, recipe: string, share: number): void;
}

const WAIT_MS = 200;

/**
 * Puts the tasks into the queue and works until every one of them is settled, here or by another process.
 * The first fault of this machine stops all workers, and is thrown.
 */
export async function runTasks(tasks: readonly Task[], options: RunTasksOptions): Promise<void> {
  const { queue, profile, shared, originals } = options;
  const open: OpenTasks = new Map();
  const settleTask = (key: string, outcome: Settled) => {
    for (const mediaId of open.get(key)?.mediaIds ?? []) options.settle(mediaId, outcome);
    open.delete(key);
  };
  for (const task of tasks) {
    const { asset, source } = task;
    const key = taskKey(asset);
    open.set(key, task);
    if (shared && source !== null && !(await originals.has(originalKey(asset.sha256)))) {
      await originals.put(originalKey(asset.sha256), { path: source });
    }
    const state = await queue.add({ key, payload: toPayload({ ...asset, profile }) });
    if (state === 'parked') settleTask(key, { outcome: 'parked', ...refuse('parked') });
  }

  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const workers = Array.from({ length: options.concurrency ?? 2 }, () =>
    work(open, { ...options, signal, settleTask }).catch((fault) => {
      stop.abort(fault);
      throw fault;
    }),
  );
  await Promise.allSettled(workers);
  await Promise.all(workers);
}

type OpenTasks = Map<string, Task>;
interface WorkOptions extends Omit<RunTasksOptions, 'signal'> {
  signal: AbortSignal;
  settleTask(key: string, outcome: Settled): void;
}

async function work(open: OpenTasks, options: WorkOptions): Promise<void> {
  const { queue, worker, signal, profile, settleTask } = options;
  while (open.size > 0) {
    signal.throwIfAborted();
    const lease = await queue.lease({ worker, forMs: LEASE_MS });
    if (!lease) {
      await settleOthers(open, options);
      if (open.size > 0) await delay(WAIT_MS, undefined, { signal });
      continue;
    }
    const task = open.get(lease.key);
    if (!task) {
      await passOver(lease, options);
      continue;
    }
    const end = await doJob({ ...task.asset, profile }, lease, {
      ...options,
      source: task.source,
      onStep(recipe, share) {
        for (const mediaId of task.mediaIds) options.onStep(mediaId, recipe, share);
      },
    });
    if ('description' in end) settleTask(lease.key, settledBy(end.description));
    else if ('parked' in end) settleTask(lease.key, { outcome: 'parked', ...end.parked });
  }
}

function settledBy(description: MediaDescription): Settled {
  const reason = refusalIn(description);
  return reason ? { outcome: 'refused', reason } : { outcome: 'made' };
}

/**
 * A job that this run did not ask for. It is somebody else's, of another machine or of a run beside this
 * one; or else a killed run's whose record is gone or has other settings since: nobody waits for it. What
 * it left half made is garbage, and a matter of `collectGarbage`: other records may share the original.
 */
async function passOver(lease: Lease, options: WorkOptions): Promise<void> {
  const { queue, shared, isAlone, signal } = options;
  if (shared || !(await isAlone())) {
    await queue.giveBack(lease);
    await delay(WAIT_MS, undefined, { signal });
  } else await queue.complete(lease);
}

/** Settles what another process has finished meanwhile. */
async function settleOthers(open: OpenTasks, options: WorkOptions): Promise<void> {
  const { queue, describe, derivatives, keep, settleTask } = options;
  for (const [key, { asset }] of [...open]) {
    const state = await queue.state(key);
    if (state === 'parked') settleTask(key, { outcome: 'parked', ...refuse('parked') });
    if (state !== 'done') continue;
    const described = descriptionKey(asset.sha256, asset.settings);
    const here = describe(described);
    const stored = here ?? (await loadStoredDescription(described, derivatives));
    if (!stored) continue;
    if (!here) await keep(described, stored);
    if (open.has(key)) settleTask(key, settledBy(stored));
  }
}
