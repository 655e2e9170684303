import { join } from 'node:path';
import { ArchiveError } from '#domain/archive-error.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import { type MeilisearchUpdate, updateMeilisearch } from '#search/meilisearch/index.ts';
import type { MeilisearchServer } from '#search/meilisearch/server.ts';
import { hashOfParts } from '../build/project-records.ts';
import { recall, remember } from '../build/remembered.ts';
import { env } from '../env.ts';
import type { Workspace } from '../workspace.ts';
import { adminKeyMissing, serverNotNamed, withServerFaults } from './faults.ts';

const INDEX_CODE = ['search', 'src/domain/public'];

/** What a build did with the Meilisearch that the settings name. */
export type SearchServerReport =
  | { state: 'updated'; update: MeilisearchUpdate }
  | { state: 'unchanged' }
  | { state: 'failed'; fault: ArchiveError };

/** The Meilisearch of the settings, to write to. Throws ArchiveError `search-server-not-named`, `search-admin-key-missing`. */
export function searchServer({ config }: Pick<Workspace, 'config'>): MeilisearchServer & {
  index: string;
} {
  const { meilisearch } = config.search;
  if (meilisearch === undefined) throw serverNotNamed();
  const { url, index } = meilisearch;
  if (env.meilisearchAdminKey === '') throw adminKeyMissing(url);
  return { url, index, adminKey: env.meilisearchAdminKey };
}

/**
 * Brings the Meilisearch up to date with the projection. Throws ArchiveError `search-server-away`,
 * `search-server-refuses`, `search-server-failed`, and those of searchServer.
 */
export async function updateSearchServer(
  workspace: Workspace,
  {
    records,
    anew = false,
    onDocuments,
  }: {
    records: PublicRecords;
    /** Build it again from nothing, whatever stands there. */
    anew?: boolean;
    onDocuments?: (done: number, of: number) => void;
  },
): Promise<MeilisearchUpdate> {
  const { index, ...server } = searchServer(workspace);
  const { locales } = workspace.site;
  const memory = {
    file: join(workspace.folders.cache, 'search-server-documents.json'),
    key: hashCode(workspace.root, INDEX_CODE),
  };
  return await withServerFaults(server.url, () =>
    updateMeilisearch({
      server,
      index,
      records,
      locales,
      anew,
      memory,
      ...(onDocuments === undefined ? {} : { onDocuments }),
    }),
  );
}

/**
 * After a release is in use: the Meilisearch too. What goes wrong is told and leaves the release as it is;
 * the next build tries again.
 */
export async function updateAfterBuild(
  workspace: Workspace,
  records: PublicRecords,
): Promise<SearchServerReport> {
  const { config, folders, site, root } = workspace;
  const memory = join(folders.cache, 'search-server.json');
  const { url, index } = config.search.meilisearch ?? {};
  const code = hashCode(root, INDEX_CODE);
  const key = hashOfParts([records.hash, site.locales.join(), code, `${url} ${index}`]);
  if (recall<true>(memory, key) !== null) return { state: 'unchanged' };
  try {
    const update = await updateSearchServer(workspace, { records });
    remember(memory, key, true);
    return { state: 'updated', update };
  } catch (error) {
    if (error instanceof ArchiveError) return { state: 'failed', fault: error };
    throw error;
  }
}
