import { stringify } from 'yaml';
import type { RecordFiles } from '../drafts/draft.ts';

export interface NewProtocol {
  id: string;
  /** Community record. */
  owner: string;
  title: string;
  /** What it asks of those admitted, in the community's words. */
  asks: string;
  /** Of both. */
  lang: string;
}

/**
 * A protocol as its record is first written: known to the owner's custodians only. That others may know
 * of it is a decision of its own, with review.
 */
export function protocolFiles({ id, owner, title, asks, lang }: NewProtocol): RecordFiles {
  const record = {
    id,
    type: 'protocol',
    review: 'community-authored',
    access: { level: 'custodians' },
    owner,
    communities: [owner],
    asks: { [lang]: asks },
  };
  return {
    'record.yaml': stringify(record),
    [`${lang}.md`]: `---\n${stringify({ title, status: 'approved-by-community' })}---\n`,
  };
}

/** `quy-uoc-le-kin` of "Lễ kín"; another where the id is taken. */
export function protocolId(title: string, isTaken: (id: string) => boolean): string {
  const words = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const base = /^quy-uoc/.test(words) ? words : `quy-uoc-${words}`.replace(/-$/, '');
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!isTaken(id)) return id;
  }
}
