import { stringify } from 'yaml';
import { type ArchiveRecord, RecordSchema } from '#domain/record.ts';
import type { RecordFiles } from '#studio/drafts/draft.ts';

/** Says nothing: for what a type asks for and an erased record must not tell. */
const NOTHING: Readonly<Record<string, unknown>> = {
  citation: { title: '—', kind: 'interview' },
  asks: { vi: '—' },
  original: { file: 'erased', sha256: '0'.repeat(64), sizeBytes: 1, mediaType: 'text/plain' },
  alt: { vi: '—' },
  dateRead: '1970-01-01',
  licence: 'InC',
  blocks: [],
};
/** Ids and closed words: what others point at must keep its kind. */
const KEPT = ['of', 'owner', 'kind', 'calendar', 'domain', 'status', 'start', 'scheme'];

/**
 * What stands in the place of an erased record: its id, for those that point at it, and nothing it said.
 * What was public becomes withdrawn; what nobody could know of stays hidden.
 */
export function stubOf(record: ArchiveRecord): RecordFiles {
  const { id, type, review, communities, access } = record;
  const level = access?.level === 'public' ? 'withdrawn' : 'custodians';
  const facts: Record<string, unknown> = { id, type, review, access: { level } };
  if (communities.length > 0) facts['communities'] = communities;
  for (let tries = 0; tries < 12; tries += 1) {
    const parsed = RecordSchema.safeParse(facts);
    if (parsed.success) break;
    for (const { path } of parsed.error.issues) {
      const key = String(path[0]);
      facts[key] = KEPT.includes(key)
        ? (record as unknown as Record<string, unknown>)[key]
        : NOTHING[key];
    }
  }
  return { 'record.yaml': stringify(RecordSchema.safeParse(facts).success ? facts : refuse(type)) };
}

function refuse(type: string): never {
  throw new Error(`no stub can be made for a record of type ${type}`);
}
