/** One piece of work, named by what it makes, so that asking twice is asking once. */
interface Job {
  key: string;
  payload: string;
}

/** The right to do a job until `untilMs`. `token` fences off a holder whose lease has lapsed. */
export interface Lease extends Job {
  token: number;
  /** How often the job has been taken, this time included; 1 the first time. */
  attempt: number;
  untilMs: number;
}

export type JobState = 'waiting' | 'leased' | 'done' | 'failed';

/**
 * Work handed from one process to another, surviving the death of either. Instants are epoch
 * milliseconds and come from the caller. Every adapter passes `tests/contracts/job-queue.ts`.
 */
export interface JobQueue {
  /** Adds a job, or asks again for one that is done or failed; one that waits or is leased stays as it is. */
  add(job: Job): Promise<void>;
  /** The oldest job that waits or whose lease lapsed, or `null` when there is none to take. */
  lease(options: { worker: string; nowMs: number; forMs: number }): Promise<Lease | null>;
  /** Lengthens a lease; `false` when it is no longer the holder's. */
  renew(lease: Lease, options: { nowMs: number; forMs: number }): Promise<boolean>;
  /** Marks the job done; `false`, and nothing changes, when the lease is no longer the holder's. */
  complete(lease: Lease): Promise<boolean>;
  /** Gives the job back to wait (`retry`) or marks it failed; `false` when the lease is no longer the holder's. */
  fail(lease: Lease, options: { retry: boolean }): Promise<boolean>;
  /** Where the job stands, or `null` for one never added. */
  state(key: string): Promise<JobState | null>;
  close(): Promise<void>;
}
