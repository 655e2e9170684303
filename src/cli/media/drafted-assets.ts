import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { openStudioDatabase } from '#studio/database/open-database.ts';
import { assetOf } from '#studio/uploads/asset-of.ts';
import { openUploadTable, UPLOADS_SCHEMA } from '#studio/uploads/upload-table.ts';
import type { Workspace } from '../workspace.ts';
import type { MediaRecords } from './media-records.ts';

/** Files that were sent to the studio and whose records are not published yet: nothing of theirs is left over. */
export function draftedAssets(
  { state }: Pick<Workspace, 'state'>,
  { records }: Pick<MediaRecords, 'records'>,
): MediaAsset[] {
  const file = join(state, 'studio', 'studio.sqlite');
  if (!existsSync(file)) return [];
  const database = openStudioDatabase(file, [UPLOADS_SCHEMA]);
  try {
    const kept = openUploadTable(database).inState('kept');
    return kept.flatMap((upload) => assetOf(upload) ?? []).filter(({ id }) => !records.has(id));
  } finally {
    database.close();
  }
}
