/** Samples in one window of the first pass: 10 ms at 8 kHz. */
export const WINDOW_SAMPLES = 80;
const FULL_SCALE = 32_768;

/** What a stream of samples held, window by window. */
export interface Windows {
  /** Lowest and highest sample of each window, 16-bit. */
  lowest: number[];
  highest: number[];
  /** Mean square of each window, 1 being full scale. */
  power: number[];
}

export interface WaveformReader {
  /** Takes signed 16-bit little-endian mono samples, cut anywhere. */
  push(piece: Uint8Array): void;
  /** The number of samples taken. */
  sampleCount(): number;
  /** Of `WINDOW_SAMPLES` samples each; the last may hold fewer. */
  windows(): Windows;
}

/** Reduces a stream of samples of unknown length to windows that a waveform and a silence map are made of. */
export function waveformReader(): WaveformReader {
  const windows: Windows = { lowest: [], highest: [], power: [] };
  let samples = 0;
  let inWindow = 0;
  let lowest = 0;
  let highest = 0;
  let energy = 0;
  let oddByte: number | null = null;

  const closeWindow = () => {
    windows.lowest.push(lowest);
    windows.highest.push(highest);
    windows.power.push(energy / inWindow / FULL_SCALE ** 2);
    inWindow = 0;
  };
  return {
    push(piece) {
      const bytes = oddByte === null ? piece : Buffer.concat([Buffer.of(oddByte), piece]);
      oddByte = bytes.length % 2 === 1 ? (bytes.at(-1) ?? null) : null;
      // A copy begins where 16-bit numbers may; typed arrays have the byte order of every machine of today.
      const values = new Int16Array(Uint8Array.from(bytes).buffer, 0, bytes.length >> 1);
      samples += values.length;
      for (const sample of values) {
        if (inWindow === 0) {
          lowest = sample;
          highest = sample;
          energy = 0;
        }
        if (sample < lowest) lowest = sample;
        else if (sample > highest) highest = sample;
        energy += sample * sample;
        if (++inWindow === WINDOW_SAMPLES) closeWindow();
      }
    },
    sampleCount: () => samples,
    windows() {
      if (inWindow > 0) closeWindow();
      return windows;
    },
  };
}

/** At most `count` peaks, 0–100, the loudest of them 100; all 0 for silence. */
export function peaksOf({ lowest, highest }: Windows, count: number): number[] {
  const groups = Math.min(count, lowest.length);
  const peaks = Array.from({ length: groups }, (_, group) => {
    const from = Math.floor((group * lowest.length) / groups);
    const to = Math.floor(((group + 1) * lowest.length) / groups);
    let peak = 0;
    for (let at = from; at < to; at++) {
      peak = Math.max(peak, Math.abs(lowest[at] ?? 0), Math.abs(highest[at] ?? 0));
    }
    return peak;
  });
  const loudest = peaks.reduce((max, peak) => Math.max(max, peak), 0);
  return peaks.map((peak) => (loudest === 0 ? 0 : Math.round((peak / loudest) * 100)));
}
