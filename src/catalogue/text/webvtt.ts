import { blocksOf, type CueFile, type CueForm, linesOf, readCues } from './cue-file.ts';

const TIMESTAMP = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00A0',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};

const WEBVTT: CueForm = {
  timing: new RegExp(String.raw`^${TIMESTAMP}[ \t]+-->[ \t]+${TIMESTAMP}(?:[ \t]+\S.*)?[ \t]*$`),
  timingAt: ([first = '']) => (first.includes('-->') ? 0 : 1),
  isCue: ([first = '']) => !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first),
  toPlainText: (words) =>
    words
      .replace(/<[^>]*>/g, '')
      .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity),
};

/**
 * Parses WebVTT as an author must write it (https://www.w3.org/TR/webvtt1/#file-structure): stricter
 * than a player, so that a cue is never lost in silence. Tags are taken out of the words of a cue.
 */
export function parseWebVtt(text: string): CueFile {
  const lines = linesOf(text);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    const reason = { vi: 'dòng đầu phải là WEBVTT', en: 'the first line must be WEBVTT' };
    return { cues: [], faults: [{ line: 1, reason }] };
  }
  const headerEnd = lines.findIndex((line) => line === '' || line.includes('-->'));
  return readCues(blocksOf(lines, headerEnd === -1 ? lines.length : headerEnd), WEBVTT);
}
