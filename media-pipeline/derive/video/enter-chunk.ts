import type { Chunk } from './chunks.ts';

/** Decoding sets in this long before a chunk, so that filters have seen the frames before its first. */
const RUN_UP_SECONDS = 1;

/** Input options that enter a film shortly before a chunk, on the film's own clock. */
export function enterChunk({ startSeconds }: Chunk): string[] {
  return [
    ...['-threads', '1'],
    ...(startSeconds > 0
      ? [
          ...['-ss', `${startSeconds - RUN_UP_SECONDS}`],
          ...['-noaccurate_seek', '-copyts', '-start_at_zero'],
        ]
      : []),
  ];
}

/** Did decoding set in only after the chunk's beginning, by the glance among the messages? Then frames are lost. */
export function missesStart(messages: string, { startSeconds }: Chunk): boolean {
  const setIn = /^\[Parsed_showinfo_\d+ @ \w+\] n:.* pts_time:(-?[\d.]+)/m.exec(messages)?.[1];
  return setIn !== undefined && startSeconds > 0 && Number(setIn) > startSeconds;
}
