/** One piece of work, named by what it makes, so that asking twice is asking once. */
export interface Job {
  key: string;
  /** What a worker needs to know, as JSON; a few KB. */
  payload: string;
}

/** The right to do a job until `untilMs`. */
export interface Lease extends Job {
  /** Fences off a holder whose lease has lapsed: no two leases of a job have the same. */
  token: string;
  /** How often the job has been taken, this time included; 1 the first time. */
  attempt: number;
  untilMs: number;
}

/**
 * `waiting` to be taken, perhaps not before a while; `leased`, though the lease may have lapsed; `done`;
 * `parked`: given up, with its log, until somebody asks for it with `retry`.
 */
export type JobState = 'waiting' | 'leased' | 'done' | 'parked';

/** How one try ended that did not end well. */
export interface FailedAttempt {
  attempt: number;
  worker: string;
  /** Epoch milliseconds of its end. */
  atMs: number;
  reason: string;
}

export interface ParkedJob extends Job {
  /** Every try since the job was added or retried, the first one first. */
  attempts: FailedAttempt[];
}

/**
 * Work handed from one process to another, surviving the death of either. A job whose holder dies is
 * taken over within about a second after its lease lapsed, at most `RetryPolicy.maxAttempts` times: what
 * kills its workers is parked. A holder whose lease lapsed may find it lost at any time, and is then told
 * so by `false` or `null`, with nothing changed. Every adapter passes `tests/contracts/job-queue.ts`.
 */
export interface JobQueue {
  /**
   * Adds a job, or asks afresh for one that is done; one that waits goes on waiting with the new payload,
   * and one that is leased or parked stays as it is. Tells where the job stands now.
   */
  add(job: Job): Promise<JobState>;
  /**
   * The oldest job that is due or whose lease lapsed, or `null` when there is none to take. With `only`,
   * one of these keys, where the adapter can look for them; a queue of many machines may hand out another.
   */
  lease(options: {
    worker: string;
    forMs: number;
    only?: readonly string[] | undefined;
  }): Promise<Lease | null>;
  /** The heartbeat: the lease now lasts `forMs` from now; `false` when it is no longer the holder's. */
  renew(lease: Lease, options: { forMs: number }): Promise<boolean>;
  /** Marks the job done; `false` when the lease is no longer the holder's. */
  complete(lease: Lease): Promise<boolean>;
  /**
   * Notes why the attempt failed. With `retry` the job waits again, longer each time, until its attempts
   * are used up; without, or then, it is parked. `null` when the lease is no longer the holder's.
   */
  fail(
    lease: Lease,
    options: { reason: string; retry: boolean },
  ): Promise<'waiting' | 'parked' | null>;
  /**
   * Gives the job back untried, for others to take at once or after a while: a worker that is told to
   * stop, or whose machine is at fault. The attempt does not count. `false` when the lease is no longer the
   * holder's.
   */
  giveBack(lease: Lease, options?: { afterMs: number }): Promise<boolean>;
  /** Where the job stands, or `null` for one never added, or done so long ago that it was forgotten. */
  state(key: string): Promise<JobState | null>;
  counts(): Promise<Record<JobState, number>>;
  /** The jobs given up, the one parked first before the others. */
  parked(): Promise<ParkedJob[]>;
  /** Puts a parked job back to wait as if new, its log emptied; `false` when it is not parked. */
  retry(key: string): Promise<boolean>;
  /** Forgets a job, whatever its state; `false` when it is leased or unknown. */
  remove(key: string): Promise<boolean>;
  close(): Promise<void>;
}
