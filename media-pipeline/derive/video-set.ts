import { join } from 'node:path';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { type VideoRung, videoRungs } from '../plan/video-rungs.ts';
import type { Recipe } from '../recipe.ts';
import type { Refusal } from '../refusal.ts';
import { ffmpegOf } from '../tools.ts';
import { gainFilters, LOUDNESS, type Loudness } from './gain.ts';
import type { Findings, Made, MadeFile } from './made.ts';
import { atMostStereo, chooseSound } from './sound-track.ts';

interface VideoSetParams {
  durationSeconds: number | null;
  rungs: VideoRung[];
  preset: string;
  /** `null` keeps the frames as they come. */
  framesPerSecond: number | null;
  /** `null`: a silent film. */
  sound: { track: number; channels: 1 | 2; loudness: Loudness } | null;
}

const MAX_FRAMES_PER_SECOND = 30;

/** One decode, cascaded scale; capped CRF saves most where little moves. */
export const videoSet: Recipe<VideoSetParams> = {
  name: 'video-set',
  version: 2,
  tool: 'ffmpeg',
  kinds: ['video'],
  plan(probe, { settings }) {
    if (probe.kind !== 'video') return null;
    const sound = chooseSound(probe.sounds, settings);
    return {
      durationSeconds: probe.durationSeconds,
      rungs: videoRungs(probe),
      preset: 'medium',
      // Some cameras say 30.02 and mean 30.
      framesPerSecond:
        probe.framesPerSecond > MAX_FRAMES_PER_SECOND + 0.5 ? MAX_FRAMES_PER_SECOND : null,
      sound: sound && {
        track: sound.index,
        channels: atMostStereo(sound.channels),
        loudness: LOUDNESS,
      },
    };
  },
  run(params, { tools, source, folder, findings, signal }) {
    return deriveVideoSet(ffmpegOf(tools), { source, folder, findings, signal, ...params });
  },
};

interface VideoSetOptions extends VideoSetParams {
  source: string;
  folder: string;
  findings: Findings;
  signal?: AbortSignal | undefined;
}

/** Encodes every rung as progressive MP4 (H.264 Main, AAC) from one decode, each scaled from the one above. */
async function deriveVideoSet(ffmpeg: Ffmpeg, options: VideoSetOptions): Promise<Made | Refusal> {
  const { rungs, preset } = options;
  const soundChannels = options.sound?.channels ?? null;
  const durationSeconds = options.durationSeconds ?? options.findings.durationSeconds;
  const files = rungs.map((rung): MadeFile => videoFile(rung, soundChannels, durationSeconds));
  const run = await runFfmpeg(ffmpeg, {
    source: options.source,
    writableFolder: options.folder,
    durationSeconds: options.durationSeconds,
    signal: options.signal,
    output: [
      ...['-filter_complex', videoGraph(options)],
      ...rungs.flatMap((rung, index) => [
        ...['-map', `[v${index}]`, ...pictureOptions(rung, preset)],
        ...(soundChannels ? ['-map', `[a${index}]`, ...soundOptions(rung, soundChannels)] : []),
        ...[...CLEAN_OUTPUT, '-movflags', '+faststart', '-f', 'mp4'],
        join(options.folder, files[index]?.fileName ?? ''),
      ]),
    ],
  });
  return 'reason' in run ? run : { findings: {}, files };
}

/** The filter graph: pictures cascade from the largest rung to the smallest; sound is brought to loudness once. */
export function videoGraph({
  rungs,
  framesPerSecond,
  sound,
  findings,
}: Pick<VideoSetOptions, 'rungs' | 'framesPerSecond' | 'sound' | 'findings'>): string {
  const pictures = rungs.map(({ widthPx, heightPx }, index) => {
    const isFirst = index === 0;
    const isLast = index === rungs.length - 1;
    const filters = [
      ...(isFirst && framesPerSecond !== null ? [`fps=${framesPerSecond}`] : []),
      `scale=${widthPx}:${heightPx}:flags=bicubic`,
      ...(isFirst ? ['setsar=1', 'format=yuv420p'] : []),
      ...(isLast ? [] : ['split=2']),
    ];
    const from = isFirst ? '[0:v:0]' : `[down${index}]`;
    const to = isLast ? `[v${index}]` : `[v${index}][down${index + 1}]`;
    return `${from}${filters.join(',')}${to}`;
  });
  if (sound === null) return pictures.join(';');
  const outs = rungs.map((_, index) => `[a${index}]`).join('');
  const gain = gainFilters(findings.loudnessLufs, sound.loudness).join(',');
  return [...pictures, `[0:a:${sound.track}]${gain},asplit=${rungs.length}${outs}`].join(';');
}

function pictureOptions({ crf, maxrateKbps, level }: VideoRung, preset: string): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-threads', '1'],
    ...['-crf', `${crf}`, '-maxrate', `${maxrateKbps}k`, '-bufsize', `${2 * maxrateKbps}k`],
    ...['-profile:v', 'main', '-level', level, '-pix_fmt', 'yuv420p'],
    // A key frame every few seconds, so that a jump on a slow line lands soon.
    ...['-force_key_frames', 'expr:gte(t,n_forced*4)'],
  ];
}

function soundOptions({ aacKbps }: VideoRung, channels: 1 | 2): string[] {
  return [
    ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', `${aacKbps}k`],
    ...['-ac', `${channels}`, '-ar', '44100'],
  ];
}

function videoFile(
  { label, widthPx, heightPx, maxrateKbps, level, aacKbps }: VideoRung,
  soundChannels: 1 | 2 | null,
  durationSeconds: number | null,
): MadeFile {
  // RFC 6381: profile 77 (Main), x264's constraint byte 0x40, level times ten; all in hex.
  const levelHex = Math.round(Number(level) * 10).toString(16);
  const codecs = [`avc1.4d40${levelHex}`, ...(soundChannels ? ['mp4a.40.2'] : [])].join(', ');
  return {
    role: 'rendition',
    label,
    fileName: `${label}.mp4`,
    mediaType: `video/mp4; codecs="${codecs}"`,
    widthPx,
    heightPx,
    durationSeconds,
    bitrateKbps: maxrateKbps + (soundChannels ? aacKbps : 0),
  };
}
