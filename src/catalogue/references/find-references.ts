import type { RecordType } from '#domain/public/vocabulary.ts';
import type { RecordFacts } from '#domain/record.ts';
import type { Reference } from './reference.ts';
import type { ReferenceKind } from './reference-kinds.ts';

/** Fields that hold an id or a list of ids, wherever in a record they stand. */
const FIELDS: Readonly<Record<string, ReferenceKind>> = {
  communities: 'community',
  places: 'place',
  concepts: 'concept',
  media: 'media',
  sources: 'source',
  calendarSources: 'source',
  materials: 'material',
  makers: 'maker',
  listings: 'listing',
  law2024: 'concept',
  circular2010: 'concept',
  succeededBy: 'successor',
  custodians: 'custodian',
  protocols: 'protocol',
  of: 'occurrence-subject',
  owner: 'owner',
  members: 'person',
  people: 'person',
  person: 'person',
  madeAt: 'place',
  place: 'place',
  audio: 'media',
  broader: 'broader',
  items: 'bulletin-item',
  record: 'story-record',
  records: 'story-record',
};

const PARENTS: Partial<Record<RecordType, ReferenceKind>> = {
  place: 'parent-place',
  community: 'parent-community',
};

/** What the ids in a field of a record lead to; `null` for a field that holds none. `path` without indexes. */
export function referenceKindAt(type: RecordType, path: readonly string[]): ReferenceKind | null {
  const field = path.at(-1) ?? '';
  if (path.length === 1 && field === 'parent') return PARENTS[type] ?? null;
  if (path.join('.') === 'related.id') return 'related';
  return FIELDS[field] ?? null;
}

/** References of a record.yaml, in the order written. */
export function findReferences(record: RecordFacts): Reference[] {
  const found: Reference[] = [];
  const add = (kind: ReferenceKind, target: unknown, path: string) => {
    if (typeof target === 'string')
      found.push({ kind, target, file: 'record.yaml', place: { path } });
  };
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      const kind = Array.isArray(value) ? undefined : FIELDS[key];
      if (kind === undefined) walk(child, at);
      else if (Array.isArray(child)) {
        for (const [index, id] of child.entries()) add(kind, id, `${at}.${index}`);
      } else add(kind, child, at);
    }
  };
  walk(record, '');
  for (const [index, { id }] of record.related.entries()) {
    add('related', id, `related.${index}.id`);
  }
  const parentKind = PARENTS[record.type];
  if (parentKind !== undefined && 'parent' in record) add(parentKind, record.parent, 'parent');
  return found;
}
