import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import type { VideoRung } from '../../plan/video-rungs.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Chunk, SEGMENT_SECONDS } from './chunks.ts';
import { CLOCK_OFFSET_SECONDS, FRAGMENTED, PICTURE_CLOCK } from './clock.ts';
import { enterChunk, missesStart } from './enter-chunk.ts';
import { levelOf } from './h264-level.ts';
import { lookIntoChunk } from './look-into-chunk.ts';
import { type FrameTreatment, pictureGraph } from './picture-graph.ts';

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
  /** Look for a picture before encoding: worth it in a film that has had a chunk without one. */
  looksFirst: boolean;
  signal: AbortSignal;
  /** Seconds of the chunk that are encoded. */
  onProgress(seconds: number): void;
}

/**
 * `missedStart`: the film was entered too late, and frames are lost. `isEmpty`: no picture begins in the
 * chunk; its files are empty.
 */
export interface ChunkEncoded {
  paths: string[];
  missedStart: boolean;
  isEmpty: boolean;
}

/**
 * Encodes a chunk in every rung from one decode, into fragmented MP4 whose clock is the film's own plus
 * `CLOCK_OFFSET_SECONDS`. Where a picture stands for the whole chunk, or only sound goes on, there is none to
 * encode, and SVT-AV1 1.4 would wait for one for ever: then failing is no damage.
 */
export async function encodeChunk(
  ffmpeg: Ffmpeg,
  options: ChunkOptions,
): Promise<ChunkEncoded | Refusal> {
  const { source, folder, name, chunk, rungs, treatment, signal } = options;
  const paths = rungs.map(({ label }) => join(folder, `${name}-${label}.mp4`));
  const durationSeconds = lengthOf(options);
  const look = () => lookIntoChunk(ffmpeg, { source, chunk, treatment, durationSeconds, signal });
  const withoutPicture = async (missedStart: boolean): Promise<ChunkEncoded> => {
    for (const path of paths) await writeFile(path, '');
    return { paths, missedStart, isEmpty: true };
  };
  if (options.looksFirst) {
    const seen = await look();
    if (isRefusal(seen)) return seen;
    if (!seen.hasPicture) return withoutPicture(seen.missedStart);
  }
  const run = await encode(ffmpeg, { ...options, paths, durationSeconds });
  if (!isRefusal(run)) {
    return { paths, missedStart: missesStart(run.messages, chunk), isEmpty: false };
  }
  if (run.name !== 'undecodable' || options.looksFirst) return run;
  const seen = await look();
  if (isRefusal(seen)) return seen;
  return seen.hasPicture ? run : withoutPicture(seen.missedStart);
}

/** Of the chunk; `null` where the film does not say. */
function lengthOf({
  chunk: { startSeconds, endSeconds },
  durationSeconds,
}: ChunkOptions): number | null {
  if (durationSeconds === null) return null;
  return (endSeconds ?? Math.max(durationSeconds, startSeconds + 60)) - startSeconds;
}

function encode(
  ffmpeg: Ffmpeg,
  { chunk, rungs, treatment, folder, paths, ...options }: ChunkOptions & { paths: string[] },
): ReturnType<typeof runFfmpeg> {
  return runFfmpeg(ffmpeg, {
    source: options.source,
    writableFolder: folder,
    durationSeconds: options.durationSeconds,
    signal: options.signal,
    onFrame: (frames) => options.onProgress(frames / options.framesPerSecond),
    input: enterChunk(chunk),
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
