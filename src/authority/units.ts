import type { AuthorityData } from './read-data.ts';

/** Ids of the provinces of the data: by their codes, since and before 1 July 2025. */
export interface ProvinceIds {
  now(code: string): string | null;
  before(code: string): string | null;
}

export function provinceIds({
  provinces,
  formerProvinces,
}: Pick<AuthorityData, 'provinces' | 'formerProvinces'>): ProvinceIds {
  const now = new Map(provinces.map(({ code, slug }) => [code, slug]));
  const before = new Map(formerProvinces.map(({ code, slug }) => [code, `${slug}-pre2025`]));
  return { now: (code) => now.get(code) ?? null, before: (code) => before.get(code) ?? null };
}

/** `Hoà Bình` as the archive writes it: `Hòa Bình` (the mark on the first vowel of an open syllable). */
export function tonePlaced(name: string): string {
  return name.replaceAll(/(\p{L})oà(?!\p{L})/gu, '$1òa').replaceAll(/(\p{L})oá(?!\p{L})/gu, '$1óa');
}

/** Letters without their marks, for comparing names: `Mường` and `Muong`. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase();
}
