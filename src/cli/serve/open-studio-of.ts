import { openStudio, type Studio } from '#studio/open-studio.ts';
import type { SitePort } from '#studio/publishing/site-port.ts';
import type { Workspace } from '../workspace.ts';

/** The studio of an archive, with everything it needs of the rest of the house. */
export function openStudioOf(
  workspace: Workspace,
  { onError, site }: { onError: (error: unknown) => void; site: SitePort },
): Promise<Studio> {
  const { root, state, config, contentRoots, withdrawals } = workspace;
  const now = () => new Date();
  return openStudio({ root, state, config, contentRoots, withdrawals, site, now, onError });
}
