import { meilisearchProvider } from '#search/meilisearch/query.ts';
import type { SearchProvider } from '#search/search-provider.ts';
import { payloadsIn } from '#search/static-index/payload-file.ts';
import { extras } from '#search/static-index/query/extras.ts';
import { staticIndexProvider } from '#search/static-index/query.ts';
import { releaseInUse } from '../release-in-use.ts';
import type { Workspace } from '../workspace.ts';
import { searchKeyMissing, serverAway, serverNotNamed } from './faults.ts';

export const PROVIDERS = ['static', 'meilisearch'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/**
 * Who answers searches of this archive: the index of the release in use, or the Meilisearch of the
 * settings with the key that browsers have. Throws ArchiveError `nothing-built`, `search-server-not-named`,
 * `search-key-missing`.
 */
export function openSearch(workspace: Workspace, name: ProviderName): SearchProvider {
  if (name === 'static') {
    const { manifest, folder } = releaseInUse(workspace);
    return staticIndexProvider({
      entry: manifest.searchIndex ?? '',
      load: payloadsIn(folder),
      extras: async () => extras,
    });
  }
  const { meilisearch } = workspace.config.search;
  if (meilisearch === undefined) throw serverNotNamed();
  const { url, index, searchKey } = meilisearch;
  if (searchKey === undefined) throw searchKeyMissing();
  return answeringOrFaulty(url, meilisearchProvider({ url, index, searchKey }));
}

/** `provider`, whose failures are told as ArchiveError `search-server-away`. */
function answeringOrFaulty(url: string, provider: SearchProvider): SearchProvider {
  const told = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw serverAway(url, error instanceof Error ? error : new Error(String(error)));
    }
  };
  return {
    capabilities: provider.capabilities,
    prepare: (locale) => provider.prepare(locale),
    search: (request) => told(provider.search(request)),
    suggest: (request) => told(provider.suggest(request)),
    passages: (request, ids) => told(provider.passages(request, ids)),
    facetCounts: (request, facet) => told(provider.facetCounts(request, facet)),
  };
}
