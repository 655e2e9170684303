import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { inTransaction, type RoomSchema } from '../database/open-database.ts';
import type { ExportedRow } from './export-table.ts';

export const TABLES_SCHEMA: RoomSchema = {
  room: 'tables',
  versions: [
    `-- Rows as they were given out: what a person changed is told apart from what changed meanwhile.
     CREATE TABLE table_rows (
       stamp TEXT PRIMARY KEY,
       record_id TEXT NOT NULL,
       cells TEXT NOT NULL,
       exported_at TEXT NOT NULL
     ) STRICT;
     CREATE INDEX table_rows_by_record ON table_rows (record_id);
     CREATE TABLE table_uploads (
       id TEXT PRIMARY KEY,
       user_id TEXT NOT NULL,
       type TEXT NOT NULL,
       name TEXT NOT NULL,
       text TEXT NOT NULL, -- emptied when it was accepted
       notice TEXT, -- JSON
       clears_empty INTEGER NOT NULL,
       uploaded_at TEXT NOT NULL,
       accepted TEXT -- JSON, what became of it
     ) STRICT;`,
  ],
};

export interface TableUpload {
  id: string;
  userId: string;
  type: RecordType;
  /** Of the file, for the person only. */
  name: string;
  text: string;
  notice: Bilingual | null;
  clearsEmpty: boolean;
  accepted: AcceptedTable | null;
}

export interface AcceptedTable {
  /** Ids whose drafts were written. */
  saved: string[];
  /** Ids that somebody changed at the same moment: nothing was written there. */
  conflicts: string[];
}

const DAY_MS = 86_400_000;
const UPLOADS_KEPT_MS = 7 * DAY_MS;
const ROWS_KEPT_MS = 400 * DAY_MS;

export interface TableStore {
  keepRows(rows: readonly (ExportedRow & { id: string })[], now: Date): void;
  rowOf(stamp: string): Readonly<Record<string, string>> | null;
  add(upload: Omit<TableUpload, 'id' | 'accepted'>, now: Date): string;
  /** Of this person only. */
  find(id: string, userId: string): TableUpload | null;
  setAccepted(id: string, accepted: AcceptedTable): void;
  /** Every word of a record that tables keep: for what must be gone. */
  erase(recordId: string): void;
}

/** Tables under way, in the studio's database. */
export function openTableStore(database: DatabaseSync): TableStore {
  const sql = (text: string) => database.prepare(text);
  const writeRow = sql('INSERT OR REPLACE INTO table_rows VALUES (?, ?, ?, ?)');
  const readRow = sql('SELECT cells FROM table_rows WHERE stamp = ?');
  const forgetRows = sql('DELETE FROM table_rows WHERE exported_at < ?');
  const write = sql('INSERT INTO table_uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)');
  const read = sql('SELECT * FROM table_uploads WHERE id = ? AND user_id = ?');
  const accept = sql("UPDATE table_uploads SET accepted = ?, text = '' WHERE id = ?");
  const forget = sql('DELETE FROM table_uploads WHERE uploaded_at < ?');
  const eraseRows = sql('DELETE FROM table_rows WHERE record_id = ?');
  const eraseUploads = sql(
    'DELETE FROM table_uploads WHERE instr(text, ?) > 0 AND accepted IS NULL',
  );
  const before = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString();
  return {
    keepRows(rows, now) {
      inTransaction(database, () => {
        forgetRows.run(before(now, ROWS_KEPT_MS));
        for (const { stamp, id, cells } of rows) {
          writeRow.run(stamp, id, JSON.stringify(cells), now.toISOString());
        }
      });
    },
    rowOf(stamp) {
      const row = readRow.get(stamp);
      return row === undefined ? null : JSON.parse(String(row['cells']));
    },
    add({ userId, type, name, text, notice, clearsEmpty }, now) {
      const id = randomBytes(12).toString('hex');
      const words = notice === null ? null : JSON.stringify(notice);
      inTransaction(database, () => {
        forget.run(before(now, UPLOADS_KEPT_MS));
        const at = now.toISOString();
        write.run(id, userId, type, name, text, words, clearsEmpty ? 1 : 0, at);
      });
      return id;
    },
    find(id, userId) {
      const row = read.get(id, userId);
      if (row === undefined) return null;
      const parsed = (name: string) => (row[name] === null ? null : JSON.parse(String(row[name])));
      return {
        id,
        userId,
        type: String(row['type']) as RecordType,
        name: String(row['name']),
        text: String(row['text']),
        notice: parsed('notice'),
        clearsEmpty: row['clears_empty'] === 1,
        accepted: parsed('accepted'),
      };
    },
    setAccepted(id, accepted) {
      accept.run(JSON.stringify(accepted), id);
    },
    erase(recordId) {
      inTransaction(database, () => {
        eraseRows.run(recordId);
        eraseUploads.run(recordId);
      });
    },
  };
}
