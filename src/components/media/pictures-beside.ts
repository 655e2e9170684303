import type { MediaRecord } from '../record/record-view.ts';
import type { References } from '../references.ts';

const MOST = 12;

/** Other pictures of the records that show this one, in the order in which they stand there; a dozen at most. */
export function picturesBeside(media: MediaRecord, references: References): MediaRecord[] {
  if (media.facts.kind !== 'image') return [];
  const ids = references
    .list(`uses:${media.id}`)
    .flatMap((record) => references.record(record)?.media ?? []);
  return [...new Set(ids)]
    .filter((id) => id !== media.id)
    .flatMap((id) => references.media(id) ?? [])
    .filter(({ facts }) => facts.kind === 'image')
    .slice(0, MOST);
}
