import type { RecordCue } from '#domain/record.ts';
import { type CueFault, type CueFile, timesFault, toSeconds } from './cue-file.ts';

const TIMESTAMP = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const TIMING = new RegExp(
  String.raw`^${TIMESTAMP}[ \t]+-->[ \t]+${TIMESTAMP}(?:[ \t]+\S.*)?[ \t]*$`,
);

/**
 * Parses WebVTT as an author must write it (https://www.w3.org/TR/webvtt1/#file-structure): stricter
 * than a player, so that a cue is never lost in silence. Tags are taken out of the words of a cue.
 */
export function parseWebVtt(text: string): CueFile {
  const lines = text.replaceAll('\r', '\n').split('\n');
  const cues: RecordCue[] = [];
  const faults: CueFault[] = [];
  const fail = (index: number, vi: string, en: string) =>
    faults.push({ line: index + 1, reason: { vi, en } });

  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    fail(0, 'dòng đầu phải là WEBVTT', 'the first line must be WEBVTT');
    return { cues, faults };
  }
  let at = 1;
  while (at < lines.length && lines[at] !== '') at += 1;
  let previousStart = 0;
  while (at < lines.length) {
    if (lines[at] === '') {
      at += 1;
      continue;
    }
    const first = at;
    while (at < lines.length && lines[at] !== '') at += 1;
    const block = lines.slice(first, at);
    if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(block[0] ?? '')) continue;
    const timingAt = block[0]?.includes('-->') ? 0 : 1;
    const timing = TIMING.exec(block[timingAt] ?? '');
    if (timing === null) {
      fail(
        first + Math.min(timingAt, block.length - 1),
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
    const words = block.slice(timingAt + 1).join('\n');
    if (words.includes('-->')) {
      fail(first + timingAt + 1, 'thiếu dòng trống giữa hai lời', 'no empty line between two cues');
    }
    cues.push({ startSeconds, endSeconds, text: toPlainText(words) });
  }
  return { cues, faults };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00A0',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

function toPlainText(words: string): string {
  return words
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
