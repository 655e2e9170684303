import { blocksOf, type CueFile, type CueForm, linesOf, readCues } from './cue-file.ts';

const TIMESTAMP = String.raw`(\d{1,2}):([0-5]\d):([0-5]\d)[,.](\d{3})`;
const NUMBER = /^\d+$/;

const SUBRIP: CueForm = {
  /** Some programs write the place on the picture after the times (`X1:100 X2:200 …`). */
  timing: new RegExp(String.raw`^\s*${TIMESTAMP}[ \t]*-->[ \t]*${TIMESTAMP}(?:[ \t]+.*)?$`),
  timingAt: ([first = '', ...others]) => (NUMBER.test(first) && others.length > 0 ? 1 : 0),
  toPlainText: (words) =>
    words.replace(/<\/?(?:[bius]|font)(?:\s[^<>]*)?>/gi, '').replace(/\{\\[^{}]*\}/g, ''),
};

/**
 * Parses SubRip (https://www.matroska.org/technical/subtitles.html#srt-subtitles), which no standard fixes: numbers may be absent
 * or wrong, a point may stand for the comma, cues may overlap. Whatever would lose words is a fault.
 * Marks of style are taken out: `<i>`, `<font …>`, `{\an8}`.
 */
export function parseSubRip(text: string): CueFile {
  if (text.includes('\0')) {
    return refusal('tệp là UTF-16; hãy lưu lại bằng UTF-8', 'the file is UTF-16; save it as UTF-8');
  }
  const lines = linesOf(text).map((line) => line.trimEnd());
  if (/^WEBVTT\b/.test(lines[0] ?? '')) {
    return refusal('tệp là WebVTT; hãy đặt tên đuôi .vtt', 'the file is WebVTT; name it .vtt');
  }
  return readCues(blocksOf(lines), SUBRIP);
}

function refusal(vi: string, en: string): CueFile {
  return { cues: [], faults: [{ line: 1, reason: { vi, en } }] };
}
