import { join } from 'node:path';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { gainFilters } from '../plan/gain.ts';
import type { VideoRung } from '../plan/video-rungs.ts';
import { RECIPES } from '../recipes.ts';
import type { Refusal } from '../refusal.ts';
import type { Findings, Made, MadeFile } from './made.ts';

export interface VideoSetOptions {
  source: string;
  folder: string;
  durationSeconds: number | null;
  rungs: readonly VideoRung[];
  framesPerSecond: number | null;
  soundChannels: 1 | 2 | null;
  findings: Findings;
  signal?: AbortSignal | undefined;
}

/** Encodes every rung as progressive MP4 (H.264 Main, AAC) from one decode, each scaled from the one above. */
export async function deriveVideoSet(
  ffmpeg: Ffmpeg,
  options: VideoSetOptions,
): Promise<Made | Refusal> {
  const { rungs, soundChannels } = options;
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
        ...['-map', `[v${index}]`, ...pictureOptions(rung)],
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
  soundChannels,
  findings,
}: Pick<VideoSetOptions, 'rungs' | 'framesPerSecond' | 'soundChannels' | 'findings'>): string {
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
  if (soundChannels === null) return pictures.join(';');
  const outs = rungs.map((_, index) => `[a${index}]`).join('');
  const gain = gainFilters(findings.loudnessLufs).join(',');
  return [...pictures, `[0:a:0]${gain},asplit=${rungs.length}${outs}`].join(';');
}

function pictureOptions({ crf, maxrateKbps, level }: VideoRung): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', RECIPES['video-set'].preset, '-threads', '1'],
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
