import type { Bilingual } from '#domain/archive-error.ts';

/**
 * `waiting` for its turn; `working`: looked at, then made; `done`; `failed`, with what to do;
 * `cancelled` by somebody.
 */
export const JOB_STATES = ['waiting', 'working', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The making of one upload's media. */
export interface MediaJob {
  recordId: string;
  state: JobState;
  /** Of all that is made, 0–1; `null` while the file is only looked at. */
  share: number | null;
  /** Of one that failed. */
  reason: Bilingual | null;
}
