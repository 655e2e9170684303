import type { VideoProbe } from '../../probe/probe.ts';

/** A piece of a film that is encoded by itself, in seconds of the film's own time. */
export interface Chunk {
  startSeconds: number;
  /** `null`: to the end, wherever that is. */
  endSeconds: number | null;
}

/** Key frames, and with them segments, begin at whole multiples of this in every rung. */
export const SEGMENT_SECONDS = 4;
const SHORTEST_SECONDS = 24;
const LONGEST_SECONDS = 120;
/** So that a kill costs at most a small share of a long film. */
const CHUNKS = 60;

const WHOLE: Chunk = { startSeconds: 0, endSeconds: null };

/** Containers that lead to a moment exactly: MP4, MOV and Matroska have an index of it. */
const INDEXED = /\b(?:mov|matroska)\b/;
/** Frames that stand by themselves: their place in an AVI is their time. */
const INTRA_ONLY: ReadonlySet<string> = new Set(['mjpeg', 'dvvideo', 'prores']);

/** May a film be entered anywhere, with the same frames at the same times as from its beginning? */
export function isSeekable({ technical }: Pick<VideoProbe, 'technical'>): boolean {
  const { container, streams } = technical;
  if (INDEXED.test(container)) return true;
  const codec = streams.find(({ kind }) => kind === 'video')?.codec ?? '';
  return container === 'avi' && INTRA_ONLY.has(codec);
}

/**
 * The pieces of a film: all of one length, which follows from the film's, and cut where key frames are.
 * A film that is short, of unknown length or that cannot be entered anywhere is one piece.
 */
export function planChunks(durationSeconds: number | null, seekable: boolean): Chunk[] {
  if (durationSeconds === null || !seekable) return [WHOLE];
  const wished = Math.min(Math.max(durationSeconds / CHUNKS, SHORTEST_SECONDS), LONGEST_SECONDS);
  const length = Math.ceil(wished / SEGMENT_SECONDS) * SEGMENT_SECONDS;
  // What is left over goes with the piece before it.
  const count = Math.max(1, Math.round(durationSeconds / length));
  return Array.from({ length: count }, (_, index) => ({
    startSeconds: index * length,
    endSeconds: index === count - 1 ? null : (index + 1) * length,
  }));
}
