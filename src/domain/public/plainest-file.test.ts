import { expect, test } from 'vitest';
import type { PublicDerivative } from '#domain/public/media.ts';
import { plainestFile } from './plainest-file.ts';

const file = (label: string, mediaType: string): PublicDerivative => ({
  role: 'rendition',
  label,
  path: `media/phim/${label}`,
  mediaType,
  sizeBytes: 1,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  bitrateKbps: null,
});

test.each([
  [
    'video',
    'the largest film that everything plays',
    [
      file('mp4-240', 'video/mp4; codecs="avc1.4d401e, mp4a.40.2"'),
      file('av1-480', 'video/mp4; codecs="av01.0.04M.08, opus"'),
      file('mp4-480', 'video/mp4; codecs="avc1.4d401f, mp4a.40.2"'),
    ],
    'mp4-480',
  ],
  [
    'audio',
    'AAC before Opus and MP3',
    [
      file('opus-24k', 'audio/webm; codecs=opus'),
      file('aac-64k', 'audio/mp4; codecs="mp4a.40.2"'),
      file('mp3-96k', 'audio/mpeg'),
    ],
    'aac-64k',
  ],
  [
    'image',
    'the largest JPEG',
    [
      file('jpeg-320', 'image/jpeg'),
      file('jpeg-1600', 'image/jpeg'),
      file('avif-1600', 'image/avif'),
    ],
    'jpeg-1600',
  ],
  ['audio', 'what there is', [file('x', 'audio/flac')], 'x'],
] as const)('of a recording (%s) others are given %s', (kind, _, derivatives, chosen) => {
  expect(plainestFile(kind, derivatives)?.label).toBe(chosen);
});
