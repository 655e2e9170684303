import { stringify } from 'yaml';
import { type ArchiveRecord, RecordSchema } from '#domain/record.ts';
import type { RecordFiles } from '#studio/drafts/draft.ts';

/** Says nothing: for what a type asks for and an erased record must not tell. */
const NOTHING: Readonly<Record<string, unknown>> = {
  citation: { title: '—', kind: 'interview' },
  asks: { vi: '—' },
  original: { sha256: '0'.repeat(64), sizeBytes: 1, mediaType: 'text/plain' },
  alt: { vi: '—' },
  dateRead: '1970-01-01',
  licence: 'InC',
  blocks: [{ kind: 'prose', section: 0 }],
};

/**
 * What stands in the place of an erased record: its id, for those that point at it, and nothing it said.
 * What was public becomes withdrawn; what nobody could know of stays hidden.
 */
export function stubOf(record: ArchiveRecord): RecordFiles {
  const { id, type, review, communities, access } = record;
  const stood = access?.level === 'public' || access?.level === 'withdrawn';
  const level = stood ? 'withdrawn' : 'custodians';
  const facts: Record<string, unknown> = { id, type, review, access: { level } };
  if (communities.length > 0) facts['communities'] = communities;
  for (let tries = 0; tries < 12; tries += 1) {
    const parsed = RecordSchema.safeParse(facts);
    if (parsed.success) break;
    for (const { path } of parsed.error.issues) {
      const key = String(path[0]);
      // Else ids, dates and closed words: what others point at keeps its kind.
      facts[key] =
        key in NOTHING ? NOTHING[key] : (record as unknown as Record<string, unknown>)[key];
    }
  }
  if (!RecordSchema.safeParse(facts).success) refuse(type);
  // What is withdrawn needs no title; what is hidden is read by its custodians still.
  const text: RecordFiles = stood ? {} : { 'vi.md': '---\ntitle: —\nstatus: draft\n---\n' };
  return { 'record.yaml': stringify(facts), ...text };
}

function refuse(type: string): never {
  throw new Error(`no stub can be made for a record of type ${type}`);
}
