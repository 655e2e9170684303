import { expect, test } from 'vitest';
import { toWaveformDat, toWaveformData, toWaveformJson } from './waveform-data.ts';

const windows = {
  lowest: [-256, -32_768, 0, -300],
  highest: [512, 100, 0, 32_767],
  power: [0, 0, 0, 0],
};

test('a waveform file holds what audiowaveform’s format description says, field by field', () => {
  const data = toWaveformData(windows, { sampleRateHz: 8000, maxPixels: 10 });
  const dat = toWaveformDat(data);
  const fields = Array.from({ length: 6 }, (_, at) => dat.readInt32LE(at * 4));
  expect(fields).toEqual([2, 1, 8000, 80, 4, 1]);
  expect([...new Int8Array(dat.subarray(24))]).toEqual([-1, 2, -128, 0, 0, 0, -2, 127]);
  expect(JSON.parse(toWaveformJson(data))).toEqual({
    version: 2,
    channels: 1,
    sample_rate: 8000,
    samples_per_pixel: 80,
    bits: 8,
    length: 4,
    data: [-1, 2, -128, 0, 0, 0, -2, 127],
  });
});

test('a long recording has longer pixels, never more of them', () => {
  const long = { lowest: [-256, -512, -768], highest: [256, 512, 768], power: [0, 0, 0] };
  const data = toWaveformData(long, { sampleRateHz: 8000, maxPixels: 2 });
  expect(data).toEqual({ sampleRateHz: 8000, samplesPerPixel: 160, values: [-2, 2, -3, 3] });
});
