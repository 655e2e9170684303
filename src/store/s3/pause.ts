import { setTimeout as delay } from 'node:timers/promises';

const TRIES = 8;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

export interface PauseOptions {
  /** For tests: waits between two tries. */
  wait?: (ms: number) => Promise<unknown>;
  /** For tests: from 0 up to, not including, 1. */
  random?: () => number;
}

/** Waits after a try that failed, counted from 1; resolves with `false`, at once, when it was the last. */
export type Pause = (tried: number) => Promise<boolean>;

/**
 * Longer and longer pauses, together 26 to 52 s before a request is given up. Half of each is left to chance, so that
 * requests that failed together do not come back together.
 */
export function pauseBetweenTries({ wait = delay, random = Math.random }: PauseOptions): Pause {
  return async (tried) => {
    if (tried >= TRIES) return false;
    const longestMs = Math.min(FIRST_WAIT_MS * 2 ** (tried - 1), LONGEST_WAIT_MS);
    await wait((longestMs * (1 + random())) / 2);
    return true;
  };
}
