import type { DatabaseSync } from 'node:sqlite';
import { TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { RecordFiles } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';

/** The drafts that uploads make of what they keep. */
export interface MediaDrafts {
  /**
   * Writes the draft, unless somebody else has worked on it since uploads last did: `false` then, and
   * nothing is written.
   */
  write(draft: { recordId: string; files: RecordFiles; by: string; at: string }): boolean;
  /** Is the draft as uploads wrote it? */
  isUntouched(recordId: string): boolean;
  /** With every word of it: it was of a file that is gone. */
  erase(recordId: string): void;
}

export function openMediaDrafts(database: DatabaseSync, drafts: DraftStore): MediaDrafts {
  const note = database.prepare('INSERT OR REPLACE INTO upload_drafts VALUES (?, ?)');
  const find = database.prepare('SELECT version FROM upload_drafts WHERE record_id = ?');
  const forget = database.prepare('DELETE FROM upload_drafts WHERE record_id = ?');
  const lastOf = (recordId: string) => Number(find.get(recordId)?.['version'] ?? 0);
  const isUntouched = (recordId: string) =>
    (drafts.find(recordId)?.version ?? 0) === lastOf(recordId);
  return {
    write({ recordId, files, by, at }) {
      if (!isUntouched(recordId)) return false;
      const result = drafts.save({
        recordId,
        type: 'media',
        folder: `${TYPE_FOLDER.media}/${recordId}/`,
        files,
        baseHash: null,
        changedBy: by,
        changedAt: at,
        basedOnVersion: lastOf(recordId),
      });
      if ('conflict' in result) return false;
      note.run(recordId, result.saved.version);
      return true;
    },
    isUntouched,
    erase(recordId) {
      drafts.erase(recordId);
      forget.run(recordId);
    },
  };
}
