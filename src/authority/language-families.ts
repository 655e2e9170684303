import { type ConceptParts, toConceptRecord } from './concept-record.ts';
import type { EthnicGroup } from './datasets.ts';
import type { OwnedRecord } from './owned-record.ts';

export const FAMILIES = 'src-philoc-54-dan-toc';
export const FAMILIES_TOO = 'src-cema-54-dan-toc';
const SCHEME = 'language-family';

interface Told {
  /** The id of its concept. */
  id: string;
  en: string;
}

/** Families of languages, by the words of the data. */
const FAMILY: Readonly<Record<string, Told>> = {
  'Nam Á': { id: 'family-austroasiatic', en: 'Austroasiatic' },
  'Thái - Ka Đai': { id: 'family-kra-dai', en: 'Kra-Dai' },
  'Nam Đảo': { id: 'family-austronesian', en: 'Austronesian' },
  'Hán - Tạng': { id: 'family-sino-tibetan', en: 'Sino-Tibetan' },
  'Mông - Dao': { id: 'family-hmong-mien', en: 'Hmong-Mien' },
};

/** Groups within a family, by the words of the data. */
const GROUP: Readonly<Record<string, Told>> = {
  'Việt - Mường': { id: 'family-vietic', en: 'Vietic' },
  'Môn - Khmer': { id: 'family-mon-khmer', en: 'Mon-Khmer' },
  'Tày - Thái': { id: 'family-tai', en: 'Tai' },
  'Ka Đai': { id: 'family-kra', en: 'Kra' },
  'Malayo - Polynesia': { id: 'family-malayo-polynesian', en: 'Malayo-Polynesian' },
  Hán: { id: 'family-sinitic', en: 'Sinitic' },
  'Tạng - Miến': { id: 'family-tibeto-burman', en: 'Tibeto-Burman' },
};

type Families = Pick<EthnicGroup, 'family_vi' | 'group_vi'>;

/** `Nam Á, nhóm Môn – Khmer`, in both languages. */
export function familyOf({ family_vi, group_vi }: Families): { vi: string; en: string } {
  const family = { vi: dashed(family_vi), en: FAMILY[family_vi]?.en ?? family_vi };
  if (group_vi === family_vi) return family;
  return {
    vi: `${family.vi}, nhóm ${dashed(group_vi)}`,
    en: `${family.en}, ${GROUP[group_vi]?.en ?? dashed(group_vi)} group`,
  };
}

/** The concept nearest to a people's speech: its group, or its family where that has none or it is not known. */
export function familyConcepts({ family_vi, group_vi }: Families): string[] {
  const told = GROUP[group_vi] ?? FAMILY[family_vi];
  return told === undefined ? [] : [told.id];
}

/** Families and their groups, those that a people of the data speaks, as concepts under each other. */
export function familyRecords(groups: readonly Families[]): OwnedRecord[] {
  const concepts = new Map<string, ConceptParts>();
  const put = (words: string, { id, en }: Told, broader?: string) =>
    concepts.set(id, {
      id,
      scheme: SCHEME,
      label: { vi: dashed(words), en },
      ...(broader === undefined ? {} : { broader }),
      sources: [FAMILIES, FAMILIES_TOO],
    });
  for (const { family_vi, group_vi } of groups) {
    const family = FAMILY[family_vi];
    const group = GROUP[group_vi];
    if (family === undefined) continue;
    put(family_vi, family);
    if (group !== undefined) put(group_vi, group, family.id);
  }
  return [...concepts.values()].map(toConceptRecord);
}

function dashed(words: string): string {
  return words.replaceAll(' - ', ' – ');
}
