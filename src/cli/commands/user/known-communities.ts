import { loadCatalogue } from '#catalogue/catalogue.ts';
import type { Workspace } from '../../workspace.ts';

/** The archive's communities, for a role to be given in one of them. */
export async function knownCommunities(workspace: Workspace): Promise<{ id: string }[]> {
  const catalogue = await loadCatalogue({
    roots: workspace.contentRoots,
    cacheFolder: workspace.folders.catalogue,
    now: new Date(),
    timeZone: workspace.site.timeZone,
  });
  const communities = [...catalogue.all()].filter(({ type }) => type === 'community');
  catalogue.close();
  return communities.map(({ id }) => ({ id }));
}
