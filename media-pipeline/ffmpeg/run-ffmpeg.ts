import type { Limits } from '../fenced/fence.ts';
import { runFenced } from '../fenced/run-fenced.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ALLOCATION_GUARD, INPUT_GUARD, MAX_PICTURE_PIXELS, PROBE_GUARD } from './allowed-input.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { isLocked } from './is-locked.ts';
import { explainFailure, isUnlisted, tellsOfDamage } from './read-messages.ts';

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
  /** Other options of the input. */
  input?: readonly string[];
  /** Everything after the input. */
  output: readonly string[];
  /** Absolute path of the folder the output goes to; none when it goes to `pipe:1`. */
  writableFolder?: string;
  /** Length of the material, for the time limit; `null` when unknown. */
  durationSeconds: number | null;
  signal?: AbortSignal | undefined;
  /** Takes what is written to `pipe:1`, in pieces. */
  onOutput?: (piece: Uint8Array) => void;
  /** Told how many frames the first output has so far; not together with `onOutput`. */
  onFrame?: (frames: number) => void;
}

/**
 * Runs ffmpeg over one original, fenced in. A file that cannot be decoded is a refusal; only an abort
 * throws. `messages` is what ffmpeg said, at most its last part.
 */
export async function runFfmpeg(
  ffmpeg: Ffmpeg,
  { startSeconds = 0, input = [], output, durationSeconds, onFrame, ...run }: FfmpegRun,
): Promise<{ messages: string } | Refusal> {
  const seek = startSeconds > 0 ? ['-ss', startSeconds.toFixed(3)] : [];
  const argv = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-y'],
    ...(onFrame ? ['-progress', 'pipe:1', '-stats_period', '1'] : []),
    ...ALLOCATION_GUARD,
    ...INPUT_GUARD,
    ...seek,
    ...input,
    ...['-i', `file:${run.source}`],
    ...output,
  ];
  const ended = await runFenced(ffmpeg.fence, {
    ...run,
    ...(onFrame ? { onOutput: frameReader(onFrame) } : {}),
    program: ffmpeg.ffmpegPath,
    argv,
    timeoutSeconds: timeLimitSeconds(durationSeconds),
    limits: encodingLimits(durationSeconds),
    explain: (messages) => explainFailure(messages, MAX_PICTURE_PIXELS),
    onMessages(newest) {
      if (tellsOfDamage(newest)) ffmpeg.onDamage?.();
    },
  });
  return 'reason' in ended || !ended.failed ? ended : refuse('undecodable');
}

/** Reads what `-progress` writes: lines of `key=value`. */
function frameReader(onFrame: (frames: number) => void): (piece: Uint8Array) => void {
  let unread = '';
  return (piece) => {
    unread += Buffer.from(piece).toString('utf8');
    const ends = unread.lastIndexOf('\n') + 1;
    const frames = [...unread.slice(0, ends).matchAll(/^frame=\s*(\d+)/gm)].at(-1)?.[1];
    unread = unread.slice(ends);
    if (frames !== undefined) onFrame(Number(frames));
  };
}

export interface FfprobeRun {
  source: string;
  /** What is printed, in the words of `-show_entries`: all else in a file may be of any size. */
  entries: string;
  signal?: AbortSignal | undefined;
}

/** Ample for every stream that is allowed. */
const MAX_PRINTED_BYTES = 1_000_000;

/** Runs ffprobe over one original, fenced in; the JSON text it prints. */
export async function runFfprobe(
  ffmpeg: Ffmpeg,
  { source, entries, signal }: FfprobeRun,
): Promise<string | Refusal> {
  if (await isLocked(source)) return refuse('encrypted-media');
  const explain = (messages: string) => explainFailure(messages, MAX_PICTURE_PIXELS);
  const pieces: Uint8Array[] = [];
  let printedBytes = 0;
  const ended = await runFenced(ffmpeg.fence, {
    program: ffmpeg.ffprobePath,
    argv: [
      ...['-hide_banner', '-loglevel', 'error', '-of', 'json', '-show_entries', entries],
      ...ALLOCATION_GUARD,
      ...PROBE_GUARD,
      ...['-i', `file:${source}`],
    ],
    source,
    signal,
    timeoutSeconds: 60,
    limits: PROBE_LIMITS,
    explain,
    onOutput(piece) {
      printedBytes += piece.byteLength;
      if (printedBytes <= MAX_PRINTED_BYTES) pieces.push(piece);
    },
  });
  if ('reason' in ended) return ended;
  if (printedBytes > MAX_PRINTED_BYTES) return refuse('too-much-output');
  // ffprobe goes on without the stream it would not open.
  const tooLarge = explain(ended.messages);
  if (tooLarge) return tooLarge;
  if (ended.failed) return refuse(isUnlisted(ended.messages) ? 'unread-codec' : 'undecodable');
  return Buffer.concat(pieces).toString('utf8');
}

const GiB = 1024 ** 3;
/** Of address space: ffprobe reserves 0.3 GB for a film of 4K, whatever it holds. */
const PROBE_LIMITS: Limits = { cpuSeconds: 30, memoryBytes: GiB, fileBytes: 0 };
/** Of address space: a ladder with AV1 from 4K reserves 2.2 GB, most of it stacks, and uses 0.9 GB. */
const ENCODING_MEMORY_BYTES = 4 * GiB;
/** Of each output: ample for 32 Mbit/s, beyond what any recipe makes. */
const OUTPUT_BYTES_PER_SECOND = 4_000_000;

function encodingLimits(durationSeconds: number | null): Limits {
  return {
    cpuSeconds: 4 * timeLimitSeconds(durationSeconds),
    memoryBytes: ENCODING_MEMORY_BYTES,
    fileBytes: GiB + OUTPUT_BYTES_PER_SECOND * Math.ceil(durationSeconds ?? 3600),
  };
}

/** Room for a slow machine: a minute and a half, and thirty times the length. */
function timeLimitSeconds(durationSeconds: number | null): number {
  return durationSeconds === null ? 3600 : 90 + 30 * durationSeconds;
}
