import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import type { VideoRung } from '../../plan/video-rungs.ts';
import type { Parts } from '../../recipe.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Chunk } from './chunks.ts';
import { encodeChunk } from './encode-chunk.ts';
import { inParallel } from './in-parallel.ts';
import type { FrameTreatment } from './picture-graph.ts';

export interface PictureOptions {
  source: string;
  folder: string;
  parts: Parts;
  chunks: readonly Chunk[];
  rungs: readonly VideoRung[];
  treatment: FrameTreatment;
  framesPerSecond: number;
  durationSeconds: number | null;
  /** How many chunks are encoded at once; each takes one core. */
  parallel: number;
  signal: AbortSignal;
  onProgress(share: number): void;
}

const WHOLE: readonly Chunk[] = [{ startSeconds: 0, endSeconds: null }];

/**
 * Encodes the pictures of a film chunk by chunk; the paths of the pieces of every rung, in the order of
 * the film. Finished chunks are kept, and found again by the next run. Where the film turns out not to be
 * enterable at a chunk's beginning, it is encoded anew as one piece.
 */
export async function encodePictures(
  ffmpeg: Ffmpeg,
  options: PictureOptions,
): Promise<string[][] | Refusal> {
  const pieces = await encodeChunks(ffmpeg, { ...options, prefix: '' });
  if (pieces !== 'missed-start') return pieces;
  const whole = await encodeChunks(ffmpeg, { ...options, chunks: WHOLE, prefix: 'whole-' });
  return whole === 'missed-start' ? refuse('undecodable') : whole;
}

async function encodeChunks(
  ffmpeg: Ffmpeg,
  {
    parts,
    chunks,
    rungs,
    prefix,
    parallel,
    onProgress,
    ...options
  }: PictureOptions & { prefix: string },
): Promise<string[][] | Refusal | 'missed-start'> {
  const doneSeconds = chunks.map(() => 0);
  const tell = (index: number, seconds: number) => {
    doneSeconds[index] = Math.max(doneSeconds[index] ?? 0, seconds);
    const sum = doneSeconds.reduce((total, each) => total + each, 0);
    if (options.durationSeconds) onProgress(Math.min(1, sum / options.durationSeconds));
  };
  const nameOf = (index: number) => `${prefix}${`${index}`.padStart(4, '0')}`;
  const partNames = (index: number) => rungs.map(({ label }) => `${nameOf(index)}-${label}`);

  let hasEmptyChunks = false;
  const stopped = await inParallel(
    chunks,
    { parallel, signal: options.signal },
    async (chunk, index, signal) => {
      const length = (chunk.endSeconds ?? options.durationSeconds ?? 0) - chunk.startSeconds;
      if ((await keptParts(parts, partNames(index))) === null) {
        const encoded = await encodeChunk(ffmpeg, {
          ...options,
          rungs,
          chunk,
          name: nameOf(index),
          looksFirst: hasEmptyChunks,
          signal,
          onProgress: (seconds) => tell(index, Math.min(seconds, length)),
        });
        if (isRefusal(encoded)) return encoded;
        if (encoded.missedStart) return 'missed-start';
        hasEmptyChunks ||= encoded.isEmpty;
        for (const [place, name] of partNames(index).entries()) {
          await parts.keep(name, encoded.paths[place] ?? '');
        }
      }
      tell(index, length);
      return null;
    },
  );
  if (stopped !== null) return stopped;

  const byChunk: string[][] = [];
  for (const index of chunks.keys()) {
    const kept = await keptParts(parts, partNames(index));
    if (!kept) throw new Error('a part that was kept is gone');
    byChunk.push(kept);
  }
  return rungs.map((_, place) => byChunk.map((paths) => paths[place] ?? ''));
}

/** Paths of parts that are all there, else `null`. */
export async function keptParts(parts: Parts, names: readonly string[]): Promise<string[] | null> {
  const paths: string[] = [];
  for (const name of names) {
    const path = await parts.get(name);
    if (path === null) return null;
    paths.push(path);
  }
  return paths;
}
