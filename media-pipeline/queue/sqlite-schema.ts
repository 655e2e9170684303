import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export const JobRow = z.object({
  key: z.string(),
  payload: z.string(),
  token: z.string(),
  attempt: z.number(),
});
export const LeasedRow = JobRow.omit({ payload: true }).extend({
  worker: z.string(),
  untilMs: z.number(),
});
const JobStateSchema = z.enum(['waiting', 'leased', 'done', 'parked']);
export const StateRow = z.object({ state: JobStateSchema });
export const CountRow = z.object({ state: JobStateSchema, count: z.number() });
export const ParkedRow = z.object({ key: z.string(), payload: z.string() });
export const AttemptRow = z.object({
  attempt: z.number(),
  worker: z.string(),
  atMs: z.number(),
  reason: z.string(),
});

/** Makes the tables of the queue where they are missing, and prepares what is asked of them. */
export function prepareQueue(database: DatabaseSync) {
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS queued_job (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      payload TEXT NOT NULL,
      state TEXT NOT NULL,
      dueMs INTEGER NOT NULL DEFAULT 0,
      token TEXT,
      attempt INTEGER NOT NULL DEFAULT 0,
      worker TEXT,
      untilMs INTEGER
    ) STRICT;
    CREATE INDEX IF NOT EXISTS queued_job_by_state ON queued_job (state, sequence);
    CREATE TABLE IF NOT EXISTS failed_attempt (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      worker TEXT NOT NULL,
      atMs INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS failed_attempt_by_key ON failed_attempt (key, id);
  `);
  const held = `WHERE key = ? AND token = ? AND state = 'leased'`;
  return {
    insert: database.prepare(`
      INSERT INTO queued_job (key, payload, state) VALUES (?, ?, 'waiting')
      ON CONFLICT (key) DO UPDATE SET payload = excluded.payload WHERE state = 'waiting'`),
    stateOf: database.prepare('SELECT state FROM queued_job WHERE key = ?'),
    leased: database.prepare(
      `SELECT key, token, attempt, worker, untilMs FROM queued_job WHERE state = 'leased'`,
    ),
    take: database.prepare(`
      UPDATE queued_job
      SET state = 'leased', token = ?1, attempt = attempt + 1, worker = ?2, untilMs = ?3
      WHERE sequence = (
        SELECT sequence FROM queued_job WHERE state = 'waiting' AND dueMs <= ?4
        AND (?5 IS NULL OR key IN (SELECT value FROM json_each(?5)))
        ORDER BY sequence LIMIT 1
      )
      RETURNING key, payload, token, attempt`),
    renew: database.prepare(`UPDATE queued_job SET untilMs = ? ${held}`),
    settle: database.prepare(
      `UPDATE queued_job SET state = ?, dueMs = ?, untilMs = NULL ${held} RETURNING worker`,
    ),
    giveBack: database.prepare(
      `UPDATE queued_job
       SET state = 'waiting', dueMs = ?, attempt = attempt - 1, untilMs = NULL ${held}`,
    ),
    log: database.prepare(
      'INSERT INTO failed_attempt (key, attempt, worker, atMs, reason) VALUES (?, ?, ?, ?, ?)',
    ),
    logOf: database.prepare(
      'SELECT attempt, worker, atMs, reason FROM failed_attempt WHERE key = ? ORDER BY id',
    ),
    clearLog: database.prepare('DELETE FROM failed_attempt WHERE key = ?'),
    counts: database.prepare('SELECT state, count(*) AS count FROM queued_job GROUP BY state'),
    parked: database.prepare(`
      SELECT key, payload FROM queued_job AS job WHERE state = 'parked'
      ORDER BY (SELECT max(id) FROM failed_attempt WHERE key = job.key)`),
    unpark: database.prepare(
      `UPDATE queued_job SET state = 'waiting', attempt = 0, dueMs = 0 WHERE key = ? AND state = 'parked'`,
    ),
    restart: database.prepare(`
      UPDATE queued_job SET state = 'waiting', payload = ?, attempt = 0, dueMs = 0
      WHERE key = ? AND state = 'done'`),
    remove: database.prepare(`DELETE FROM queued_job WHERE key = ? AND state != 'leased'`),
  };
}
