import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RoomSchema } from '../../database/open-database.ts';
import type { TextValue } from '../editing/record-value.ts';

export const TEXT_SOURCES_SCHEMA: RoomSchema = {
  room: 'text-sources',
  versions: [
    `CREATE TABLE text_sources (
       record_id TEXT NOT NULL,
       file TEXT NOT NULL,         -- km.md
       source_file TEXT NOT NULL,  -- vi.md
       source_hash TEXT NOT NULL,
       checked_by TEXT NOT NULL,
       checked_at TEXT NOT NULL,
       PRIMARY KEY (record_id, file)
     ) STRICT;`,
  ],
};

/** The text that a translation was last held against, by its hash. */
export interface TextSource {
  sourceFile: string;
  sourceHash: string;
}

export interface TextSources {
  find(recordId: string, file: string): TextSource | null;
  /** Of a record that is erased. */
  erase(recordId: string): void;
  note(checked: TextSource & { recordId: string; file: string; by: string; now: Date }): void;
}

export function openTextSources(database: DatabaseSync): TextSources {
  const read = database.prepare('SELECT * FROM text_sources WHERE record_id = ? AND file = ?');
  const write = database.prepare('INSERT OR REPLACE INTO text_sources VALUES (?, ?, ?, ?, ?, ?)');
  const erase = database.prepare('DELETE FROM text_sources WHERE record_id = ?');
  return {
    erase: (recordId) => void erase.run(recordId),
    find(recordId, file) {
      const row = read.get(recordId, file);
      if (row === undefined) return null;
      return { sourceFile: String(row['source_file']), sourceHash: String(row['source_hash']) };
    },
    note({ recordId, file, sourceFile, sourceHash, by, now }) {
      write.run(recordId, file, sourceFile, sourceHash, by, now.toISOString());
    },
  };
}

/** Of the words that are translated: not of a text's status. */
export function hashText({ front, body }: TextValue): string {
  const words = JSON.stringify([front['title'], front['summary'], body]);
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
