import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { Recipe } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import type { Made } from './made.ts';
import { chooseSound } from './sound-track.ts';
import { waveformReader } from './waveform.ts';

/** EBU R128 calls anything below this silence. */
const SILENCE_LUFS = -70;

interface SoundMeasureParams {
  durationSeconds: number | null;
  /** Among the sound tracks, counted from 0. */
  track: number;
  peakCount: number;
  peakRateHz: number;
}

/** EBU R128 measure, exact duration and peaks, in one decode. */
export const soundMeasure: Recipe<SoundMeasureParams> = {
  name: 'sound-measure',
  version: 1,
  tool: 'ffmpeg',
  kinds: ['audio', 'video'],
  plan(probe, { settings }) {
    if (probe.kind !== 'audio' && probe.kind !== 'video') return null;
    const sound = chooseSound(probe.sounds, settings);
    if (sound === null) return null;
    const { durationSeconds } = probe;
    return { durationSeconds, track: sound.index, peakCount: 400, peakRateHz: 8000 };
  },
  run(params, { tools, source, signal }) {
    return measureSound(ffmpegOf(tools), { source, signal, ...params });
  },
};

/** Measures loudness, true peak, exact duration and waveform of a sound track, in one decode. */
async function measureSound(
  ffmpeg: Ffmpeg,
  options: {
    source: string;
    signal?: AbortSignal | undefined;
  } & SoundMeasureParams,
): Promise<Made | Refusal> {
  const waveform = waveformReader();
  const graph = [
    `[0:a:${options.track}]asplit=2[loud][wave]`,
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
