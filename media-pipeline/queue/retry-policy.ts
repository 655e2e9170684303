/** How often a job is tried, and how long it waits in between: `firstDelayMs`, then four times as long each time. */
export interface RetryPolicy {
  maxAttempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
}

/** Five tries within a minute and a half: enough for a machine that restarts, not for a broken file. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 5,
  firstDelayMs: 1000,
  maxDelayMs: 300_000,
};

/** How long a job waits after its `attempt`-th failure; `null` when it has had its last. */
export function retryDelayMs(
  { maxAttempts, firstDelayMs, maxDelayMs }: RetryPolicy,
  attempt: number,
): number | null {
  return attempt >= maxAttempts ? null : Math.min(maxDelayMs, firstDelayMs * 4 ** (attempt - 1));
}

/** The log's words for an attempt whose worker was not heard of again. */
export const LAPSED = 'the lease lapsed: its worker died or hung';
