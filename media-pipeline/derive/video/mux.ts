import type { Ffmpeg } from '../../ffmpeg/find-ffmpeg.ts';
import { CLEAN_OUTPUT, runFfmpeg } from '../../ffmpeg/run-ffmpeg.ts';
import type { Refusal } from '../../refusal.ts';
import { CLOCK_OFFSET_SECONDS, FRAGMENTED } from './clock.ts';

/** A file that takes its tracks, as they are coded, from files of ours. */
export interface Muxed {
  path: string;
  /** Absolute paths, each of one track; all in the folder. */
  tracks: readonly string[];
  /** `fragments`: on the clock of the chunks, to be joined into segments. */
  form: 'progressive' | 'fragments';
}

/** Writes files out of tracks of ours without coding anything anew; a progressive one begins with its index. */
export async function muxTracks(
  ffmpeg: Ffmpeg,
  {
    folder,
    files,
    durationSeconds,
    signal,
  }: {
    folder: string;
    files: readonly Muxed[];
    durationSeconds: number | null;
    signal: AbortSignal;
  },
): Promise<Refusal | null> {
  const inputs = [...new Set(files.flatMap(({ tracks }) => tracks))];
  const [source, ...others] = inputs;
  if (source === undefined) return null;
  const run = await runFfmpeg(ffmpeg, {
    source,
    writableFolder: folder,
    durationSeconds,
    signal,
    output: [
      ...others.flatMap((path) => ['-i', `file:${path}`]),
      // The beginning of every track is where its file says: sound leads by what its encoder put before.
      '-copyts',
      ...files.flatMap(({ path, tracks, form }) => [
        ...tracks.flatMap((track) => ['-map', `${inputs.indexOf(track)}:0`]),
        ...['-c', 'copy', ...CLEAN_OUTPUT],
        ...(form === 'progressive'
          ? ['-movflags', '+faststart', '-f', 'mp4']
          : [
              '-output_ts_offset',
              `${CLOCK_OFFSET_SECONDS}`,
              ...FRAGMENTED,
              '-frag_duration',
              '4000000',
            ]),
        path,
      ]),
    ],
  });
  return 'reason' in run ? run : null;
}
