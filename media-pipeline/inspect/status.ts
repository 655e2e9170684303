import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { MediaAsset, Settled } from '../asset.ts';
import type { FailedAttempt, JobQueue, ParkedJob } from '../queue/job-queue.ts';
import { taskKey } from '../run/job.ts';
import { type SortOptions, sortAssets } from '../run/sort-assets.ts';
import { objectsOf } from '../run/step-result.ts';

export const ASSET_STATES = [
  'made',
  'to-make',
  'under-way',
  'waiting',
  'refused',
  'parked',
] as const;
/**
 * `to-make`: the next run does; `under-way`: some process is at it; `waiting`: for a tool, or for its
 * file; `refused`: nothing can be made of the file; `parked`: this machine failed at it several times.
 */
export type AssetState = (typeof ASSET_STATES)[number];

export interface AssetStatus {
  mediaId: string;
  kind: MediaKind;
  state: AssetState;
  /** Of one that waits, was refused or parked. */
  reason: Bilingual | null;
  /** Of a parked one: how each try ended. */
  attempts: FailedAttempt[];
  originalBytes: number;
  /** Of all that is made of it and stands. */
  derivativeBytes: number;
  /** What was not made of an original that is otherwise usable. */
  skipped: MediaDescription['skipped'];
}

export interface MediaStatus {
  /** In the order of their ids. */
  assets: AssetStatus[];
  /** Each file counted once, whatever the number of records that share it. */
  originalBytes: number;
  derivativeBytes: number;
}

export interface MediaStatusOptions extends Omit<SortOptions, 'settle'> {
  queue: JobQueue;
}

/** Where every original stands, as the next run would find it. Makes nothing. */
export async function mediaStatus(options: MediaStatusOptions): Promise<MediaStatus> {
  const { assets, describe, queue } = options;
  const settled = new Map<string, Settled>();
  await sortAssets({ ...options, settle: (id, outcome) => settled.set(id, outcome) });
  const parked = new Map((await queue.parked()).map((job) => [job.key, job]));
  const derivatives = new Map<string, number>();
  const statuses: AssetStatus[] = [];
  for (const asset of assets) {
    const description = describe(descriptionKey(asset.sha256, asset.settings));
    const objects = (description?.derivatives ?? []).flatMap(objectsOf);
    for (const { key, sizeBytes } of objects) derivatives.set(key, sizeBytes);
    const found = settled.get(asset.id) ?? (await stateOf(asset, { queue, parked }));
    statuses.push({
      mediaId: asset.id,
      kind: asset.kind,
      ...toState(found),
      originalBytes: asset.sizeBytes,
      derivativeBytes: sum(objects.map(({ sizeBytes }) => sizeBytes)),
      skipped: description?.skipped.filter(({ label }) => label !== 'original') ?? [],
    });
  }
  const originals = new Map(assets.map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  return {
    assets: statuses.sort((a, b) => (a.mediaId < b.mediaId ? -1 : 1)),
    originalBytes: sum([...originals.values()]),
    derivativeBytes: sum([...derivatives.values()]),
  };
}

type Found = Pick<AssetStatus, 'state' | 'reason' | 'attempts'>;

async function stateOf(
  asset: MediaAsset,
  { queue, parked }: { queue: JobQueue; parked: ReadonlyMap<string, ParkedJob> },
): Promise<Found> {
  const key = taskKey(asset);
  const job = parked.get(key);
  if (job) return { state: 'parked', reason: lastReason(job), attempts: job.attempts };
  const isLeased = (await queue.state(key)) === 'leased';
  return { state: isLeased ? 'under-way' : 'to-make', reason: null, attempts: [] };
}

/** Logs are in one language: they are for whoever mends the machine. */
function lastReason({ attempts }: ParkedJob): Bilingual | null {
  const last = attempts.at(-1);
  return last ? { vi: last.reason, en: last.reason } : null;
}

function toState(found: Settled | Found): Found {
  if ('state' in found) return found;
  switch (found.outcome) {
    case 'made':
    case 'reused':
      return { state: 'made', reason: null, attempts: [] };
    case 'missing':
      return { state: 'waiting', reason: found.reason, attempts: [] };
    case 'refused':
    case 'parked':
      return { state: found.outcome, reason: found.reason, attempts: [] };
  }
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
