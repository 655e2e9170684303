import { expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { VideoProbe } from '../probe/probe.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { videoSet } from './video-set.ts';

const film: VideoProbe = {
  kind: 'video',
  widthPx: 1920,
  heightPx: 1080,
  framesPerSecond: 30,
  durationSeconds: 3600,
  interlaced: false,
  hdr: null,
  saysColour: true,
  sounds: [{ index: 0, channels: 6, lang: null, isDefault: true }],
  captions: [],
  technical: { container: 'mov,mp4,m4a,3gp,3g2,mj2', bitrateKbps: null, streams: [] },
};
const plan = (probe: Partial<VideoProbe>, profile = {}) =>
  videoSet.plan(
    { ...film, ...probe },
    { settings: NO_SETTINGS, profile: { ...DEFAULT_PROFILE, ...profile } },
  );

test.each([
  [24, null],
  [30.02, null],
  [50, 25],
  [59.94, 29.97],
  [120, 30],
])(
  'of %d frames a second, %d are kept: every second or fourth, never an uneven share',
  (from, to) => {
    expect(plan({ framesPerSecond: from })?.treatment.framesPerSecond).toBe(to);
  },
);

test('a film longer than the profile says goes out as a stream too, one of unknown length does not', () => {
  expect(plan({})?.stream).toBe('single-file');
  expect(plan({}, { hlsSegments: 'many' })?.stream).toBe('many');
  expect(plan({ durationSeconds: 60 })?.stream).toBe(null);
  expect(plan({ durationSeconds: null })?.stream).toBe(null);
});

test('a film that does not say its colours is taken for what is usual at its size', () => {
  expect(plan({})?.treatment.assumedColour).toBe(null);
  expect(plan({ saysColour: false })?.treatment.assumedColour).toBe('bt709');
  const small = { widthPx: 768, heightPx: 576, saysColour: false };
  expect(plan(small)?.treatment.assumedColour).toBe('smpte170m');
});

test('without AV1 in the profile there are neither its rungs nor its sound', () => {
  const params = plan({}, { av1: false });
  expect(params?.rungs.some(({ codec }) => codec === 'av1')).toBe(false);
  expect(params?.sound?.opusKbps).toBe(null);
  expect(plan({})?.sound?.opusKbps).toBe(48);
});
