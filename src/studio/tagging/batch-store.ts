import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, type RoomSchema } from '../database/open-database.ts';

export const TAGGING_SCHEMA: RoomSchema = {
  room: 'tagging',
  versions: [
    `CREATE TABLE tag_batches (
       n INTEGER PRIMARY KEY,
       user_id TEXT NOT NULL,
       at TEXT NOT NULL,
       undone_at TEXT
     ) STRICT;
     CREATE INDEX tag_batches_by_user ON tag_batches (user_id, n);
     -- Versions of drafts: the words themselves are kept there.
     CREATE TABLE tag_changes (
       batch INTEGER NOT NULL REFERENCES tag_batches (n),
       record_id TEXT NOT NULL,
       version_before INTEGER NOT NULL, -- 0: there was no draft
       version_after INTEGER NOT NULL,
       PRIMARY KEY (batch, record_id)
     ) STRICT;`,
  ],
};

export interface TagChange {
  recordId: string;
  versionBefore: number;
  versionAfter: number;
}

export interface TagBatch {
  n: number;
  at: string;
  changes: TagChange[];
}

export interface BatchStore {
  add(userId: string, changes: readonly TagChange[], now: Date): number;
  /** The last of this person that was not undone. */
  last(userId: string): TagBatch | null;
  setUndone(n: number, now: Date): void;
}

/** What was tagged together, so that it can be undone together. */
export function openBatchStore(database: DatabaseSync): BatchStore {
  const sql = (text: string) => database.prepare(text);
  const begin = sql('INSERT INTO tag_batches (user_id, at) VALUES (?, ?)');
  const write = sql('INSERT INTO tag_changes VALUES (?, ?, ?, ?)');
  const findLast = sql(
    'SELECT n, at FROM tag_batches WHERE user_id = ? AND undone_at IS NULL ORDER BY n DESC LIMIT 1',
  );
  const changesOf = sql('SELECT * FROM tag_changes WHERE batch = ? ORDER BY record_id');
  const undo = sql('UPDATE tag_batches SET undone_at = ? WHERE n = ?');
  return {
    add: (userId, changes, now) =>
      inTransaction(database, () => {
        const n = Number(begin.run(userId, now.toISOString()).lastInsertRowid);
        for (const { recordId, versionBefore, versionAfter } of changes) {
          write.run(n, recordId, versionBefore, versionAfter);
        }
        return n;
      }),
    last(userId) {
      const row = findLast.get(userId);
      if (row === undefined) return null;
      const n = Number(row['n']);
      const changes = changesOf.all(n).map((change) => ({
        recordId: String(change['record_id']),
        versionBefore: Number(change['version_before']),
        versionAfter: Number(change['version_after']),
      }));
      return { n, at: String(row['at']), changes };
    },
    setUndone(n, now) {
      undo.run(now.toISOString(), n);
    },
  };
}
