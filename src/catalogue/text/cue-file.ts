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

/** Lines with something on them, one below the other, and the index of the first in the file. */
export interface CueBlock {
  first: number;
  lines: readonly string[];
}

/** How a form of file writes a cue. */
export interface CueForm {
  /** Groups 1–4: hours, minutes, seconds and thousandths of the start; 5–8: of the end. Hours may be absent. */
  timing: RegExp;
  /** Index of the line of times among those of a block. */
  timingAt(lines: readonly string[]): number;
  /** Is it a cue at all, and not a remark? By default every block is. */
  isCue?(lines: readonly string[]): boolean;
  /** Words without marks of style. */
  toPlainText(words: string): string;
}

/** The lines of a text, whichever system ended them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

/** The blocks between empty lines, from a line on. */
export function blocksOf(lines: readonly string[], from = 0): CueBlock[] {
  const blocks: CueBlock[] = [];
  let first = from;
  for (let at = from; at <= lines.length; at++) {
    if (lines[at]) continue;
    if (at > first) blocks.push({ first, lines: lines.slice(first, at) });
    first = at + 1;
  }
  return blocks;
}

/** Reads the cues of these blocks. Whatever would lose words is a fault; so is a file without a cue. */
export function readCues(blocks: readonly CueBlock[], form: CueForm): CueFile {
  const cues: RecordCue[] = [];
  const faults: CueFault[] = [];
  let previousStart = 0;
  for (const { first, lines } of blocks) {
    if (form.isCue?.(lines) === false) continue;
    const fail = (at: number, reason: Bilingual) => faults.push({ line: first + at + 1, reason });
    const timingAt = form.timingAt(lines);
    const timing = form.timing.exec(lines[timingAt] ?? '');
    if (timing === null) {
      fail(Math.min(timingAt, lines.length - 1), TIMING_MALFORMED);
      continue;
    }
    const startSeconds = toSeconds(timing.slice(1, 5));
    const endSeconds = toSeconds(timing.slice(5, 9));
    const fault = timesFault({ startSeconds, endSeconds }, previousStart);
    if (fault) fail(timingAt, fault);
    previousStart = Math.max(previousStart, startSeconds);
    const words = lines.slice(timingAt + 1);
    const nextTiming = words.findIndex((line) => line.includes('-->'));
    if (nextTiming !== -1) fail(timingAt + 1 + nextTiming, EMPTY_LINE_MISSING);
    cues.push({ startSeconds, endSeconds, text: form.toPlainText(words.join('\n')).trim() });
  }
  if (cues.length + faults.length === 0) faults.push({ line: 1, reason: NO_CUE });
  return { cues, faults };
}

const TIMING_MALFORMED: Bilingual = {
  vi: 'thiếu dòng thời gian, hoặc thời gian viết sai',
  en: 'a timing line is missing or malformed',
};
const EMPTY_LINE_MISSING: Bilingual = {
  vi: 'thiếu dòng trống giữa hai lời',
  en: 'no empty line between two cues',
};
const NO_CUE: Bilingual = { vi: 'tệp không có lời nào', en: 'there is no cue in the file' };

/** What is wrong with the times of a cue, where the ones before began at `previousStart` at the latest. */
function timesFault(
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

function toSeconds([hours, minutes, seconds, thousandths]: (string | undefined)[]): number {
  return (
    (Number(hours ?? 0) * 3_600_000 +
      Number(minutes) * 60_000 +
      Number(seconds) * 1000 +
      Number(thousandths)) /
    1000
  );
}
