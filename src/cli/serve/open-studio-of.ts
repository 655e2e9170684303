import { openJobQueue } from '#media-pipeline/queue/open-job-queue.ts';
import { openStudio, type Studio } from '#studio/open-studio.ts';
import type { SitePort } from '#studio/publishing/site-port.ts';
import { findMediaTools, mediaProfile } from '../media/media-settings.ts';
import { openMediaStores } from '../media/open-stores.ts';
import type { Workspace } from '../workspace.ts';

/** The studio of an archive, with everything it needs of the rest of the house. */
export async function openStudioOf(
  workspace: Workspace,
  { onError, site }: { onError: (error: unknown) => void; site: SitePort },
): Promise<Studio> {
  const { root, state, config, contentRoots, withdrawals, folders } = workspace;
  const { concurrency, queue: at } = config.media;
  const [stores, tools, queue] = await Promise.all([
    openMediaStores(workspace),
    findMediaTools(workspace),
    at === 'sqlite' ? null : openJobQueue({ at }),
  ]);
  const studio = await openStudio({
    root,
    state,
    config,
    contentRoots,
    withdrawals,
    site,
    media: {
      ...stores,
      folder: folders.media,
      tools,
      profile: mediaProfile(workspace),
      concurrency,
      queue,
    },
    now: () => new Date(),
    onError,
  });
  return {
    ...studio,
    async close() {
      await studio.close();
      await queue?.close();
    },
  };
}
