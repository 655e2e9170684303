import type { MediaAsset } from '#media-pipeline/asset.ts';
import { type MediaProgress, type MediaReport, runMedia } from '#media-pipeline/pipeline.ts';
import { openJobQueue } from '#media-pipeline/queue/open-job-queue.ts';
import { loadMediaRecords } from '../media/media-records.ts';
import { findMediaTools, mediaProfile } from '../media/media-settings.ts';
import { openMediaStores } from '../media/open-stores.ts';
import type { Workspace } from '../workspace.ts';

export interface MakeMediaOptions {
  now: Date;
  /** Called once, with all that will be settled. */
  onAssets?: (assets: readonly MediaAsset[]) => void;
  onProgress: (event: MediaProgress) => void;
  signal?: AbortSignal | undefined;
}

/** Makes what derivatives are lacking for every media record that is not withdrawn. */
export async function makeMedia(
  workspace: Workspace,
  { now, onAssets, onProgress, signal }: MakeMediaOptions,
): Promise<MediaReport> {
  const { config, folders } = workspace;
  const { queue: at, concurrency } = config.media;
  const [{ assets }, stores, tools] = await Promise.all([
    loadMediaRecords(workspace, now),
    openMediaStores(workspace),
    findMediaTools(workspace),
  ]);
  onAssets?.(assets);
  // Without an address the pipeline opens the queue of this machine, and knows its own workers.
  const shared = at === 'sqlite' ? null : await openJobQueue({ at });
  try {
    return await runMedia({
      assets,
      ...stores,
      folder: folders.media,
      tools,
      profile: mediaProfile(workspace),
      concurrency,
      onProgress,
      ...(shared ? { queue: shared } : {}),
      ...(signal ? { signal } : {}),
    });
  } finally {
    await shared?.close();
  }
}
