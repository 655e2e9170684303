import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ObjectStore } from '#store/object-store.ts';
import type { Settled } from '../asset.ts';
import { refusalIn } from '../describe/description.ts';
import { openDescriptions, writeDescription } from '../describe/descriptions.ts';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { hashFile } from '../originals/hash-file.ts';
import type { JobQueue, Lease } from '../queue/job-queue.ts';
import { originalKey, type ToolVersions } from '../recipes.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { makeMedia } from './make-media.ts';
import { type Task, taskKey } from './sort-assets.ts';

export interface RunTasksOptions {
  originals: ObjectStore;
  derivatives: ObjectStore;
  folder: string;
  ffmpeg: Ffmpeg | null;
  tools: ToolVersions;
  queue: JobQueue;
  worker: string;
  workFolder: string;
  concurrency?: number;
  signal?: AbortSignal;
  settle: (mediaId: string, outcome: Settled) => void;
  onStep: (mediaId: string, recipe: string) => void;
}

const LEASE_MS = 30_000;
const MAX_ATTEMPTS = 2;
const WAIT_MS = 200;

/**
 * Puts the tasks into the queue and works until every one of them is settled, here or by another process.
 * The first fault of this machine stops all workers, and is thrown.
 */
export async function runTasks(tasks: readonly Task[], options: RunTasksOptions): Promise<void> {
  const open = new Map(tasks.map((task) => [taskKey(task.asset), task]));
  for (const [key, task] of open) await options.queue.add({ key, payload: task.asset.id });

  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const workers = Array.from({ length: options.concurrency ?? 2 }, () =>
    work(open, { ...options, signal }).catch((fault) => {
      stop.abort(fault);
      throw fault;
    }),
  );
  await Promise.allSettled(workers);
  await Promise.all(workers);
}

type OpenTasks = Map<string, Task>;
type WorkOptions = RunTasksOptions & { signal: AbortSignal };

async function work(open: OpenTasks, options: WorkOptions): Promise<void> {
  const { queue, worker, signal } = options;
  const settleTask = (key: string, outcome: Settled) => {
    for (const mediaId of open.get(key)?.mediaIds ?? []) options.settle(mediaId, outcome);
    open.delete(key);
  };
  while (open.size > 0) {
    signal.throwIfAborted();
    const lease = await queue.lease({ worker, forMs: LEASE_MS });
    if (!lease) {
      await settleOthers(open, options, settleTask);
      if (open.size > 0) await delay(WAIT_MS, undefined, { signal });
      continue;
    }
    const task = open.get(lease.key);
    if (task) await doTask(task, lease, options, settleTask);
    else await forget(lease, options);
  }
}

async function doTask(
  task: Task,
  lease: Lease,
  options: WorkOptions,
  settleTask: (key: string, outcome: Settled) => void,
): Promise<void> {
  const { queue } = options;
  const fenced = new AbortController();
  const heartbeat = setInterval(() => {
    queue.renew(lease, { forMs: LEASE_MS }).then(
      (isOurs) => isOurs || fenced.abort(new Error('another worker has taken the job over')),
      (fault) => fenced.abort(fault),
    );
  }, LEASE_MS / 3);
  const workFolder = join(options.workFolder, lease.key.replace(':', '-'));
  try {
    await mkdir(workFolder, { recursive: true });
    const outcome = await makeTask(task, {
      ...options,
      workFolder,
      signal: AbortSignal.any([options.signal, fenced.signal]),
    });
    if (isRefusal(outcome) && lease.attempt < MAX_ATTEMPTS) {
      await queue.fail(lease, { reason: outcome.reason.en, retry: true });
      return;
    }
    // A refusal is a result too: it stands in the description.
    await queue.complete(lease);
    settleTask(
      lease.key,
      isRefusal(outcome) ? { outcome: 'refused', reason: outcome.reason } : outcome,
    );
  } catch (cause) {
    if (fenced.signal.aborted) return;
    await queue.giveBack(lease);
    throw cause;
  } finally {
    clearInterval(heartbeat);
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function makeTask(
  { asset, source, mediaIds }: Task,
  options: WorkOptions,
): Promise<Settled | ReturnType<typeof refuse>> {
  const path = source ?? (await fetchOriginal(asset.sha256, options));
  if (path === null) return { outcome: 'refused', ...refuse('unlike-sha256') };
  const description = await makeMedia({
    ...options,
    kind: asset.kind,
    sourceSha256: asset.sha256,
    sizeBytes: asset.sizeBytes,
    source: path,
    onStep: (recipe) => {
      for (const mediaId of mediaIds) options.onStep(mediaId, recipe);
    },
  });
  if (isRefusal(description)) return description;
  await writeDescription(options.folder, description);
  const reason = refusalIn(description);
  return reason ? { outcome: 'refused', reason } : { outcome: 'made' };
}

/** A job of a killed run whose record is gone since: nobody will ask for what it left half made. */
async function forget(lease: Lease, { queue, folder, derivatives }: WorkOptions): Promise<void> {
  const sha256 = lease.key.slice(lease.key.indexOf(':') + 1);
  if (openDescriptions(folder)(sha256) === null) {
    for (const { key } of await derivatives.list(originalKey(sha256)))
      await derivatives.delete(key);
  }
  await queue.complete(lease);
}

/** Brings an original out of the store; `null` when its bytes are not what its key says. */
async function fetchOriginal(sha256: string, options: RunTasksOptions): Promise<string | null> {
  const path = join(options.workFolder, 'original');
  await options.originals.linkTo(originalKey(sha256), path);
  return (await hashFile(path)) === sha256 ? path : null;
}

/** Settles what another process has finished meanwhile. */
async function settleOthers(
  open: OpenTasks,
  { queue, folder }: RunTasksOptions,
  settleTask: (key: string, outcome: Settled) => void,
): Promise<void> {
  const describe = openDescriptions(folder);
  for (const [key, { asset }] of [...open]) {
    const state = await queue.state(key);
    if (state !== 'done' && state !== 'parked') continue;
    const description = describe(asset.sha256);
    const reason = description ? refusalIn(description) : refuse('took-too-long').reason;
    settleTask(key, reason ? { outcome: 'refused', reason } : { outcome: 'made' });
  }
}
