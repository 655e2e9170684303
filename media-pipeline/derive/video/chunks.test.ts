import { expect, test } from 'vitest';
import { isSeekable, planChunks, SEGMENT_SECONDS } from './chunks.ts';

test('pieces are a sixtieth of a film, from 24 s to two minutes, and end where key frames are', () => {
  const lengthOf = (durationSeconds: number) => planChunks(durationSeconds, true)[1]?.startSeconds;
  expect(lengthOf(300)).toBe(24);
  expect(lengthOf(3600)).toBe(60);
  expect(lengthOf(2000)).toBe(36);
  expect(lengthOf(36_000)).toBe(120);
});

test('pieces follow one another without gap, and the last runs to the end', () => {
  for (const durationSeconds of [1, 35, 36, 37, 100, 3599.9, 40_000]) {
    const chunks = planChunks(durationSeconds, true);
    expect(chunks[0]?.startSeconds).toBe(0);
    for (const [index, { endSeconds }] of chunks.entries()) {
      expect(endSeconds).toBe(chunks[index + 1]?.startSeconds ?? null);
      expect((endSeconds ?? 0) % SEGMENT_SECONDS).toBe(0);
    }
    expect(chunks.at(-1)?.startSeconds).toBeLessThan(durationSeconds);
  }
});

test('a short film, one of unknown length and one that cannot be entered anywhere are one piece', () => {
  const whole = [{ startSeconds: 0, endSeconds: null }];
  expect(planChunks(30, true)).toEqual(whole);
  expect(planChunks(null, true)).toEqual(whole);
  expect(planChunks(3600, false)).toEqual(whole);
});

test.each([
  ['mov,mp4,m4a,3gp,3g2,mj2', 'hevc', true],
  ['matroska,webm', 'vp9', true],
  ['avi', 'dvvideo', true],
  ['avi', 'mpeg4', false],
  ['mpeg', 'mpeg2video', false],
  ['mpegts', 'h264', false],
  ['ogg', 'theora', false],
])('%s with %s can be entered anywhere: %s', (container, codec, expected) => {
  const stream = { kind: 'video', codec, lang: null, widthPx: 1, heightPx: 1 } as const;
  const facts = { framesPerSecond: 25, sampleRateHz: null, channels: null, bitrateKbps: null };
  const technical = { container, bitrateKbps: null, streams: [{ ...stream, ...facts }] };
  expect(isSeekable({ technical })).toBe(expected);
});
