import { join, resolve } from 'node:path';
import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { MediaAsset, Settled } from './asset.ts';
import { endIdleImageProcesses } from './derive/image/process/pool.ts';
import { refusalIn } from './describe/description.ts';
import { openDescriptions, writeDescription } from './describe/descriptions.ts';
import { sayingDiskFull } from './disk-full.ts';
import { openEventLog } from './events/event-log.ts';
import { openKnownFiles } from './originals/known-files.ts';
import { openSettledWorks } from './originals/settled-work.ts';
import type { JobQueue } from './queue/job-queue.ts';
import { sqliteJobQueue } from './queue/sqlite-job-queue.ts';
import { beginWork, isWorkerAlive } from './queue/worker-name.ts';
import type { MediaProfile } from './recipe.ts';
import { DEFAULT_PROFILE, programOf } from './recipes.ts';
import { runTasks } from './run/run-tasks.ts';
import { sortAssets, type Task } from './run/sort-assets.ts';
import { telling } from './run/step-result.ts';
import { openWorkFolder } from './run/work-folder.ts';
import { type Tools, versionsOf } from './tools.ts';

/** One step forward. `done` of `total` assets are settled. */
export interface MediaProgress {
  done: number;
  total: number;
  mediaId: string;
  /** `working` names the recipe under way; the others settle the asset. */
  outcome: 'working' | Settled['outcome'];
  recipe: string | null;
  /** Of the recipe under way, 0–1. */
  share: number;
}

export interface MediaReport {
  made: string[];
  reused: string[];
  /** Originals from which nothing can be made, and why. */
  refused: { mediaId: string; reason: Bilingual }[];
  /** Originals this machine failed at several times; `archive media retry` tries them again. */
  parked: { mediaId: string; reason: Bilingual }[];
  /** Originals that wait: for ffmpeg, or to be found. */
  missing: { mediaId: string; reason: Bilingual }[];
}

export interface RunMediaOptions {
  assets: readonly MediaAsset[];
  originals: ObjectStore;
  derivatives: ObjectStore;
  /** Queue, unfinished work, descriptions. One per archive; several processes may share it. */
  folder: string;
  /** What is lacking makes its kinds wait; the others are made all the same. */
  tools: Tools;
  profile?: MediaProfile;
  /** Shared with workers of other machines; by default a queue of this folder. It is not closed. */
  queue?: JobQueue;
  onProgress: (event: MediaProgress) => void;
  signal?: AbortSignal;
  /** Originals worked on at a time; 2 by default. */
  concurrency?: number;
}

/**
 * Makes whatever is not made yet: probe → plan → run → describe for every original. What is there is
 * reused at the cost of a look at its size and time. A damaged original is reported and stops nothing.
 * Killed at any moment, the next run goes on from the last finished step. Rejects only when `signal`
 * aborts, or when the disk fails.
 */
export function runMedia(options: RunMediaOptions): Promise<MediaReport> {
  return sayingDiskFull(resolve(options.folder), () => makeAll(options));
}

async function makeAll(options: RunMediaOptions): Promise<MediaReport> {
  const { assets, onProgress, tools, profile = DEFAULT_PROFILE } = options;
  const folder = resolve(options.folder);
  await using opened = new AsyncDisposableStack();
  const { worker, end } = beginWork();
  opened.defer(end);
  const workFolder = await openWorkFolder(join(folder, 'tmp'), worker);
  opened.defer(workFolder.remove);
  const database = join(folder, 'media.sqlite');
  const knownFiles = opened.adopt(openKnownFiles(database), (files) => files.close());
  const settled = opened.adopt(openSettledWorks(database), (works) => works.close());
  const queue =
    options.queue ?? opened.adopt(openMediaQueue(folder), (ownQueue) => ownQueue.close());
  opened.defer(endIdleImageProcesses);
  const describe = openDescriptions(folder);

  const report: MediaReport = { made: [], reused: [], refused: [], parked: [], missing: [] };
  let done = 0;
  const total = assets.length;
  const settle = (mediaId: string, outcome: Settled) => {
    if ('reason' in outcome) {
      report[outcome.outcome].push({ mediaId, reason: outcome.reason });
    } else report[outcome.outcome].push(mediaId);
    done++;
    onProgress({ done, total, mediaId, outcome: outcome.outcome, recipe: null, share: 1 });
  };

  const versions = versionsOf(tools);
  const keep = async (key: string, description: MediaDescription) => {
    await writeDescription(folder, { key, description, workFolder: workFolder.path });
    const { kind, derivatives } = description;
    settled.note(`${kind}:${key}`, {
      program: programOf(kind, { profile, tools: versions }),
      reason: refusalIn(description),
      objects: telling(derivatives),
    });
  };

  const tasks: Task[] = await sortAssets({
    ...options,
    tools: versions,
    profile,
    settled,
    describe,
    identify: knownFiles.identify,
    settle,
  });
  await runTasks(tasks, {
    ...options,
    profile,
    queue,
    describe,
    keep,
    onEvent: openEventLog(folder, { now: () => new Date() }),
    shared: options.queue !== undefined,
    isAlone: workFolder.isAlone,
    worker,
    workFolder: workFolder.path,
    settle,
    onStep: (mediaId, recipe, share) =>
      onProgress({ done, total, mediaId, outcome: 'working', recipe, share }),
  });
  return sorted(report);
}

/** The queue of a media folder: for the processes of this machine. */
export function openMediaQueue(folder: string): JobQueue {
  return sqliteJobQueue({ file: join(folder, 'media.sqlite'), isWorkerAlive });
}

function sorted({ made, reused, refused, parked, missing }: MediaReport): MediaReport {
  const byId = (a: { mediaId: string }, b: { mediaId: string }) => (a.mediaId < b.mediaId ? -1 : 1);
  return {
    made: made.sort(),
    reused: reused.sort(),
    refused: refused.sort(byId),
    parked: parked.sort(byId),
    missing: missing.sort(byId),
  };
}
