import type { RecordType } from '#domain/public/vocabulary.ts';

/**
 * The profile for the ethnic-affairs data system. No format of exchange has been published, so this one is the
 * archive's own, and says so, until the ministry confirms it: then, and only then, `status` becomes `confirmed`, with
 * who confirmed it in the decision record.
 */
export const NATIONAL_PROFILE = {
  name: 'ban-sac-dan-toc',
  /** Semantic: a field taken away or changed in meaning raises the first number. */
  version: '0.1.0',
  status: 'unconfirmed',
  statusText: {
    vi: 'Chưa được Bộ Dân tộc và Tôn giáo xác nhận',
    en: 'Unconfirmed by the ministry of ethnic affairs (Bộ Dân tộc và Tôn giáo)',
  },
} as const;

/**
 * Types of record that go out, and what each is in the profile. No persons, no media, no working records: what names
 * or shows people is given by those people, not by a transfer.
 */
export const NATIONAL_TYPES = {
  community: { code: 'dan-toc', vi: 'Dân tộc, nhóm địa phương', en: 'Ethnic group or branch' },
  place: { code: 'dia-ban', vi: 'Địa bàn', en: 'Place or administrative unit' },
  festival: { code: 'le-hoi', vi: 'Lễ hội', en: 'Festival' },
  custom: {
    code: 'phong-tuc',
    vi: 'Phong tục, tri thức, nghệ thuật',
    en: 'Custom, knowledge, art',
  },
  product: { code: 'san-pham', vi: 'Sản phẩm truyền thống', en: 'Traditional product' },
  listing: { code: 'muc-di-san', vi: 'Mục di sản đã ghi danh', en: 'Inscribed heritage entry' },
  occurrence: { code: 'ky-le', vi: 'Kỳ lễ', en: 'Holding of a festival' },
} as const satisfies Partial<Record<RecordType, { code: string; vi: string; en: string }>>;
export type NationalType = keyof typeof NATIONAL_TYPES;

export function isNationalType(type: RecordType): type is NationalType {
  return type in NATIONAL_TYPES;
}

/** The vocabulary of the Law on Cultural Heritage of 2024, Article 10. */
export const LAW_2024_SCHEME = 'ich-law-2024';
