import { expect, test } from 'vitest';
import type { Derivative } from '#domain/media-description.ts';
import { NO_FINDINGS } from '../derive/made.ts';
import type { VideoProbe } from '../probe/probe.ts';
import { DEFAULT_PROFILE } from '../recipes.ts';
import { describeMedia } from './description.ts';

const film: VideoProbe = {
  kind: 'video',
  ...{ widthPx: 320, heightPx: 240, framesPerSecond: 25, durationSeconds: 600, startSeconds: 0 },
  ...{ interlaced: false, hdr: null, saysColour: true, sounds: [], captions: [] },
  technical: { container: 'mov', bitrateKbps: null, streams: [] },
};

function describeDamaged(seconds: { sound: number | null; pictures: number }) {
  const rendition: Derivative = {
    ...{ role: 'rendition', label: 'mp4-240', key: 'key', sha256: '', extension: 'mp4' },
    ...{ mediaType: 'video/mp4', sizeBytes: 1, widthPx: 320, heightPx: 240 },
    ...{ durationSeconds: seconds.pictures, bitrateKbps: 1, set: null },
  };
  const { durationSeconds, skipped } = describeMedia({
    ...{ sourceSha256: '', probe: film, skipped: [], tools: {}, profile: DEFAULT_PROFILE },
    findings: { ...NO_FINDINGS, damaged: true, durationSeconds: seconds.sound },
    results: [{ findings: {}, derivatives: [rendition] }],
  });
  return { durationSeconds, said: skipped.map(({ reason }) => reason.en).join() };
}

test('a film whose sound ends early and whose pictures do not is not called cut short', () => {
  const { durationSeconds, said } = describeDamaged({ sound: 480, pictures: 599.9 });
  expect(durationSeconds).toBe(600);
  expect(said).toContain('Some places of the file are damaged');
});

test('a silent film cut short is as long as its pictures, and says so', () => {
  const { durationSeconds, said } = describeDamaged({ sound: null, pictures: 300 });
  expect(durationSeconds).toBe(300);
  expect(said).toContain('300.0 of 600.0 s');
});
