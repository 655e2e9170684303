import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { JobQueue, JobState, Lease } from './job-queue.ts';
import { DEFAULT_RETRY_POLICY, LAPSED, type RetryPolicy, retryDelayMs } from './retry-policy.ts';
import {
  AttemptRow,
  CountRow,
  JobRow,
  LeasedRow,
  ParkedRow,
  prepareQueue,
  StateRow,
} from './sqlite-schema.ts';

export interface SqliteJobQueueOptions {
  /** The database file, or `:memory:`. */
  file: string;
  retries?: RetryPolicy;
  /** Epoch milliseconds. */
  now?: () => number;
  /** Lets a restarted machine take up at once what a killed process held, without waiting for its lease. */
  isWorkerAlive?: (worker: string) => boolean;
}

/** A JobQueue in one SQLite file: for the same process, or several on one machine. */
export function sqliteJobQueue({
  file,
  retries = DEFAULT_RETRY_POLICY,
  now = Date.now,
  isWorkerAlive = () => true,
}: SqliteJobQueueOptions): JobQueue {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const sql = prepareQueue(database);

  const stateOf = (key: string): JobState | null => {
    const row = sql.stateOf.get(key);
    return row === undefined ? null : StateRow.parse(row).state;
  };
  /** IMMEDIATE takes the write lock first: two processes never read the same waiting job. */
  const atomically = <T>(act: () => T): T => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = act();
      database.exec('COMMIT');
      return result;
    } catch (cause) {
      // SQLite rolls back by itself where the disk is full.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw cause;
    }
  };
  const failAttempt = (
    { key, token, attempt }: Pick<Lease, 'key' | 'token' | 'attempt'>,
    { reason, delayMs }: { reason: string; delayMs: number | null },
  ): 'waiting' | 'parked' | null => {
    const state = delayMs === null ? 'parked' : 'waiting';
    const row = sql.settle.get(state, now() + (delayMs ?? 0), key, token);
    if (row === undefined) return null;
    sql.log.run(key, attempt, String(row['worker']), now(), reason);
    return state;
  };
  const releaseLapsed = (): void => {
    for (const row of sql.leased.all()) {
      const { key, token, attempt, worker, untilMs } = LeasedRow.parse(row);
      if (untilMs > now() && isWorkerAlive(worker)) continue;
      const delayMs = attempt >= retries.maxAttempts ? null : 0;
      failAttempt({ key, token, attempt }, { reason: LAPSED, delayMs });
    }
  };

  return {
    add: async ({ key, payload }) =>
      atomically(() => {
        if (sql.insert.run(key, payload).changes === 1) return 'waiting';
        if (sql.restart.run(payload, key).changes === 1) sql.clearLog.run(key);
        return stateOf(key) ?? 'waiting';
      }),

    lease: async ({ worker, forMs, only }) =>
      atomically(() => {
        releaseLapsed();
        const untilMs = now() + forMs;
        const keys = only === undefined ? null : JSON.stringify(only);
        const row = sql.take.get(randomUUID(), worker, untilMs, now(), keys);
        return row === undefined ? null : { ...JobRow.parse(row), untilMs };
      }),

    renew: async ({ key, token }, { forMs }) =>
      sql.renew.run(now() + forMs, key, token).changes === 1,

    complete: async ({ key, token }) => sql.settle.get('done', 0, key, token) !== undefined,

    fail: async (lease, { reason, retry }) =>
      atomically(() =>
        failAttempt(lease, {
          reason,
          delayMs: retry ? retryDelayMs(retries, lease.attempt) : null,
        }),
      ),

    giveBack: async ({ key, token }, { afterMs } = { afterMs: 0 }) =>
      sql.giveBack.run(now() + afterMs, key, token).changes === 1,

    state: async (key) => stateOf(key),

    async counts() {
      const counts = { waiting: 0, leased: 0, done: 0, parked: 0 };
      for (const row of sql.counts.all()) {
        const { state, count } = CountRow.parse(row);
        counts[state] = count;
      }
      return counts;
    },

    parked: async () =>
      sql.parked.all().map((row) => {
        const { key, payload } = ParkedRow.parse(row);
        const attempts = sql.logOf.all(key).map((attempt) => AttemptRow.parse(attempt));
        return { key, payload, attempts };
      }),

    retry: async (key) =>
      atomically(() => {
        if (sql.unpark.run(key).changes === 0) return false;
        sql.clearLog.run(key);
        return true;
      }),

    remove: async (key) =>
      atomically(() => {
        if (sql.remove.run(key).changes === 0) return false;
        sql.clearLog.run(key);
        return true;
      }),

    async close() {
      database.close();
    },
  };
}
