import { type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import type { RecordFiles } from '../../drafts/draft.ts';
import { RECORD_FILE, writeRecordValue } from '../editing/record-value.ts';
import type { Mapping } from '../editing/same.ts';

export interface NewRecord {
  id: string;
  type: RecordType;
  /** `vi`, or the language it was written in first. */
  lang: string;
  title: string;
  communities: readonly string[];
  /** By its people, not from what was published. */
  isTold?: boolean;
}

/** Types that are named by their facts: their title is one of them. */
const TITLED_BY_FACTS: Partial<Record<RecordType, (lang: string, title: string) => Mapping>> = {
  concept: (lang, title) => ({ prefLabel: { [lang]: title } }),
  source: (_lang, title) => ({ citation: { title } }),
};

export function isTitledByFacts(type: RecordType): boolean {
  return type in TITLED_BY_FACTS;
}

/** The files with which a record begins. It is not public until somebody says so. */
export function newRecordFiles({
  id,
  type,
  lang,
  title,
  communities,
  isTold = false,
}: NewRecord): RecordFiles {
  const facts: Mapping = {
    id,
    type,
    review: isTold ? 'community-authored' : 'compiled-from-public-sources',
    ...(communities.length === 0 ? {} : { communities }),
    ...TITLED_BY_FACTS[type]?.(lang, title),
  };
  const text = { front: { title, status: 'draft' }, body: '' };
  const texts = isTitledByFacts(type) ? {} : { [`${lang}.md`]: text };
  return writeRecordValue({}, { [RECORD_FILE]: facts, ...texts }, type);
}

/** In a content root: `festivals/ok-om-bok/`. */
export function folderOf(type: RecordType, id: string): string {
  return `${TYPE_FOLDER[type]}/${id}/`;
}
