import { canvasId, labelOfRecord, type Media, type Place } from './about-media.ts';
import type { Range } from './resources.ts';

/** Chapters as ranges of the canvas; the first track of them is taken, in its language. */
export function rangesOf(media: Media, durationSeconds: number, place: Place): Range[] {
  const track = media.facts.tracks.find(({ kind }) => kind === 'chapters');
  // A track may run on a little after the sound: a range may not.
  const within = track?.cues.filter(({ startSeconds }) => startSeconds < durationSeconds) ?? [];
  if (track === undefined || within.length === 0) return [];
  const canvas = canvasId(media.id, place);
  const id = `${place.base}range/${media.id}`;
  return [
    {
      id,
      type: 'Range',
      label: labelOfRecord(media),
      items: within.map(({ startSeconds, endSeconds, text }, index) => {
        const end = Math.min(endSeconds, durationSeconds);
        return {
          id: `${id}/${index + 1}`,
          type: 'Range',
          label: { [track.lang]: [text] },
          items: [{ id: `${canvas}#t=${startSeconds},${end}`, type: 'Canvas' }],
        };
      }),
    },
  ];
}
