import type { RecordType } from '#domain/public/vocabulary.ts';
import type { RecordsOf } from './standing-records.ts';
import type { Column } from './table-columns.ts';

/** Where a column may lead, for the words by which people name things there. */
const REFERENCE_TYPES: Readonly<Record<string, readonly RecordType[]>> = {
  communities: ['community'],
  owner: ['community'],
  places: ['place'],
  madeAt: ['place'],
  succeededBy: ['place'],
  concepts: ['concept'],
  materials: ['concept'],
  broader: ['concept'],
  law2024: ['concept'],
  circular2010: ['concept'],
  makers: ['community', 'organisation', 'person'],
  of: ['festival', 'custom'],
  listings: ['listing'],
  sources: ['source'],
  media: ['media'],
};

/** Ids of the records of a title (whatever its case) that a column may refer to, among those a person may know of. */
export function titlesOf(records: RecordsOf): (title: string, column: Column) => readonly string[] {
  const byType = new Map<RecordType, Map<string, string[]>>();
  const titled = (type: RecordType): Map<string, string[]> => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const ids = new Map<string, string[]>();
    for (const { id, titles } of records.named(type)) {
      for (const title of Object.values(titles).map(folded)) {
        const others = ids.get(title) ?? [];
        if (!others.includes(id)) ids.set(title, [...others, id]);
      }
    }
    byType.set(type, ids);
    return ids;
  };
  return (title, { key }) => {
    const types = REFERENCE_TYPES[key.split('.')[0] ?? ''] ?? [];
    return types.flatMap((type) => titled(type).get(folded(title)) ?? []);
  };
}

const folded = (title: string) => title.normalize('NFC').toLowerCase().trim();
