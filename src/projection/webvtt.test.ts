import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import { parseWebVtt } from '#catalogue/text/webvtt.ts';
import { toWebVtt } from './webvtt.ts';

test('hours, minutes and thousandths are written in full', () => {
  expect(toWebVtt([{ startSeconds: 3661.5, endSeconds: 36_000.0625, text: 'a' }])).toBe(
    'WEBVTT\n\n01:01:01.500 --> 10:00:00.063\na\n',
  );
});

test('no cues are a valid file', () => {
  expect(toWebVtt([])).toBe('WEBVTT\n');
});

test('whatever is said comes back from the file as it was said, and the file is valid WebVTT', () => {
  const text = fc
    .array(
      fc.constantFrom('<b>', '&amp;', '-->', 'Katê', 'ខ្មែរ', '\n', '\n\n', '{x}', 'NOTE', ' '),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => `lời ${parts.join('')}`);
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const cues = texts.map((each, index) => ({
        startSeconds: index * 2,
        endSeconds: index * 2 + 1.5,
        text: each,
      }));
      const file = toWebVtt(cues);
      const { cues: read, faults } = parseWebVtt(file);
      expect(faults).toEqual([]);
      expect(read).toEqual(
        cues.map((cue) => ({ ...cue, text: cue.text.replace(/\n\s*\n/g, '\n').trim() })),
      );
      expect(new WebVTTParser().parse(file, 'subtitles/captions/descriptions').errors).toEqual([]);
    }),
  );
});
