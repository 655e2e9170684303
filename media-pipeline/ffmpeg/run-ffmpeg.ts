import type { Limits } from '../fenced/fence.ts';
import { runFenced } from '../fenced/run-fenced.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';

/**
 * What untrusted files may be: plain containers and codecs. Playlists and concat scripts, whatever they
 * are named, would make ffmpeg read other files of this machine.
 */
const FORMATS =
  'mov,mp4,m4a,3gp,matroska,webm,avi,mpeg,mpegts,mpegvideo,ogg,wav,w64,flac,mp3,aac,aiff,amr,caf,asf,flv';
const CODECS = [
  'h264,hevc,av1,libdav1d,vp8,vp9,libvpx,libvpx-vp9,theora,mpeg1video,mpeg2video,mpegvideo,mpeg4',
  'msmpeg4,msmpeg4v2,msmpeg4v1,h263,mjpeg,prores,dvvideo,wmv1,wmv2,wmv3,vc1,flv',
  'aac,aac_latm,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,flac,alac,ac3,eac3,amrnb,amrwb,wmav1,wmav2',
  'pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f64le,pcm_u8,pcm_s8',
  'pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav',
].join(',');

/** Options that stand before every `-i` of a file from outside. */
const GUARD = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  FORMATS,
  '-codec_whitelist',
  CODECS,
];

/** Output options without which metadata, cover pictures or the day of making would leave with the file. */
export const CLEAN_OUTPUT = [
  '-map_metadata',
  '-1',
  '-map_metadata:s',
  '-1',
  '-map_chapters',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
];

export interface FfmpegRun {
  /** Absolute path of the original. */
  source: string;
  /** Seek before decoding. */
  startSeconds?: number;
  /** Everything after the input. */
  output: readonly string[];
  /** Absolute path of the folder the output goes to; none when it goes to `pipe:1`. */
  writableFolder?: string;
  /** Length of the material, for the time limit; `null` when unknown. */
  durationSeconds: number | null;
  signal?: AbortSignal | undefined;
  /** Takes what is written to `pipe:1`, in pieces. */
  onOutput?: (piece: Uint8Array) => void;
}

/**
 * Runs ffmpeg over one original, fenced in. A file that cannot be decoded is a refusal; only an abort
 * throws. `messages` is what ffmpeg said, at most its last part.
 */
export async function runFfmpeg(
  ffmpeg: Ffmpeg,
  { startSeconds = 0, output, durationSeconds, ...run }: FfmpegRun,
): Promise<{ messages: string } | Refusal> {
  const seek = startSeconds > 0 ? ['-ss', startSeconds.toFixed(3)] : [];
  const argv = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-y'],
    ...GUARD,
    ...seek,
    ...['-i', `file:${run.source}`],
    ...output,
  ];
  const timeoutSeconds = timeLimitSeconds(durationSeconds);
  const ended = await runFenced(ffmpeg.fence, {
    ...run,
    program: ffmpeg.ffmpegPath,
    argv,
    timeoutSeconds,
    limits: { ...ENCODING_LIMITS, cpuSeconds: 4 * timeoutSeconds },
  });
  return 'reason' in ended || !ended.failed ? ended : refuse('undecodable');
}

/** Runs ffprobe over one original, fenced in; the JSON text it prints. */
export async function runFfprobe(
  ffmpeg: Ffmpeg,
  { source, signal }: { source: string; signal?: AbortSignal | undefined },
): Promise<string | Refusal> {
  const pieces: Uint8Array[] = [];
  const ended = await runFenced(ffmpeg.fence, {
    program: ffmpeg.ffprobePath,
    argv: [
      ...['-hide_banner', '-loglevel', 'error', '-of', 'json', '-show_format', '-show_streams'],
      ...GUARD,
      ...['-i', `file:${source}`],
    ],
    source,
    signal,
    timeoutSeconds: 60,
    limits: PROBE_LIMITS,
    onOutput: (piece) => pieces.push(piece),
  });
  if ('reason' in ended) return ended;
  return ended.failed ? refuse('undecodable') : Buffer.concat(pieces).toString('utf8');
}

const PROBE_LIMITS: Limits = { cpuSeconds: 60, memoryBytes: 1024 ** 3, fileBytes: 0 };
const ENCODING_LIMITS = { memoryBytes: 6 * 1024 ** 3, fileBytes: 64 * 1024 ** 3 };

/** Room for a slow machine: a minute and a half, and thirty times the length. */
function timeLimitSeconds(durationSeconds: number | null): number {
  return durationSeconds === null ? 3600 : 90 + 30 * durationSeconds;
}
