import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Bilingual } from '#domain/archive-error.ts';
import type { RoomSchema } from '../database/open-database.ts';
import { JOB_STATES, type JobState } from './job.ts';

export const JOBS_SCHEMA: RoomSchema = {
  room: 'jobs',
  versions: [
    `CREATE TABLE media_jobs (
       record_id TEXT PRIMARY KEY,
       state TEXT NOT NULL,
       reason TEXT,
       asked_at TEXT NOT NULL
     ) STRICT;
     CREATE INDEX media_jobs_by_state ON media_jobs (state, asked_at);`,
  ],
};

const Row = z.object({
  record_id: z.string(),
  state: z.enum(JOB_STATES),
  reason: z.string().nullable(),
});

export interface StoredJob {
  recordId: string;
  state: JobState;
  reason: Bilingual | null;
}

export interface JobTable {
  ask(recordId: string, at: string): void;
  find(recordId: string): StoredJob | null;
  /** Oldest first. */
  inState(state: JobState): StoredJob[];
  set(recordId: string, state: JobState, reason?: Bilingual): void;
  remove(recordId: string): void;
}

export function openJobTable(database: DatabaseSync): JobTable {
  const ask = database.prepare(`INSERT OR REPLACE INTO media_jobs VALUES (?, 'waiting', NULL, ?)`);
  const find = database.prepare('SELECT * FROM media_jobs WHERE record_id = ?');
  const inState = database.prepare(
    'SELECT * FROM media_jobs WHERE state = ? ORDER BY asked_at, rowid',
  );
  const set = database.prepare('UPDATE media_jobs SET state = ?, reason = ? WHERE record_id = ?');
  const remove = database.prepare('DELETE FROM media_jobs WHERE record_id = ?');
  return {
    ask: (recordId, at) => void ask.run(recordId, at),
    find(recordId) {
      const row = find.get(recordId);
      return row === undefined ? null : toJob(row);
    },
    inState: (state) => inState.all(state).map(toJob),
    set(recordId, state, reason) {
      set.run(state, reason === undefined ? null : JSON.stringify(reason), recordId);
    },
    remove: (recordId) => void remove.run(recordId),
  };
}

function toJob(raw: unknown): StoredJob {
  const { record_id, state, reason } = Row.parse(raw);
  return { recordId: record_id, state, reason: reason === null ? null : JSON.parse(reason) };
}
