import type { JobQueue } from '#media-pipeline/queue/job-queue.ts';
import type { MediaProfile } from '#media-pipeline/recipe.ts';
import type { Tools } from '#media-pipeline/tools.ts';
import type { ObjectStore } from '#store/object-store.ts';

/** The archive's media, as the settings have them: the same stores, queue and tools as `archive media`. */
export interface StudioMedia {
  originals: ObjectStore;
  derivatives: ObjectStore;
  /** Of the pipeline: its queue, descriptions and unfinished work. */
  folder: string;
  tools: Tools;
  profile: MediaProfile;
  /** Originals worked on at a time. */
  concurrency: number;
  /** Shared with `archive worker`s of other machines; `null`: this machine's own. */
  queue: JobQueue | null;
}
