import { expect, test } from 'vitest';
import type { PublicTrack } from '#domain/public/media.ts';
import { transcriptLines, waveformPath } from './files.ts';

const cue = (startSeconds: number, endSeconds: number, text: string) => ({
  startSeconds,
  endSeconds,
  text,
});
const original: PublicTrack = {
  kind: 'transcript',
  lang: 'km',
  path: 'media/x/a.vtt',
  cues: [cue(0, 4, 'មួយ'), cue(4, 8, 'ពីរ')],
};
const translation: PublicTrack = {
  kind: 'translation',
  lang: 'vi',
  path: 'media/x/b.vtt',
  cues: [cue(0.1, 3.9, 'một'), cue(5.5, 8, 'hai')],
};

test('tracks are aligned by the time at which they speak', () => {
  expect(
    transcriptLines([original, translation]).map(({ words }) => words.map((w) => w.text)),
  ).toEqual([
    ['មួយ', 'một'],
    ['ពីរ', 'hai'],
  ]);
});

test('a line the translation does not reach stands alone', () => {
  const short = { ...translation, cues: translation.cues.slice(0, 1) };
  expect(transcriptLines([original, short])[1]?.words.map(({ lang }) => lang)).toEqual(['km']);
  expect(transcriptLines([])).toEqual([]);
});

test('a waveform has as many strokes as asked for and never a silent gap', () => {
  const path = waveformPath([0, 100, 50, 0], 4);
  expect(path).toBe('M2 48v4M6 0v100M10 25v50M14 48v4');
  expect(waveformPath([80], 3).match(/M/g)).toHaveLength(3);
});
