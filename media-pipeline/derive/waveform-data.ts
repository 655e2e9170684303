import { WINDOW_SAMPLES, type Windows } from './waveform.ts';

// The data format of audiowaveform, version 2:
// https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md

/** A waveform as lowest and highest sample of each pixel, 8-bit, one channel. */
export interface WaveformData {
  sampleRateHz: number;
  samplesPerPixel: number;
  /** Lowest, highest, lowest, highest …; −128 to 127. */
  values: number[];
}

const HEADER_BYTES = 24;
const VERSION = 2;
const EIGHT_BIT = 1;
const CHANNELS = 1;

/** Joins windows to at most `maxPixels` pixels, all of the same length but the last. */
export function toWaveformData(
  { lowest, highest }: Windows,
  { sampleRateHz, maxPixels }: { sampleRateHz: number; maxPixels: number },
): WaveformData {
  const windowsPerPixel = Math.max(1, Math.ceil(lowest.length / maxPixels));
  const values: number[] = [];
  for (let from = 0; from < lowest.length; from += windowsPerPixel) {
    let low = 32_767;
    let high = -32_768;
    for (let at = from; at < Math.min(from + windowsPerPixel, lowest.length); at++) {
      low = Math.min(low, lowest[at] ?? 0);
      high = Math.max(high, highest[at] ?? 0);
    }
    values.push(low >> 8, high >> 8);
  }
  return { sampleRateHz, samplesPerPixel: windowsPerPixel * WINDOW_SAMPLES, values };
}

/** `.dat`: six little-endian 32-bit fields, then a byte a value. */
export function toWaveformDat({ sampleRateHz, samplesPerPixel, values }: WaveformData): Buffer {
  const header = [
    VERSION,
    EIGHT_BIT,
    sampleRateHz,
    samplesPerPixel,
    values.length / 2 / CHANNELS,
    CHANNELS,
  ];
  const bytes = Buffer.alloc(HEADER_BYTES + values.length);
  for (const [field, value] of header.entries()) bytes.writeInt32LE(value, field * 4);
  for (const [at, value] of values.entries()) bytes.writeInt8(value, HEADER_BYTES + at);
  return bytes;
}

/** `.json`: the same figures by name. */
export function toWaveformJson({ sampleRateHz, samplesPerPixel, values }: WaveformData): string {
  return JSON.stringify({
    version: VERSION,
    channels: CHANNELS,
    sample_rate: sampleRateHz,
    samples_per_pixel: samplesPerPixel,
    bits: 8,
    length: values.length / 2 / CHANNELS,
    data: values,
  });
}
