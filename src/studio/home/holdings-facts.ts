import type { RecordType } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';
import type { Holdings } from '../holdings/open-holdings.ts';
import type { RecordSubject } from '../policy/subject.ts';

/** Of a record, what the first screen counts. */
export interface RecordFacts {
  id: string;
  type: RecordType;
  communities: readonly string[];
  languages: readonly string[];
  isOpen: boolean;
  /** Last days of its access and of its consents, ISO dates. */
  ends: readonly { on: string; what: 'consent' | 'access' }[];
  subject: RecordSubject;
}

/** Facts of all records, read again only when the content roots changed. */
export function holdingsFacts(
  holdings: Pick<Holdings, 'catalogue' | 'list' | 'subjectOf'>,
): () => readonly RecordFacts[] {
  let known: { hash: string; facts: RecordFacts[] } | null = null;
  return () => {
    const { hash } = holdings.catalogue();
    if (known?.hash !== hash) {
      const facts = holdings.list().flatMap((record) => {
        const subject = holdings.subjectOf(record.id);
        return subject === null ? [] : [factsOf(record, subject)];
      });
      known = { hash, facts };
    }
    return known.facts;
  };
}

function factsOf(record: ArchiveRecord, subject: RecordSubject): RecordFacts {
  const consents = record.type === 'media' || record.type === 'person' ? record.consents : [];
  const until = record.access?.until;
  return {
    id: record.id,
    type: record.type,
    communities: subject.communities,
    languages: [...new Set(record.texts.map(({ lang }) => lang))],
    isOpen: record.access?.level === 'public',
    ends: [
      ...consents.flatMap((consent) =>
        consent.until === undefined ? [] : [{ on: consent.until, what: 'consent' as const }],
      ),
      ...(until === undefined ? [] : [{ on: until, what: 'access' as const }]),
    ],
    subject,
  };
}

/** Records by some key, the most first; a record may stand under several. */
export function countBy(
  facts: readonly RecordFacts[],
  keys: (facts: RecordFacts) => readonly string[],
): { key: string; open: number; kept: number }[] {
  const counts = new Map<string, { key: string; open: number; kept: number }>();
  for (const one of facts) {
    for (const key of keys(one)) {
      const count = counts.get(key) ?? { key, open: 0, kept: 0 };
      count[one.isOpen ? 'open' : 'kept'] += 1;
      counts.set(key, count);
    }
  }
  return [...counts.values()].sort((a, b) => b.open + b.kept - a.open - a.kept);
}
