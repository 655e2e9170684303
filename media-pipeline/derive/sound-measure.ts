import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Made } from './made.ts';
import { waveformReader } from './waveform.ts';

/** EBU R128 calls anything below this silence. */
const SILENCE_LUFS = -70;

/** Measures loudness, true peak, exact duration and waveform of the first sound track, in one decode. */
export async function measureSound(
  ffmpeg: Ffmpeg,
  options: {
    source: string;
    durationSeconds: number | null;
    peakCount: number;
    peakRateHz: number;
    signal?: AbortSignal | undefined;
  },
): Promise<Made | Refusal> {
  const waveform = waveformReader();
  const graph = [
    '[0:a:0]asplit=2[loud][wave]',
    '[loud]ebur128=peak=true:framelog=verbose[measured]',
    `[wave]aresample=${options.peakRateHz},aformat=sample_fmts=s16:channel_layouts=mono[samples]`,
  ].join(';');
  const run = await runFfmpeg(ffmpeg, {
    source: options.source,
    durationSeconds: options.durationSeconds,
    signal: options.signal,
    output: [
      ...['-filter_complex', graph],
      ...['-map', '[measured]', '-f', 'null', '-'],
      ...['-map', '[samples]', '-f', 's16le', 'pipe:1'],
    ],
    onOutput: (piece) => waveform.push(piece),
  });
  if ('reason' in run) return run;
  if (waveform.sampleCount() === 0) return refuse('no-sound');
  return {
    findings: {
      ...readLoudness(run.messages),
      durationSeconds: Math.round((waveform.sampleCount() / options.peakRateHz) * 1000) / 1000,
      waveform: waveform.peaks(options.peakCount),
    },
    files: [],
  };
}

/** Reads the summary the ebur128 filter prints. */
export function readLoudness(messages: string): {
  loudnessLufs: number | null;
  truePeakDb: number | null;
} {
  const summary = messages.slice(messages.lastIndexOf('Summary:'));
  const lufs = Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]);
  const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]);
  return {
    loudnessLufs: Number.isFinite(lufs) && lufs > SILENCE_LUFS ? lufs : null,
    truePeakDb: Number.isFinite(peak) ? peak : null,
  };
}
