import { join } from 'node:path';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { Recipe } from '../recipe.ts';
import type { Refusal } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { gainFilters, LOUDNESS, type Loudness } from './gain.ts';
import type { Findings, Made, MadeFile } from './made.ts';
import { atMostStereo, chooseSound } from './sound-track.ts';

interface SoundSetParams {
  durationSeconds: number | null;
  track: number;
  loudness: Loudness;
  opusKbps: number;
  aacKbps: number;
  aacChannels: 1 | 2;
}

export const soundSet: Recipe<SoundSetParams> = {
  name: 'sound-set',
  version: 1,
  tool: 'ffmpeg',
  kinds: ['audio'],
  plan(probe, { settings }) {
    if (probe.kind !== 'audio') return null;
    const sound = chooseSound(probe.sounds, settings);
    if (sound === null) return null;
    return {
      durationSeconds: probe.durationSeconds,
      track: sound.index,
      loudness: LOUDNESS,
      opusKbps: 24,
      aacKbps: 64,
      aacChannels: atMostStereo(sound.channels),
    };
  },
  run(params, { tools, source, folder, findings, signal }) {
    return deriveSoundSet(ffmpegOf(tools), { source, folder, findings, signal, ...params });
  },
};

/** Encodes a sound track as Opus (mono, for slow lines) and AAC (for every player), in one decode. */
async function deriveSoundSet(
  ffmpeg: Ffmpeg,
  options: {
    source: string;
    folder: string;
    findings: Findings;
    signal?: AbortSignal | undefined;
  } & SoundSetParams,
): Promise<Made | Refusal> {
  const { opusKbps, aacKbps } = options;
  const opus = soundFile(`opus-${opusKbps}k`, 'ogg', 'audio/ogg; codecs=opus', opusKbps);
  const aac = soundFile(`aac-${aacKbps}k`, 'm4a', 'audio/mp4; codecs="mp4a.40.2"', aacKbps);
  const filters = gainFilters(options.findings.loudnessLufs, options.loudness).join(',');
  const run = await runFfmpeg(ffmpeg, {
    source: options.source,
    writableFolder: options.folder,
    durationSeconds: options.durationSeconds,
    signal: options.signal,
    output: [
      ...['-filter_complex', `[0:a:${options.track}]${filters},asplit=2[opus][aac]`],
      ...['-map', '[opus]', '-ac', '1', '-ar', '48000'],
      ...['-c:a', 'libopus', '-b:a', `${opusKbps}k`, '-frame_duration', '60'],
      ...[...CLEAN_OUTPUT, '-f', 'ogg', join(options.folder, opus.fileName)],
      ...['-map', '[aac]', '-ac', `${options.aacChannels}`, '-ar', '44100'],
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', `${aacKbps}k`],
      ...[...CLEAN_OUTPUT, '-movflags', '+faststart', '-f', 'ipod'],
      join(options.folder, aac.fileName),
    ],
  });
  if ('reason' in run) return run;
  const { durationSeconds } = options.findings;
  return { findings: {}, files: [opus, aac].map((file) => ({ ...file, durationSeconds })) };
}

function soundFile(
  label: string,
  extension: string,
  mediaType: string,
  bitrateKbps: number,
): MadeFile {
  return {
    role: 'rendition',
    label,
    fileName: `${label}.${extension}`,
    mediaType,
    widthPx: null,
    heightPx: null,
    durationSeconds: null,
    bitrateKbps,
  };
}
