import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { cleanCues } from './clean-cues.ts';
import { readSubRip } from './read-subrip.ts';
import { writeWebVtt } from './write-webvtt.ts';

const cue = (startSeconds: number, endSeconds: number, text: string) => ({
  startSeconds,
  endSeconds,
  text,
});

test('cues are put in order, doubles and empty ones fall out, overlaps stay', () => {
  expect(
    cleanCues([
      cue(3, 6, 'ba'),
      cue(1, 4, 'một'),
      cue(1, 4, '{\\i1}một{\\i0}'),
      cue(2, 3, '<i> </i>'),
    ]),
  ).toEqual([cue(1, 4, 'một'), cue(3, 6, 'ba')]);
});

test('a cue without a length stands until the next, at most five seconds', () => {
  const ends = cleanCues([cue(1, 1, 'a'), cue(2.5, 2, 'b'), cue(20, 20, 'c')]).map(
    ({ endSeconds }) => endSeconds,
  );
  expect(ends).toEqual([2.5, 7.5, 25]);
});

test('a cue that began before the film stands from its first moment', () => {
  expect(cleanCues([cue(-0.5, 1, 'a')])).toEqual([cue(0, 1, 'a')]);
});

test.each([
  ['<v Bà>Tùng</v> <c.yellow>cắc</c>', 'Tùng cắc'],
  ['{\\an8}{\\fad(1,2)}Katê', 'Katê'],
  ['  hai \r\n\r\n dòng ', 'hai\ndòng'],
  ['a < b > c <Bà> {cười}', 'a < b > c <Bà> {cười}'],
  ['e\u0302\u0301 và \u200Bខ្មែរ\u200B', 'ế và \u200Bខ្មែរ\u200B'],
  ['\uFEFFa\u0007b', 'ab'],
])('of %j the words are %j', (text, words) => {
  expect(cleanCues([cue(0, 1, text)])).toEqual([cue(0, 1, words)]);
});

test('SubRip whose words hold empty lines and numbers is read whole', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:02,000\n1945\n\n7\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n\n';
  expect(readSubRip(text).map((each) => each.text.trim())).toEqual(['1945\n\n7', 'b']);
});

test('whatever comes in, what is written is valid WebVTT in NFC', () => {
  const seconds = fc.integer({ min: -5000, max: 5_000_000 }).map((ms) => ms / 1000);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom('-->', '<i>', '</v>', '&', '\n', '\r', 'NOTE', 'e\u0302', 'ខ្មែរ', '{\\'),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(seconds, seconds, text), { maxLength: 6 }),
      text,
      (cues, note) => {
        const clean = cleanCues(cues.map(([start, end, words]) => cue(start, end, words)));
        const written = writeWebVtt(clean, [note]);
        expect(new WebVTTParser().parse(written, 'subtitles/captions/descriptions').errors).toEqual(
          [],
        );
        expect(clean.every((each) => each.text === each.text.normalize('NFC'))).toBe(true);
        expect(cleanCues(clean)).toEqual(clean);
      },
    ),
  );
});
