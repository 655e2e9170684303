import type { DatabaseSync } from 'node:sqlite';
import { ARCHIVE, type Audit } from '../audit/open-audit.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import { openJournal } from '../publishing/journal.ts';
import { openTextSources } from '../records/texts/text-sources.ts';
import { openReviewStore } from './review-store.ts';

/**
 * Takes every word about a record out of the studio's database, out of its free pages too; that it was
 * erased stays in the log. Comments go, decisions stay: they hold no words.
 */
export function eraseWords(
  recordId: string,
  {
    database,
    audit,
    drafts,
    now,
  }: {
    database: DatabaseSync;
    audit: Audit;
    drafts: DraftStore;
    now: Date;
  },
): void {
  database.exec('PRAGMA secure_delete = ON');
  drafts.erase(recordId);
  openReviewStore(database).erase(recordId);
  openTextSources(database).erase(recordId);
  openJournal(database).forgetWords(recordId);
  audit.note({ actor: ARCHIVE, action: 'record.erase', subject: recordId, at: now });
  database.exec('VACUUM');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
