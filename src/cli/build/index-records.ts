import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { orderFor } from '#i18n/alphabet.ts';
import type { PublicRecords } from '#public-records/reader.ts';
import { hashCode } from '#release/site-app/code-hash.ts';
import { type BuiltIndex, buildStaticIndex } from '#search/static-index/build.ts';
import type { Workspace } from '../workspace.ts';
import { hashOfParts } from './project-records.ts';
import { recall, remember } from './remembered.ts';

const INDEX_CODE = ['search', 'src/domain/public', 'src/i18n'];

/** Brings the search index in `<state>/index` up to date with the projection. */
export async function indexRecords(
  { folders, site, root }: Workspace,
  records: PublicRecords,
): Promise<BuiltIndex> {
  const memory = join(folders.cache, 'search-index.json');
  const code = hashCode(root, INDEX_CODE);
  const key = hashOfParts([records.hash, site.locales.join(), code]);
  const standing = recall<BuiltIndex>(memory, key);
  if (standing !== null && existsSync(join(folders.index, standing.entry))) return standing;
  const built = await buildStaticIndex({
    records,
    locales: site.locales,
    folder: folders.index,
    orderFor,
    memory: { file: join(folders.cache, 'search-documents.json'), key: code },
  });
  remember(memory, key, built);
  return built;
}
