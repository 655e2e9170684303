import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { JobQueue, JobState } from './job-queue.ts';

const JobRow = z.object({
  key: z.string(),
  payload: z.string(),
  token: z.number(),
  attempt: z.number(),
});
const LeasedRow = z.object({ key: z.string(), worker: z.string(), untilMs: z.number() });
const StateRow = z.object({ state: z.enum(['waiting', 'leased', 'done', 'failed']) });

export interface SqliteJobQueueOptions {
  /** The database file, or `:memory:`. */
  file: string;
  /** Lets a restarted machine take up at once what a killed process held, without waiting for its lease. */
  isWorkerAlive?: (worker: string) => boolean;
}

/** A JobQueue in one SQLite file: for the same process, or several on one machine. */
export function sqliteJobQueue({
  file,
  isWorkerAlive = () => true,
}: SqliteJobQueueOptions): JobQueue {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS job (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      payload TEXT NOT NULL,
      state TEXT NOT NULL,
      token INTEGER NOT NULL DEFAULT 0,
      attempt INTEGER NOT NULL DEFAULT 0,
      worker TEXT,
      untilMs INTEGER
    ) STRICT;
    CREATE INDEX IF NOT EXISTS job_by_state ON job (state, sequence);
  `);
  const insert = database.prepare(`
    INSERT INTO job (key, payload, state) VALUES (?, ?, 'waiting')
    ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, state = 'waiting', attempt = 0
    WHERE state IN ('done', 'failed')`);
  const leased = database.prepare(`SELECT key, worker, untilMs FROM job WHERE state = 'leased'`);
  const release = database.prepare(`UPDATE job SET state = 'waiting' WHERE key = ?`);
  const take = database.prepare(`
    UPDATE job SET state = 'leased', token = token + 1, attempt = attempt + 1, worker = ?, untilMs = ?
    WHERE sequence = (SELECT sequence FROM job WHERE state = 'waiting' ORDER BY sequence LIMIT 1)
    RETURNING key, payload, token, attempt`);
  const held = `WHERE key = ? AND token = ? AND state = 'leased'`;
  const renew = database.prepare(`UPDATE job SET untilMs = ? ${held}`);
  const finish = database.prepare(
    `UPDATE job SET state = ?, worker = NULL, untilMs = NULL ${held}`,
  );
  const stateOf = database.prepare('SELECT state FROM job WHERE key = ?');

  const settle = (state: JobState, { key, token }: { key: string; token: number }) =>
    finish.run(state, key, token).changes === 1;

  return {
    async add({ key, payload }) {
      insert.run(key, payload);
    },
    async lease({ worker, nowMs, forMs }) {
      // IMMEDIATE takes the write lock first: two processes never read the same waiting job.
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const row of leased.all()) {
          const lapsed = LeasedRow.parse(row);
          if (lapsed.untilMs <= nowMs || !isWorkerAlive(lapsed.worker)) release.run(lapsed.key);
        }
        const row = take.get(worker, nowMs + forMs);
        database.exec('COMMIT');
        return row === undefined ? null : { ...JobRow.parse(row), untilMs: nowMs + forMs };
      } catch (cause) {
        database.exec('ROLLBACK');
        throw cause;
      }
    },
    renew: async ({ key, token }, { nowMs, forMs }) =>
      renew.run(nowMs + forMs, key, token).changes === 1,
    complete: async (lease) => settle('done', lease),
    fail: async (lease, { retry }) => settle(retry ? 'waiting' : 'failed', lease),
    async state(key) {
      const row = stateOf.get(key);
      return row === undefined ? null : StateRow.parse(row).state;
    },
    async close() {
      database.close();
    },
  };
}
