import type { PublicRecordOfType } from '#domain/public/record.ts';
import { canvasId, labelOf, type Place } from './canvases.ts';
import type { Range } from './resources.ts';

/** Chapters as ranges of the canvas; the first track of them is taken, in its language. */
export function rangesOf(media: PublicRecordOfType<'media'>, place: Place): Range[] {
  const track = media.facts.tracks.find(({ kind }) => kind === 'chapters');
  if (track === undefined) return [];
  const canvas = canvasId(media.id, place);
  const id = `${place.base}range/${media.id}`;
  return [
    {
      id,
      type: 'Range',
      label: labelOf(media),
      items: track.cues.map(({ startSeconds, endSeconds, text }, index) => ({
        id: `${id}/${index + 1}`,
        type: 'Range',
        label: { [track.lang]: [text] },
        items: [{ id: `${canvas}#t=${startSeconds},${endSeconds}`, type: 'Canvas' }],
      })),
    },
  ];
}
