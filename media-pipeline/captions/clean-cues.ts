import type { RecordCue } from '#domain/record.ts';

/** A cue without a length stands so long, or until the next begins. */
const UNTIL_NEXT_SECONDS = 5;

/**
 * Cues as a caption file may hold them: words in NFC without marks of style or control characters, none
 * empty or said twice, each ending after it begins, in the order they begin. Overlaps stay, and so does
 * every letter of every script.
 */
export function cleanCues(cues: readonly RecordCue[]): RecordCue[] {
  const worded = cues
    .map(({ startSeconds, endSeconds, text }) => ({
      startSeconds: Math.max(0, toMilliseconds(startSeconds)),
      endSeconds: toMilliseconds(endSeconds),
      text: cleanText(text),
    }))
    .filter(({ text }) => text !== '')
    .sort(inOrder);
  // One that had no end may last longer now than its neighbour.
  const timed = worded
    .map((cue, index) => ({ ...cue, endSeconds: endOf(cue, worded[index + 1]) }))
    .sort(inOrder);
  const seen = new Set<string>();
  return timed.filter((cue) => {
    const said = JSON.stringify(cue);
    if (seen.has(said)) return false;
    seen.add(said);
    return true;
  });
}

const inOrder = (a: RecordCue, b: RecordCue) =>
  a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds;

function endOf({ startSeconds, endSeconds }: RecordCue, next: RecordCue | undefined): number {
  if (endSeconds > startSeconds) return endSeconds;
  const latest = startSeconds + UNTIL_NEXT_SECONDS;
  const untilNext = next && next.startSeconds > startSeconds ? next.startSeconds : latest;
  return toMilliseconds(Math.min(untilNext, latest));
}

const toMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;

function cleanText(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // Style of ASS, and of SubRip and WebVTT; other brackets are words.
      .replace(/\{\\[^{}]*\}/g, '')
      .replace(/<\/?(?:[bius]|c|v|lang|ruby|rt|font)(?:[\s.][^<>]*)?>/gi, '')
      .replace(/\uFEFF|(?!\n)\p{Cc}/gu, '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  );
}
