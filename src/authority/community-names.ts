import type { EthnicGroup } from './datasets.ts';
import type { Selection } from './selection.ts';
import { plain } from './units.ts';

export const LIST_OF_1979 = 'src-danang-qd-121';
export const COMMITTEE = 'src-cema-54-dan-toc';

interface Name {
  text: string;
  lang: string;
  kind: 'autonym' | 'exonym';
  sources: string[];
}

/**
 * The names an import adds: what a people calls itself, which no community has reviewed yet, and what
 * others called it, for search alone.
 */
export function namesOf(group: EthnicGroup, { exonymsLeftOut }: Selection): Name[] {
  const exonyms = unique(group.exonyms_review_before_display.map(withoutEth)).filter(
    (name) => !name.includes('(') && !exonymsLeftOut.includes(name),
  );
  const given = new Set(group.exonyms_review_before_display.map(plain));
  const own = autonymsOf(group).filter(
    (name) => !given.has(plain(name)) && plain(name) !== plain(group.name_vi),
  );
  return [
    ...own.map((text) => ({ text, lang: 'vi', kind: 'autonym' as const, sources: [COMMITTEE] })),
    ...exonyms.map((text) => ({
      text,
      lang: 'vi',
      kind: 'exonym' as const,
      sources: [group.names_other_qd121.includes(text) ? LIST_OF_1979 : COMMITTEE],
    })),
  ];
}

/** `Mol (hoặc Mon, Moan)` → `Mol`, `Mon`, `Moan`; only where the Committee for Ethnic Affairs gives it. */
function autonymsOf({ autonym_vi_orthography, autonym_sources }: EthnicGroup): string[] {
  if (autonym_vi_orthography === null || !autonym_sources.includes('cema')) return [];
  const names = autonym_vi_orthography.split(':').at(-1) ?? '';
  return unique(
    names
      .split(/[,()]|\shoặc\s/)
      .map((name) => withoutEth(name.replace(/^\s*hoặc\s/, '').trim()))
      .filter((name) => name !== ''),
  );
}

/** The letter eth is written for Đ in these texts. */
function withoutEth(name: string): string {
  return name.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');
}

function unique(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

/** A people's title in English: the Vietnamese name, and in brackets the name English uses, if another. */
export function englishTitle({ name_vi, name_en }: EthnicGroup): string {
  const [, first = name_en, bracket] = /^(.*?)(?: \((.*)\))?$/.exec(name_en) ?? [];
  const other = plain(first) === plain(name_vi) ? bracket : first;
  if (other === undefined || plain(other) === plain(name_vi)) return name_vi;
  return `${name_vi} (${other.replaceAll(' - ', ', ')})`;
}
