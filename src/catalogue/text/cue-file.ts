import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordCue } from '#domain/record.ts';

/** What is wrong in a file of cues, at a 1-based line. */
export interface CueFault {
  line: number;
  reason: Bilingual;
}

/** What a file of cues says, in any of the forms that are read. */
export interface CueFile {
  cues: RecordCue[];
  faults: CueFault[];
}

/** What is wrong with the times of a cue, where the ones before began at `previousStart` at the latest. */
export function timesFault(
  { startSeconds, endSeconds }: Omit<RecordCue, 'text'>,
  previousStart: number,
): Bilingual | null {
  if (endSeconds <= startSeconds) {
    return { vi: 'lời kết thúc trước khi bắt đầu', en: 'a cue ends before it begins' };
  }
  return startSeconds < previousStart
    ? { vi: 'lời đứng sai thứ tự thời gian', en: 'a cue begins before the one above it' }
    : null;
}

/** Seconds of the parts of a timestamp as they are written; hours may be absent. */
export function toSeconds([hours, minutes, seconds, thousandths]: (string | undefined)[]): number {
  return (
    (Number(hours ?? 0) * 3_600_000 +
      Number(minutes) * 60_000 +
      Number(seconds) * 1000 +
      Number(thousandths)) /
    1000
  );
}
