import type { RecordCue } from '#domain/record.ts';
import { type CueFault, type CueFile, timesFault, toSeconds } from './cue-file.ts';

const TIMESTAMP = String.raw`(\d{1,2}):([0-5]\d):([0-5]\d)[,.](\d{3})`;
/** Some programs write the place on the picture after the times (`X1:100 X2:200 …`). */
const TIMING = new RegExp(String.raw`^${TIMESTAMP}[ \t]*-->[ \t]*${TIMESTAMP}(?:[ \t]+.*)?$`);
const NUMBER = /^\d+$/;

/**
 * Parses SubRip (https://www.matroska.org/technical/subtitles.html#srt-subtitles), which no standard fixes: numbers may be absent
 * or wrong, a point may stand for the comma, cues may overlap. Whatever would lose words is a fault.
 * Marks of style are taken out: `<i>`, `<font …>`, `{\an8}`.
 */
export function parseSubRip(text: string): CueFile {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const cues: RecordCue[] = [];
  const faults: CueFault[] = [];
  const fail = (index: number, vi: string, en: string) =>
    faults.push({ line: index + 1, reason: { vi, en } });

  if (text.includes('\0')) {
    fail(0, 'tệp là UTF-16; hãy lưu lại bằng UTF-8', 'the file is UTF-16; save it as UTF-8');
    return { cues, faults };
  }
  if (/^WEBVTT\b/.test(lines[0] ?? '')) {
    fail(0, 'tệp là WebVTT; hãy đặt tên đuôi .vtt', 'the file is WebVTT; name it .vtt');
    return { cues, faults };
  }
  let previousStart = 0;
  for (const { first, block } of blocksOf(lines)) {
    const timingAt = NUMBER.test(block[0] ?? '') && block.length > 1 ? 1 : 0;
    const timing = TIMING.exec(block[timingAt]?.trim() ?? '');
    if (timing === null) {
      fail(
        first + timingAt,
        'thiếu dòng thời gian, hoặc thời gian viết sai',
        'a timing line is missing or malformed',
      );
      continue;
    }
    const startSeconds = toSeconds(timing.slice(1, 5));
    const endSeconds = toSeconds(timing.slice(5, 9));
    const fault = timesFault({ startSeconds, endSeconds }, previousStart);
    if (fault) fail(first + timingAt, fault.vi, fault.en);
    previousStart = Math.max(previousStart, startSeconds);
    const words = block.slice(timingAt + 1);
    const nextTiming = words.findIndex((line) => line.includes('-->'));
    if (nextTiming !== -1) {
      fail(
        first + timingAt + 1 + nextTiming,
        'thiếu dòng trống giữa hai lời',
        'no empty line between two cues',
      );
    }
    cues.push({ startSeconds, endSeconds, text: toPlainText(words.join('\n')) });
  }
  if (cues.length === 0 && faults.length === 0) {
    fail(0, 'tệp không có lời nào', 'there is no cue in the file');
  }
  return { cues, faults };
}

/** Runs of lines with something on them, and the index of the first of each. */
function blocksOf(lines: readonly string[]): { first: number; block: string[] }[] {
  const blocks: { first: number; block: string[] }[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    if (line !== '' && isOpen) blocks.at(-1)?.block.push(line);
    else if (line !== '') blocks.push({ first: index, block: [line] });
    isOpen = line !== '';
  }
  return blocks;
}

function toPlainText(words: string): string {
  return words
    .replace(/<\/?(?:[bius]|font)(?:\s[^<>]*)?>/gi, '')
    .replace(/\{\\[^{}]*\}/g, '')
    .trim();
}
