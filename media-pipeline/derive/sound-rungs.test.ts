import { expect, test } from 'vitest';
import { soundRungs } from './sound-rungs.ts';

function labels(sampleRateHz: number | null, channels: number, bitrateKbps: number | null) {
  const unknown = { lang: null, widthPx: null, heightPx: null, framesPerSecond: null };
  const stream = { kind: 'audio' as const, codec: 'x', ...unknown };
  const technical = {
    container: 'x',
    bitrateKbps: null,
    streams: [{ ...stream, sampleRateHz, channels, bitrateKbps }],
  };
  return soundRungs({ technical }, { index: 0, channels, lang: null, isDefault: false }).map(
    (rung) => `${rung.codec}-${rung.kbps} ${rung.channels}ch ${rung.sampleRateHz / 1000}`,
  );
}

test('a stereo recording has a rung for speech, one for music, and two for players without Opus', () => {
  expect(labels(44_100, 2, 1411)).toEqual([
    'opus-24 1ch 48',
    'opus-64 2ch 48',
    'aac-64 2ch 48',
    'mp3-96 1ch 48',
  ]);
  expect(labels(192_000, 6, 9216)).toEqual(labels(44_100, 2, 1411));
  expect(labels(null, 1, null)[1]).toBe('opus-64 1ch 48');
});

test('nothing is made to hold more than the original', () => {
  expect(labels(48_000, 1, 32)).toEqual(['opus-24 1ch 48', 'aac-64 1ch 48', 'mp3-96 1ch 48']);
  expect(labels(22_050, 2, 353)).toEqual(['opus-24 1ch 48', 'aac-48 1ch 24', 'mp3-64 1ch 24']);
  expect(labels(8_000, 1, 12)).toEqual(['opus-16 1ch 48', 'aac-32 1ch 16', 'mp3-32 1ch 16']);
});
