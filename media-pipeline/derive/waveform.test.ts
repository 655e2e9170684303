import { expect, test } from 'vitest';
import { readLoudness } from './sound-measure.ts';
import { peaksOf, waveformReader } from './waveform.ts';

function bytesOf(samples: readonly number[]): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
}

test('a waveform shows where the sound is loud, the loudest at 100', () => {
  const reader = waveformReader();
  const quiet = Array.from({ length: 8000 }, () => 3000);
  const loud = Array.from({ length: 8000 }, () => -12000);
  reader.push(bytesOf([...quiet, ...loud]));
  const peaks = peaksOf(reader.windows(), 4);
  expect(peaks).toEqual([25, 25, 100, 100]);
  expect(reader.sampleCount()).toBe(16000);
});

test('the peaks are the same however the samples arrive, in odd pieces too', () => {
  const samples = Array.from({ length: 5003 }, (_, n) => Math.round(30000 * Math.sin(n / 40)));
  const bytes = bytesOf(samples);
  const whole = waveformReader();
  whole.push(bytes);
  for (const pieceBytes of [1, 3, 161, 4096]) {
    const pieces = waveformReader();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      pieces.push(bytes.subarray(at, at + pieceBytes));
    }
    expect(pieces.sampleCount()).toBe(5003);
    expect(pieces.windows()).toEqual(whole.windows());
  }
});

test('a short sound has fewer peaks than asked for, silence has peaks of 0', () => {
  const reader = waveformReader();
  reader.push(bytesOf(Array.from({ length: 200 }, () => 0)));
  expect(peaksOf(reader.windows(), 400)).toEqual([0, 0, 0]);
  expect(peaksOf(waveformReader().windows(), 400)).toEqual([]);
});

test('loudness is read from the last summary; silence has none', () => {
  const summary = (lufs: string, peak: string) =>
    `Summary:\n\n  Integrated loudness:\n    I:         ${lufs} LUFS\n    Threshold: -33.1 LUFS\n\n  True peak:\n    Peak:       ${peak} dBFS\n`;
  expect(readLoudness(summary('-22.6', '-3.2'))).toEqual({ loudnessLufs: -22.6, truePeakDb: -3.2 });
  expect(readLoudness(summary('-70.0', '-inf'))).toEqual({ loudnessLufs: null, truePeakDb: null });
  expect(readLoudness('nothing of the kind')).toEqual({ loudnessLufs: null, truePeakDb: null });
});
