import { openStudio, type Studio } from '#studio/open-studio.ts';
import type { Workspace } from '../workspace.ts';

/** The studio of an archive, with everything it needs of the rest of the house. */
export function openStudioOf(
  { root, state, config, contentRoots }: Workspace,
  { onError }: { onError: (error: unknown) => void },
): Promise<Studio> {
  return openStudio({ root, state, config, contentRoots, now: () => new Date(), onError });
}
