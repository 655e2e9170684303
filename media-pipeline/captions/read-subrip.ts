import type { RecordCue } from '#domain/record.ts';

const TIMING =
  /^(\d{2,}):(\d{2}):(\d{2}),(\d{3}) --> (\d{2,}):(\d{2}):(\d{2}),(\d{3})(?:[ \t].*)?$/;

/**
 * Cues of SubRip as ffmpeg writes it: every cue has a number, and its words may hold empty lines. A cue
 * that is cut off keeps the words it has.
 */
export function readSubRip(text: string): RecordCue[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const timings = lines.flatMap((line, at) => {
    const timing = TIMING.exec(line);
    return timing && /^\d+$/.test(lines[at - 1] ?? '') ? [{ at, timing }] : [];
  });
  return timings.map(({ at, timing }, index) => {
    const next = timings[index + 1];
    return {
      startSeconds: toSeconds(timing.slice(1, 5)),
      endSeconds: toSeconds(timing.slice(5, 9)),
      // Before the next timing line stands the number of its cue.
      text: lines.slice(at + 1, next ? next.at - 1 : lines.length).join('\n'),
    };
  });
}

function toSeconds(parts: readonly string[]): number {
  const [hours = 0, minutes = 0, seconds = 0, thousandths = 0] = parts.map(Number);
  return hours * 3600 + minutes * 60 + seconds + thousandths / 1000;
}
