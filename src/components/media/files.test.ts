import { describe, expect, test } from 'vitest';
import type { PublicMediaFacts, PublicTrack } from '#domain/public/media.ts';
import { alignedTracks, transcriptLines, waveformPath } from './files.ts';

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
  expect(transcriptLines([original, translation])[1]?.words.map(({ track }) => track)).toEqual([
    0, 1,
  ]);
});

test('a line the translation does not reach stands alone', () => {
  const short = { ...translation, cues: translation.cues.slice(0, 1) };
  expect(transcriptLines([original, short])[1]?.words.map(({ lang }) => lang)).toEqual(['km']);
  expect(transcriptLines([])).toEqual([]);
});

describe('the tracks that stand line beside line', () => {
  const track = (kind: PublicTrack['kind'], lang: string): PublicTrack => ({
    ...{ kind, lang, path: `media/x/${kind}.${lang}.vtt`, cues: [] },
  });
  const chosen = (tracks: PublicTrack[], lang = 'vi') =>
    alignedTracks({ tracks } as Pick<PublicMediaFacts, 'tracks'>, lang).map(
      ({ kind, lang: of }) => `${kind} ${of}`,
    );

  test('are the original, its transliteration and a translation, in that order', () => {
    const all = [
      track('chapters', 'vi'),
      track('translation', 'en'),
      track('translation', 'vi'),
      track('transliteration', 'km-Latn'),
      track('captions', 'km'),
      track('transcript', 'km'),
    ];
    const first = ['transcript km', 'transliteration km-Latn'];
    expect(chosen(all, 'vi')).toEqual([...first, 'translation vi']);
    expect(chosen(all, 'en')).toEqual([...first, 'translation en']);
    expect(chosen(all, 'zh-Hant')).toEqual([...first, 'translation vi']);
  });

  test('are captions where no transcript is, and a translation alone where nothing else is', () => {
    expect(chosen([track('captions', 'vi')])).toEqual(['captions vi']);
    expect(chosen([track('subtitles', 'en')])).toEqual(['subtitles en']);
    expect(chosen([track('captions', 'vi'), track('subtitles', 'vi')])).toEqual(['captions vi']);
    expect(chosen([track('chapters', 'vi')])).toEqual([]);
  });
});

test('a waveform has as many strokes as asked for and never a silent gap', () => {
  const path = waveformPath([0, 100, 50, 0], 4);
  expect(path).toBe('M2 48v4M6 0v100M10 25v50M14 48v4');
  expect(waveformPath([80], 3).match(/M/g)).toHaveLength(3);
});
