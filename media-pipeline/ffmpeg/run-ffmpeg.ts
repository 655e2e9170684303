import { execa } from 'execa';
import { ArchiveError } from '#domain/archive-error.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { fenceArgv } from './fence.ts';
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
  return runFenced(ffmpeg, {
    ...run,
    program: ffmpeg.ffmpegPath,
    argv,
    timeoutSeconds: timeLimitSeconds(durationSeconds),
  });
}

/** Runs ffprobe over one original, fenced in; the JSON text it prints. */
export async function runFfprobe(
  ffmpeg: Ffmpeg,
  { source, signal }: { source: string; signal?: AbortSignal | undefined },
): Promise<string | Refusal> {
  const pieces: Uint8Array[] = [];
  const run = await runFenced(ffmpeg, {
    program: ffmpeg.ffprobePath,
    argv: [
      ...['-hide_banner', '-loglevel', 'error', '-of', 'json', '-show_format', '-show_streams'],
      ...GUARD,
      ...['-i', `file:${source}`],
    ],
    source,
    signal,
    timeoutSeconds: 60,
    onOutput: (piece) => pieces.push(piece),
  });
  return 'reason' in run ? run : Buffer.concat(pieces).toString('utf8');
}

const LAST_MESSAGES_CHARS = 20_000;
/** What the fence itself says when it cannot start the tool. */
const NOT_STARTED = /^(?:bwrap|prlimit|setpriv): /m;

interface FencedRun {
  program: string;
  argv: readonly string[];
  source: string;
  writableFolder?: string;
  timeoutSeconds: number;
  signal?: AbortSignal | undefined;
  onOutput?: (piece: Uint8Array) => void;
}

async function runFenced(ffmpeg: Ffmpeg, run: FencedRun): Promise<{ messages: string } | Refusal> {
  const [first = '', ...rest] = [...fenceArgv(ffmpeg.fence, run), run.program, ...run.argv];
  const child = execa(first, rest, {
    stdin: 'ignore',
    encoding: 'buffer',
    buffer: false,
    reject: false,
    timeout: run.timeoutSeconds * 1000,
    killSignal: 'SIGKILL',
    env: { AV_LOG_FORCE_NOCOLOR: '1' },
    ...(run.signal ? { cancelSignal: run.signal } : {}),
  });
  let messages = '';
  child.stderr.on('data', (piece: Buffer) => {
    messages = (messages + piece.toString('utf8')).slice(-LAST_MESSAGES_CHARS);
  });
  child.stdout.on('data', (piece: Buffer) => run.onOutput?.(piece));
  const result = await child;
  run.signal?.throwIfAborted();
  if (!result.failed) return { messages };
  // 128 + 9: killed inside the sandbox.
  if (result.timedOut || result.isTerminated || result.exitCode === 137) {
    return refuse('took-too-long');
  }
  if (messages.includes('Cannot allocate memory')) return refuse('took-too-long');
  if (messages.includes('No space left on device')) throw diskFull(run.writableFolder);
  if (result.exitCode === undefined || NOT_STARTED.test(messages)) {
    throw notRun(run.program, result.cause);
  }
  return refuse('undecodable');
}

function diskFull(folder: string | undefined): ArchiveError {
  return new ArchiveError({
    name: 'disk-full',
    what: { vi: `Đĩa đã đầy: ${folder}.`, en: `The disk is full: ${folder}.` },
    hint: {
      vi: 'Giải phóng chỗ rồi chạy lại; những gì đã làm xong vẫn còn.',
      en: 'Free some space and run again; what was finished is kept.',
    },
  });
}

function notRun(program: string, cause: unknown): ArchiveError {
  return new ArchiveError({
    name: 'ffmpeg-not-run',
    what: { vi: `Không chạy được ${program}.`, en: `${program} could not be run.` },
    hint: {
      vi: 'Kiểm tra bằng “archive doctor” rồi chạy lại.',
      en: 'Check with "archive doctor" and run again.',
    },
    cause,
  });
}

/** Room for a slow machine: a minute and a half, and thirty times the length. */
function timeLimitSeconds(durationSeconds: number | null): number {
  return durationSeconds === null ? 3600 : 90 + 30 * durationSeconds;
}
