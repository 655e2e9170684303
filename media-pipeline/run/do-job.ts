import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { MediaEvent } from '../events/media-event.ts';
import { hashFile } from '../originals/hash-file.ts';
import { isSameFile } from '../originals/known-files.ts';
import { originalKey } from '../originals/original-key.ts';
import type { JobQueue, Lease } from '../queue/job-queue.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Tools } from '../tools.ts';
import { isFaultOfMachine } from './fault-of-machine.ts';
import type { Work } from './job.ts';
import { makeMedia } from './make-media.ts';
import type { SourceFile } from './sort-assets.ts';
import { takeTurn } from './turns.ts';

export const LEASE_MS = 30_000;
/** What this machine could not do in two tries is parked, for a person to look at. */
const MAX_ATTEMPTS = 2;

export interface WorkerSide {
  originals: ObjectStore;
  derivatives: ObjectStore;
  tools: Tools;
  queue: JobQueue;
  /** Its name in the queue. */
  worker: string;
  /** A folder of this process, for files being made. */
  workFolder: string;
  /** Keeps a finished description; the job is done only after. */
  keep(key: string, description: MediaDescription): Promise<void>;
  onEvent(event: MediaEvent): void;
  signal: AbortSignal;
}

export interface JobOptions extends WorkerSide {
  /** `null`: the original comes from the store. */
  source: SourceFile | null;
  onStep(recipe: string, share: number): void;
}

/**
 * How a job ended: with a description, parked, with an original that is another file by now, or not at
 * all: to be tried again, or taken over by another worker.
 */
export type JobEnd =
  | { description: MediaDescription }
  | { parked: Refusal }
  | { changed: Refusal }
  | { settled: false };

/**
 * Does a leased job, with a heartbeat while it lasts; not beside another of the same original, whose steps
 * may be the same. Throws when `signal` aborts and on a fault of this machine: the job is given back then,
 * and its attempt does not count. Anything else that is thrown is this file's doing: it is noted, tried
 * again, then parked, and the others go on.
 */
export async function doJob(work: Work, lease: Lease, options: JobOptions): Promise<JobEnd> {
  const { queue } = options;
  const fenced = new AbortController();
  const heartbeat = setInterval(() => {
    queue.renew(lease, { forMs: LEASE_MS }).then(
      (isOurs) => isOurs || fenced.abort(new Error('another worker has taken the job over')),
      (fault) => fenced.abort(fault),
    );
  }, LEASE_MS / 3);
  const workFolder = join(options.workFolder, lease.key.replace(':', '-'));
  const turn = await takeTurn(work.sha256);
  try {
    await mkdir(workFolder, { recursive: true });
    const signal = AbortSignal.any([options.signal, fenced.signal]);
    signal.throwIfAborted();
    const made = await makeDescription(work, { ...options, workFolder, signal });
    if (isRefusal(made) && made.name === 'changed-meanwhile') {
      await queue.complete(lease);
      return { changed: made };
    }
    if (isRefusal(made)) return await failed(made.reason.en, made);
    await options.keep(descriptionKey(work.sha256, work.settings), made);
    await queue.complete(lease);
    return { description: made };
  } catch (cause) {
    if (fenced.signal.aborted) return { settled: false };
    if (!options.signal.aborted && !isFaultOfMachine(cause)) {
      return await failed(cause instanceof Error ? cause.message : String(cause), refuse('parked'));
    }
    await queue.giveBack(lease);
    throw cause;
  } finally {
    turn.end();
    clearInterval(heartbeat);
    await rm(workFolder, { recursive: true, force: true });
  }

  async function failed(reason: string, refusal: Refusal): Promise<JobEnd> {
    const state = await queue.fail(lease, { reason, retry: lease.attempt < MAX_ATTEMPTS });
    return state === 'parked' ? { parked: refusal } : { settled: false };
  }
}

async function makeDescription(
  work: Work,
  options: JobOptions,
): Promise<MediaDescription | Refusal> {
  const { tools, derivatives, workFolder, signal, onStep, onEvent } = options;
  const beside = options.source;
  const source = beside?.path ?? (await fetchOriginal(work.sha256, options));
  if (source === null) return refuse('original-unreadable');
  const { sha256: sourceSha256 } = work;
  return makeMedia({
    ...work,
    sourceSha256,
    source,
    isUnchanged: () => beside === null || isSameFile(beside.path, beside.fingerprint),
    tools,
    derivatives,
    workFolder,
    signal,
    onStep,
    onEvent,
  });
}

/** Brings an original out of the store; `null` when it is not there, or its bytes are not what its key says. */
async function fetchOriginal(
  sha256: string,
  { originals, workFolder, onEvent }: JobOptions,
): Promise<string | null> {
  const path = join(workFolder, 'original');
  if (!(await originals.linkTo(originalKey(sha256), path))) return null;
  const isWhole = (await hashFile(path)) === sha256;
  onEvent({
    eventType: 'fixity check',
    detail: 'sha-256',
    outcome: isWhole ? 'success' : 'failure',
    outcomeNote: isWhole ? null : 'the bytes are not those the record names',
    agent: { name: 'node', version: process.versions.node },
    source: sha256,
    outcomes: [],
  });
  return isWhole ? path : null;
}
