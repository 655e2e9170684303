import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Bilingual } from '#domain/archive-error.ts';
import type { ObjectStore } from '#store/object-store.ts';

/** Work that was finished, with what it takes to see that it still stands. */
export interface SettledWork {
  /** Names the recipes, their figures and the tools it was done with. */
  program: string;
  /** Why nothing could be made, or `null`. */
  reason: Bilingual | null;
  /** Objects of the derivatives store to look for. */
  objects: { key: string; sizeBytes: number }[];
}

const Row = z.object({ program: z.string(), reason: z.string().nullable(), objects: z.string() });

export interface SettledWorks {
  /** Was this work done by the same program, and is all it made still there? Costs a look at each file. */
  stillStands(
    key: string,
    options: { program: string; derivatives: ObjectStore },
  ): Promise<{ reason: Bilingual | null } | null>;
  note(key: string, work: SettledWork): void;
  /** The work will be looked at anew. */
  forget(key: string): void;
  close(): void;
}

/** Remembers finished work, so that nothing to do over 10,000 assets reads no description. */
export function openSettledWorks(databaseFile: string): SettledWorks {
  const database = new DatabaseSync(databaseFile, { timeout: 10_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS settled_work (
      key TEXT PRIMARY KEY, program TEXT NOT NULL, reason TEXT, objects TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  const find = database.prepare('SELECT program, reason, objects FROM settled_work WHERE key = ?');
  const remove = database.prepare('DELETE FROM settled_work WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO settled_work VALUES (?, ?, ?, ?)');
  return {
    async stillStands(key, { program, derivatives }) {
      const found = find.get(key);
      if (found === undefined) return null;
      const row = Row.parse(found);
      if (row.program !== program) return null;
      const expected: SettledWork['objects'] = JSON.parse(row.objects);
      if ((await derivatives.missing(expected)).length > 0) return null;
      return { reason: row.reason === null ? null : JSON.parse(row.reason) };
    },
    note(key, { program, reason, objects }) {
      const why = reason === null ? null : JSON.stringify(reason);
      insert.run(key, program, why, JSON.stringify(objects));
    },
    forget(key) {
      remove.run(key);
    },
    close: () => database.close(),
  };
}
