import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaDescription } from '#domain/media-description.ts';
import { openDescriptions } from '#media-pipeline/describe/descriptions.ts';
import { type KnownFiles, openKnownFiles } from '#media-pipeline/originals/known-files.ts';
import { openSettledWorks, type SettledWorks } from '#media-pipeline/originals/settled-work.ts';
import { openMediaQueue } from '#media-pipeline/pipeline.ts';
import type { JobQueue } from '#media-pipeline/queue/job-queue.ts';
import { openJobQueue } from '#media-pipeline/queue/open-job-queue.ts';
import type { MediaProfile } from '#media-pipeline/recipe.ts';
import { type Tools, type ToolVersions, versionsOf } from '#media-pipeline/tools.ts';
import type { Workspace } from '../workspace.ts';
import { loadMediaRecords, type MediaRecords } from './media-records.ts';
import { findMediaTools, mediaProfile } from './media-settings.ts';
import { type MediaStores, openMediaStores } from './open-stores.ts';

/** All that stands of an archive's media, for commands that look at it. */
export interface OpenMedia extends MediaStores {
  load(): Promise<MediaRecords>;
  /** Of descriptions, queue and unfinished work. */
  folder: string;
  queue: JobQueue;
  settled: SettledWorks;
  describe(key: string): MediaDescription | null;
  identify: KnownFiles['identify'];
  installed: Tools;
  tools: ToolVersions;
  profile: MediaProfile;
}

/** Opens the media of an archive, and closes what must be closed when `act` is through. */
export async function withMedia<T>(
  workspace: Workspace,
  { now }: { now: Date },
  act: (media: OpenMedia) => Promise<T>,
): Promise<T> {
  const folder = workspace.folders.media;
  await mkdir(folder, { recursive: true });
  const { queue: at } = workspace.config.media;
  const [stores, installed] = await Promise.all([
    openMediaStores(workspace),
    findMediaTools(workspace),
  ]);
  await using opened = new AsyncDisposableStack();
  const database = join(folder, 'media.sqlite');
  const knownFiles = opened.adopt(openKnownFiles(database), (files) => files.close());
  const settled = opened.adopt(openSettledWorks(database), (works) => works.close());
  const queue = opened.adopt(
    at === 'sqlite' ? openMediaQueue(folder) : await openJobQueue({ at }),
    (open) => open.close(),
  );
  return await act({
    ...stores,
    load: () => loadMediaRecords(workspace, now),
    folder,
    queue,
    settled,
    describe: openDescriptions(folder),
    identify: knownFiles.identify,
    installed,
    tools: versionsOf(installed),
    profile: mediaProfile(workspace),
  });
}
