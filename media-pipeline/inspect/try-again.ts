import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { descriptionKey } from '#domain/media-settings.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { MediaAsset } from '../asset.ts';
import { storedDescriptionKey } from '../describe/descriptions.ts';
import type { SettledWorks } from '../originals/settled-work.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { taskKey } from '../run/job.ts';

export interface TryAgainOptions {
  queue: JobQueue;
  derivatives: ObjectStore;
  settled: SettledWorks;
  /** Of the descriptions. */
  folder: string;
  describe(key: string): MediaDescription | null;
  /** Also what was found wrong with a file, wholly or in part. */
  refused: boolean;
}

/**
 * Lets the next run try again what was set aside, and with `refused` also what was refused: its
 * description is forgotten, what was made of it is kept. The ids that will be tried.
 */
export async function tryAgain(
  assets: readonly MediaAsset[],
  options: TryAgainOptions,
): Promise<string[]> {
  const { queue, describe, refused } = options;
  const tried: string[] = [];
  for (const asset of assets) {
    const wasParked = await queue.retry(taskKey(asset));
    const description = describe(descriptionKey(asset.sha256, asset.settings));
    const wasRefused = refused && description !== null && description.skipped.length > 0;
    if (wasRefused) await forget(asset, options);
    if (wasParked || wasRefused) tried.push(asset.id);
  }
  return tried;
}

async function forget(
  asset: MediaAsset,
  { folder, derivatives, settled }: TryAgainOptions,
): Promise<void> {
  const key = descriptionKey(asset.sha256, asset.settings);
  settled.forget(taskKey(asset));
  await derivatives.delete(storedDescriptionKey(key));
  await rm(join(folder, 'descriptions', `${key}.json`), { force: true });
}
