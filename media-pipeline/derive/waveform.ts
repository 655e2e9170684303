/** Samples in one window of the first pass; 10 ms at 8 kHz. */
const WINDOW_SAMPLES = 80;

export interface WaveformReader {
  /** Takes signed 16-bit little-endian mono samples, cut anywhere. */
  push(piece: Uint8Array): void;
  /** The number of samples taken. */
  sampleCount(): number;
  /** At most `count` peaks, 0–100, the loudest of them 100; all 0 for silence. */
  peaks(count: number): number[];
}

/** Reduces a stream of samples of unknown length to the peaks a waveform is drawn from. */
export function waveformReader(): WaveformReader {
  const windows: number[] = [];
  let samples = 0;
  let inWindow = 0;
  let loudest = 0;
  let oddByte: number | null = null;

  const take = (sample: number) => {
    loudest = Math.max(loudest, Math.abs(sample));
    samples++;
    if (++inWindow < WINDOW_SAMPLES) return;
    windows.push(loudest);
    inWindow = 0;
    loudest = 0;
  };

  return {
    push(piece) {
      let bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      if (oddByte !== null) bytes = Buffer.concat([Buffer.of(oddByte), bytes]);
      oddByte = bytes.length % 2 === 1 ? (bytes.at(-1) ?? null) : null;
      for (let at = 0; at + 1 < bytes.length; at += 2) take(bytes.readInt16LE(at));
    },
    sampleCount: () => samples,
    peaks(count) {
      const all = inWindow > 0 ? [...windows, loudest] : windows;
      const groups = Math.min(count, all.length);
      const peaks = Array.from({ length: groups }, (_, group) => {
        const from = Math.floor((group * all.length) / groups);
        const to = Math.floor(((group + 1) * all.length) / groups);
        return all.slice(from, to).reduce((max, peak) => Math.max(max, peak), 0);
      });
      const highest = peaks.reduce((max, peak) => Math.max(max, peak), 0);
      return peaks.map((peak) => (highest === 0 ? 0 : Math.round((peak / highest) * 100)));
    },
  };
}
