import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import type { Made, MadeFile } from './made.ts';
import { findSilences, SILENCE_RULE, type SilenceRule } from './sound-silences.ts';
import { chooseSound } from './sound-track.ts';
import { peaksOf, WINDOW_SAMPLES, waveformReader } from './waveform.ts';
import { toWaveformDat, toWaveformData, toWaveformJson } from './waveform-data.ts';

/** EBU R128 calls anything below this silence. */
const SILENCE_LUFS = -70;

interface SoundMeasureParams {
  durationSeconds: number | null;
  /** Among the sound tracks, counted from 0. */
  track: number;
  /** More than two channels are measured as they are heard: mixed down. */
  mixedDown: boolean;
  peakCount: number;
  peakRateHz: number;
  /** Of the waveform file, two bytes each: 3 a second for an hour, 100 for two minutes. */
  maxPixels: number;
  silence: SilenceRule;
}

/** EBU R128 measure, exact duration, waveform and silences, in one decode. */
export const soundMeasure: Recipe<SoundMeasureParams> = {
  name: 'sound-measure',
  version: 2,
  tool: 'ffmpeg',
  kinds: ['audio', 'video'],
  plan(probe, { settings }) {
    if (probe.kind !== 'audio' && probe.kind !== 'video') return null;
    const sound = chooseSound(probe.sounds, settings);
    if (sound === null) return null;
    return {
      durationSeconds: probe.durationSeconds,
      track: sound.index,
      mixedDown: sound.channels > 2,
      peakCount: 400,
      peakRateHz: 8000,
      maxPixels: 12_000,
      silence: SILENCE_RULE,
    };
  },
  run: measureSound,
};

async function measureSound(
  params: SoundMeasureParams,
  { tools, source, folder, signal }: StepContext,
): Promise<Made | Refusal> {
  const { track, mixedDown, peakRateHz, durationSeconds } = params;
  const waveform = waveformReader();
  const graph = [
    `[0:a:${track}]${mixedDown ? 'aformat=channel_layouts=stereo,' : ''}asplit=2[loud][wave]`,
    '[loud]ebur128=peak=true:framelog=verbose[measured]',
    `[wave]aresample=${peakRateHz},aformat=sample_fmts=s16:channel_layouts=mono[samples]`,
  ].join(';');
  const run = await runFfmpeg(ffmpegOf(tools), {
    source,
    durationSeconds,
    signal,
    output: [
      // What can be decoded counts; how much of it was lost is said in the description.
      ...['-max_error_rate', '1', '-filter_complex', graph],
      ...['-map', '[measured]', '-f', 'null', '-'],
      ...['-map', '[samples]', '-f', 's16le', 'pipe:1'],
    ],
    onOutput: (piece) => waveform.push(piece),
  });
  if ('reason' in run) return run;
  if (waveform.sampleCount() === 0) return refuse('no-sound');
  const windows = waveform.windows();
  const exactSeconds = Math.round((waveform.sampleCount() / peakRateHz) * 1000) / 1000;
  const data = toWaveformData(windows, { sampleRateHz: peakRateHz, maxPixels: params.maxPixels });
  await writeFile(join(folder, DAT.fileName), toWaveformDat(data));
  await writeFile(join(folder, JSON_FILE.fileName), toWaveformJson(data));
  return {
    findings: {
      ...readLoudness(run.messages),
      durationSeconds: exactSeconds,
      waveform: peaksOf(windows, params.peakCount),
      silences: findSilences(windows.power, {
        windowSeconds: WINDOW_SAMPLES / peakRateHz,
        rule: params.silence,
      }),
    },
    files: [DAT, JSON_FILE].map((file) => ({ ...file, durationSeconds: exactSeconds })),
  };
}

const DAT = waveformFile('dat', 'application/octet-stream');
const JSON_FILE = waveformFile('json', 'application/json');

function waveformFile(form: 'dat' | 'json', mediaType: string): MadeFile {
  return {
    role: 'waveform',
    label: `waveform-${form}`,
    fileName: `waveform.${form}`,
    mediaType,
    widthPx: null,
    heightPx: null,
    durationSeconds: null,
    bitrateKbps: null,
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
