import { setTimeout as delay } from 'node:timers/promises';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { MediaAsset, Settled } from '../asset.ts';
import { isCurrent, refusalIn } from '../describe/description.ts';
import { loadStoredDescription } from '../describe/descriptions.ts';
import { originalKey } from '../originals/original-key.ts';
import type { Lease } from '../queue/job-queue.ts';
import type { MediaProfile } from '../recipe.ts';
import { recipeLabels } from '../recipes.ts';
import { refuse } from '../refusal.ts';
import { versionsOf } from '../tools.ts';
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
/** How long a job of others lets those behind it pass. */
const PASSED_OVER_MS = 2000;

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
      await originals.put(originalKey(asset.sha256), { path: source.path });
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
  let hasOthers = false;
  while (open.size > 0) {
    signal.throwIfAborted();
    const only = hasOthers ? [...open.keys()] : undefined;
    const lease = await queue.lease({ worker, forMs: LEASE_MS, only });
    if (!lease) {
      await settleOthers(open, options);
      if (open.size > 0) await delay(WAIT_MS, undefined, { signal });
      continue;
    }
    const task = open.get(lease.key);
    if (!task) {
      hasOthers = await passOver(lease, options);
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
    else if ('changed' in end) settleTask(lease.key, { outcome: 'refused', ...end.changed });
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
 * Tells whether it is somebody else's.
 */
async function passOver(lease: Lease, options: WorkOptions): Promise<boolean> {
  const { queue, shared, isAlone } = options;
  const isOfOthers = shared || !(await isAlone());
  // Where jobs cannot be asked for by name, those behind it are let pass.
  if (isOfOthers) await queue.giveBack(lease, { afterMs: shared ? PASSED_OVER_MS : 0 });
  else await queue.complete(lease);
  return isOfOthers;
}

/** Settles what another process has finished meanwhile, and asks again for what the queue has lost. */
async function settleOthers(open: OpenTasks, options: WorkOptions): Promise<void> {
  const { queue, profile, settleTask } = options;
  for (const [key, { asset }] of [...open]) {
    const state = await queue.state(key);
    if (state === 'waiting' || state === 'leased' || !open.has(key)) continue;
    if (state === 'parked') {
      settleTask(key, { outcome: 'parked', ...refuse('parked') });
      continue;
    }
    const made = state === 'done' ? await madeElsewhere(asset, options) : null;
    if (made === null) await queue.add({ key, payload: toPayload({ ...asset, profile }) });
    else if (open.has(key)) settleTask(key, settledBy(made));
  }
}

/** The description that another process wrote here, or left in the store, by today's recipes. */
async function madeElsewhere(
  { kind, sha256, settings }: MediaAsset,
  { describe, derivatives, tools, profile, keep }: WorkOptions,
): Promise<MediaDescription | null> {
  const key = descriptionKey(sha256, settings);
  const here = describe(key);
  if (here?.kind === kind && isCurrent(here, { tools: versionsOf(tools), profile })) return here;
  const stored = await loadStoredDescription(key, derivatives);
  // Another machine may have other versions of the tools: its recipes count.
  if (stored?.kind !== kind || stored.recipes.join() !== recipeLabels(kind, profile).join()) {
    return null;
  }
  await keep(key, stored);
  return stored;
}
