import { expect, test } from 'vitest';
import type { Probe } from '../probe/probe.ts';
import { unreadableParts } from './unreadable-parts.ts';

const technical = { container: 'wav', bitrateKbps: null, streams: [] };
const recording = (durationSeconds: number | null): Probe => ({
  kind: 'audio',
  technical,
  durationSeconds,
  sounds: [],
});

test('of a whole recording nothing is said', () => {
  const findings = { durationSeconds: 7.2, damaged: false };
  expect(unreadableParts(recording(8), findings)).toEqual([]);
});

test('of one cut short it is said how much could be read', () => {
  const [part] = unreadableParts(recording(8), { durationSeconds: 3, damaged: true });
  expect(part?.reason.en).toContain('3.0 of 8.0 s could be read');
  expect(part?.reason.vi).toContain('3,0 trong 8,0 giây');
});

test.each([
  [8, 7.9],
  [8, null],
  [null, 8],
])('damage within: %s s claimed, %s s read', (claimed, durationSeconds) => {
  const [part] = unreadableParts(recording(claimed), { durationSeconds, damaged: true });
  expect(part?.reason.en).toContain('Some places of the file are damaged');
});
