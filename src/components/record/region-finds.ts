import type { PublicRecordOfType } from '#domain/public/record.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { References } from '../references.ts';

const TYPES = ['festival', 'custom', 'product', 'place', 'community', 'story'] as const;
type FindType = (typeof TYPES)[number];
/** Wider than any region: what is in them need not be near it. */
const WIDE: ReadonlySet<string> = new Set(['province', 'former-province']);

/**
 * What lies in a region and around it, by type: the records of the region and of the communes,
 * districts and villages it names, and the peoples it names.
 */
export function regionFinds(
  { id, places, communities }: PublicRecordOfType<'place'>,
  references: References,
): { type: FindType; ids: string[] }[] {
  const ground = places.filter((place) => {
    const kind = references.place(place)?.facts.kind;
    return kind !== undefined && !WIDE.has(kind);
  });
  const found = [
    ...references.list(`place:${id}`),
    ...ground,
    ...ground.flatMap((place) => references.list(`place:${place}`)),
    ...communities,
  ];
  const links = references.links([...new Set(found)].filter((other) => other !== id));
  return TYPES.map((type) => ({ type, ids: ofType(links, type) })).filter(
    ({ ids }) => ids.length > 0,
  );
}

function ofType(links: readonly { id: string; type: RecordType }[], type: FindType): string[] {
  return links.filter((link) => link.type === type).map(({ id }) => id);
}
