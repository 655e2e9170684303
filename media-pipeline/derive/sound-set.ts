import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CLEAN_OUTPUT, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { Recipe, StepContext } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { LOUDNESS, type Loudness } from './gain.ts';
import type { Made, MadeFile } from './made.ts';
import { encoderOptions, soundFile } from './sound-encoders.ts';
import { soundGraph } from './sound-graph.ts';
import { type SoundRung, soundRungs } from './sound-rungs.ts';
import { chooseSound } from './sound-track.ts';

export interface SoundFilesParams {
  durationSeconds: number | null;
  /** Among the sound tracks, counted from 0. */
  track: number;
  /** Of the original. */
  channels: number;
  loudness: Loudness;
  rungs: SoundRung[];
}

/** Every file of a recording, in one decode; of a long one in two, side by side. */
export const soundSet: Recipe<SoundFilesParams> = {
  name: 'sound-set',
  version: 4,
  tool: 'ffmpeg',
  kinds: ['audio'],
  plan(probe, { settings }) {
    if (probe.kind !== 'audio') return null;
    const sound = chooseSound(probe.sounds, settings);
    if (sound === null) return null;
    return {
      durationSeconds: probe.durationSeconds,
      track: sound.index,
      channels: sound.channels,
      loudness: LOUDNESS,
      rungs: soundRungs(probe, sound),
    };
  },
  run: (params, context) => encodeSound(params, context),
};

/** What stands between the original and the gain. */
export interface SoundBefore {
  /** Options of the input; further inputs among them. */
  input?: readonly string[];
  from?: string;
  filters?: readonly string[];
  /** After the labels. */
  suffix?: string;
}

type SoundContext = Pick<StepContext, 'tools' | 'source' | 'folder' | 'findings' | 'signal'>;

/** A recording this long is worth a second decode, so that two cores encode it. */
const WORTH_TWO_SECONDS = 120;

/** Encodes a sound track at the wanted loudness. */
export async function encodeSound(
  params: SoundFilesParams,
  context: SoundContext,
  before: SoundBefore = {},
): Promise<Made | Refusal> {
  const { rungs } = params;
  const { folder, findings } = context;
  // The measure before it found no sound to read; encoders would make files of nothing.
  if (findings.durationSeconds === null) return refuse('no-sound');
  const isLong = (findings.durationSeconds ?? 0) > WORTH_TWO_SECONDS && rungs.length > 1;
  // Every second one: neighbours in the list take about as long.
  const shares = isLong
    ? [0, 1].map((share) => rungs.filter((_, index) => index % 2 === share))
    : [rungs];
  const runs = await Promise.all(
    shares.map((share) => encodeRungs({ ...params, rungs: share }, context, before)),
  );
  for (const run of runs) if ('reason' in run) return run;
  const files = rungs.map((rung) => soundFile(rung, before.suffix ?? ''));
  const known = files.map((file) => ({ ...file, durationSeconds: findings.durationSeconds }));
  return { findings: {}, files: await Promise.all(known.map((file) => withRate(file, folder))) };
}

/** Encodes some of the rungs, in one decode. */
function encodeRungs(
  params: SoundFilesParams,
  { tools, source, folder, findings, signal }: SoundContext,
  { input = [], suffix = '', from, filters }: SoundBefore,
): ReturnType<typeof runFfmpeg> {
  const { rungs, durationSeconds } = params;
  return runFfmpeg(ffmpegOf(tools), {
    source,
    input,
    writableFolder: folder,
    durationSeconds,
    signal,
    output: [
      ...['-max_error_rate', '1'],
      ...['-filter_complex', soundGraph({ ...params, findings, from, filters })],
      ...rungs.flatMap((rung, index) => [
        ...['-map', `[out${index}]`, ...CLEAN_OUTPUT, ...encoderOptions(rung)],
        join(folder, soundFile(rung, suffix).fileName),
      ]),
    ],
  });
}

/** With the bitrate it came to, on average. */
async function withRate(file: MadeFile, folder: string): Promise<MadeFile> {
  if (!file.durationSeconds) return file;
  const { size } = await stat(join(folder, file.fileName));
  return { ...file, bitrateKbps: Math.round((size * 8) / 1000 / file.durationSeconds) };
}
