import type { PublicRecords } from './reader.ts';

/** Records that tell of something people do or make. */
export const DESCRIBED_TYPES = ['festival', 'custom', 'product'] as const;
export type DescribedType = (typeof DESCRIBED_TYPES)[number];

/** What a described record can lack. */
export const GAPS = [
  'community-words',
  'own-language',
  'photograph',
  'sound',
  'second-source',
] as const;
export type Gap = (typeof GAPS)[number];

export interface Lacking {
  /** Records that lack it, in the order of their lists. */
  ids: string[];
  /** Of how many. */
  of: number;
}

/** Ids of all described records, festivals first. */
export function described(records: PublicRecords): string[] {
  return DESCRIBED_TYPES.flatMap((type) => records.list(`type:${type}`));
}

/** The described records that lack something. Reads lists, and the communities for their languages. */
export function lacking(records: PublicRecords, gap: Gap): Lacking {
  const asked = gap === 'own-language' ? ofCommunities(records) : described(records);
  const have = having(records, gap);
  return { ids: asked.filter((id) => !have.has(id)), of: asked.length };
}

function having(records: PublicRecords, gap: Gap): ReadonlySet<string> {
  switch (gap) {
    case 'second-source':
      return new Set(records.list('well-sourced'));
    case 'photograph':
      return usersOf(records, 'image');
    case 'sound':
      return usersOf(records, 'audio');
    case 'community-words':
      return new Set(records.list('narrated'));
    case 'own-language':
      return inOwnLanguage(records);
  }
}

function usersOf(records: PublicRecords, kind: 'image' | 'audio'): Set<string> {
  return new Set(records.list(`media:${kind}`).flatMap((media) => records.list(`uses:${media}`)));
}

function ofCommunities(records: PublicRecords): string[] {
  const some = new Set(
    records.list('type:community').flatMap((community) => records.list(`community:${community}`)),
  );
  return described(records).filter((id) => some.has(id));
}

/** Records with a text, or words, in a language that one of their communities speaks. */
function inOwnLanguage(records: PublicRecords): Set<string> {
  const own = new Set<string>();
  for (const community of records.list('type:community')) {
    const entry = records.entry(community);
    const languages = entry?.type === 'community' ? entry.facts.languages : [];
    const spoken = new Set(languages.map((lang) => lang.split('-')[0]));
    const written = new Set([...spoken].flatMap((lang) => records.list(`text:${lang}`)));
    for (const id of records.list(`community:${community}`)) if (written.has(id)) own.add(id);
  }
  return own;
}
