import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import { type AccessSubject, toAccessSubject } from './access-subject.ts';
import { type Comparable, toComparable } from './similar.ts';

/** What must be known of every record before any can be projected; little of each, so that all fit in memory. */
export interface Survey {
  subjects: Map<string, AccessSubject>;
  /** Records that put a media asset before their readers, by its id. */
  users: Map<string, string[]>;
  comparables: Comparable[];
  media: Map<string, { kind: MediaKind; sha256: string }>;
  holdings: { id: string; of: string; month: number }[];
}

/** Reads all records once. */
export function surveyRecords(records: Iterable<ArchiveRecord>): Survey {
  const survey: Survey = {
    subjects: new Map(),
    users: new Map(),
    comparables: [],
    media: new Map(),
    holdings: [],
  };
  for (const record of records) {
    survey.subjects.set(record.id, toAccessSubject(record));
    const comparable = toComparable(record);
    if (comparable !== null) survey.comparables.push(comparable);
    for (const media of mediaNamedBy(record)) {
      const known = survey.users.get(media);
      if (known === undefined) survey.users.set(media, [record.id]);
      else known.push(record.id);
    }
    if (record.type === 'media') {
      survey.media.set(record.id, { kind: record.kind, sha256: record.original.sha256 });
    }
    if (record.type === 'occurrence') {
      const month = Number(record.start.slice(5, 7));
      survey.holdings.push({ id: record.id, of: record.of, month });
    }
  }
  return survey;
}

/** Media a record puts before its readers; what a media record itself lists counts for nothing. */
function mediaNamedBy(record: ArchiveRecord): Set<string> {
  if (record.type === 'media') return new Set();
  const named = new Set(record.media);
  if (record.type === 'story') {
    for (const block of record.blocks) if (block.kind === 'media') named.add(block.media);
  }
  if (record.type === 'bulletin' && record.audio !== undefined) named.add(record.audio);
  return named;
}
