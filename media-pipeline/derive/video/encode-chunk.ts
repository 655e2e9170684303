import { join } from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import type { VideoRung } from '../../plan/video-rungs.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Chunk, SEGMENT_SECONDS } from './chunks.ts';
import { CLOCK_OFFSET_SECONDS, FRAGMENTED, PICTURE_CLOCK } from './clock.ts';
import { levelOf } from './h264-level.ts';
import { type FrameTreatment, pictureGraph } from './picture-graph.ts';

/** Decoding sets in this long before a chunk, so that filters have seen the frames before its first. */
const RUN_UP_SECONDS = 1;

export interface ChunkOptions {
  source: string;
  folder: string;
  name: string;
  chunk: Chunk;
  rungs: readonly VideoRung[];
  treatment: FrameTreatment;
  framesPerSecond: number;
  /** Of the whole film, where it is known. */
  durationSeconds: number | null;
  signal: AbortSignal;
  /** Seconds of the chunk that are encoded. */
  onProgress(seconds: number): void;
}

/** Where a chunk did not begin as it should: the film was entered too late, and frames are lost. */
export type ChunkEncoded = { paths: string[]; missedStart: boolean };

/**
 * Encodes a chunk in every rung from one decode, into fragmented MP4 whose clock is the film's own plus
 * `CLOCK_OFFSET_SECONDS`. A chunk without frames, as after the end of a broken file, has no fragments.
 */
export async function encodeChunk(
  ffmpeg: Ffmpeg,
  { source, folder, name, chunk, rungs, treatment, ...options }: ChunkOptions,
): Promise<ChunkEncoded | Refusal> {
  const { startSeconds, endSeconds } = chunk;
  const paths = rungs.map(({ label }) => join(folder, `${name}-${label}.mp4`));
  const lengthSeconds =
    options.durationSeconds === null
      ? null
      : (endSeconds ?? Math.max(options.durationSeconds, startSeconds + 60)) - startSeconds;
  const run = await runFfmpeg(ffmpeg, {
    source,
    writableFolder: folder,
    durationSeconds: lengthSeconds,
    signal: options.signal,
    onFrame: (frames) => options.onProgress(frames / options.framesPerSecond),
    input: [
      ...['-threads', '1'],
      ...(startSeconds > 0
        ? [
            '-ss',
            `${startSeconds - RUN_UP_SECONDS}`,
            '-noaccurate_seek',
            '-copyts',
            '-start_at_zero',
          ]
        : []),
    ],
    output: [
      // What can be seen is kept, however many frames are broken.
      ...['-max_error_rate', '1', '-filter_complex_threads', '1'],
      ...['-filter_complex', pictureGraph(rungs, { chunk, treatment })],
      ...rungs.flatMap((rung, index) => [
        ...['-map', `[v${index}]`, ...encoderOptions(rung, options.framesPerSecond)],
        ...[...CLOCK_OPTIONS, ...CLEAN_OUTPUT, ...FRAGMENTED, paths[index] ?? ''],
      ]),
    ],
  });
  if (isRefusal(run)) return run;
  const [setIn] = /(?<=showinfo.* pts_time:)-?[\d.]+/.exec(run.messages) ?? [];
  return {
    paths,
    missedStart: setIn !== undefined && Number(setIn) > startSeconds && startSeconds > 0,
  };
}

const CLOCK_OPTIONS = [
  ...['-fps_mode', 'vfr', '-enc_time_base', `1:${PICTURE_CLOCK}`],
  ...['-video_track_timescale', `${PICTURE_CLOCK}`],
  ...['-output_ts_offset', `${CLOCK_OFFSET_SECONDS}`],
];

/** A key frame wherever the film's clock passes a whole segment, and nowhere else: the same in every rung. */
const KEY_FRAMES = (() => {
  const segment = (moment: string) => `floor(${moment}/${SEGMENT_SECONDS}+0.00001)`;
  return `expr:isnan(prev_forced_t)+gt(${segment('t')},${segment('prev_forced_t')})`;
})();

function encoderOptions(rung: VideoRung, framesPerSecond: number): string[] {
  const { codec, preset, crf, maxrateKbps, profile, lookahead } = rung;
  if (codec === 'av1') {
    const keyEvery = Math.max(1, Math.round(framesPerSecond * SEGMENT_SECONDS));
    return [
      ...['-c:v', 'libsvtav1', '-preset', preset, '-crf', `${crf}`, '-g', `${keyEvery}`],
      ...['-svtav1-params', `lp=1:irefresh-type=2:mbr=${maxrateKbps}:lookahead=${lookahead}`],
    ];
  }
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-threads', '1', '-crf', `${crf}`],
    ...['-rc-lookahead', `${lookahead}`],
    ...['-maxrate', `${maxrateKbps}k`, '-bufsize', `${2 * maxrateKbps}k`],
    ...['-profile:v', profile ?? 'main', '-level', levelOf(rung)],
    ...['-g', '100000', '-sc_threshold', '0', '-force_key_frames', KEY_FRAMES],
  ];
}
