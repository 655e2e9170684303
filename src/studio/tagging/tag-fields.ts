import type { Bilingual } from '#domain/archive-error.ts';
import { LICENCES } from '#domain/public/vocabulary.ts';

/** What can be said of many media at once. */
export interface TagField {
  /** In record.yaml, joined with dots; also the name of its input. */
  key: string;
  words: Bilingual;
  hint: Bilingual | null;
  /** `list`: several values, added and removed; `one`: one value, set and cleared. */
  holds: 'list' | 'one';
  /** What suggestions are offered. */
  suggests: 'community' | 'place' | 'concept' | 'licence' | 'language' | null;
}

export const TAG_FIELDS: readonly TagField[] = [
  {
    key: 'communities',
    words: { vi: 'Cộng đồng', en: 'Communities' },
    hint: null,
    holds: 'list',
    suggests: 'community',
  },
  {
    key: 'concepts',
    words: { vi: 'Khái niệm', en: 'Concepts' },
    hint: null,
    holds: 'list',
    suggests: 'concept',
  },
  {
    key: 'places',
    words: { vi: 'Nơi chốn nói đến', en: 'Places it is about' },
    hint: null,
    holds: 'list',
    suggests: 'place',
  },
  {
    key: 'madeAt',
    words: { vi: 'Nơi ghi', en: 'Recorded at' },
    hint: null,
    holds: 'one',
    suggests: 'place',
  },
  {
    key: 'madeOn',
    words: { vi: 'Ngày ghi', en: 'Recorded on' },
    hint: { vi: 'ngày/tháng/năm, như 21/11/2026', en: 'day/month/year, as 21/11/2026' },
    holds: 'one',
    suggests: null,
  },
  {
    key: 'creator',
    words: { vi: 'Người ghi', en: 'Creator' },
    hint: {
      vi: 'như người ấy muốn được ghi tên',
      en: 'as the person wishes to be named',
    },
    holds: 'one',
    suggests: null,
  },
  {
    key: 'rights.licence',
    words: { vi: 'Giấy phép', en: 'Licence' },
    hint: null,
    holds: 'one',
    suggests: 'licence',
  },
  {
    key: 'rights.holder',
    words: { vi: 'Người giữ quyền', en: 'Rights holder' },
    hint: null,
    holds: 'one',
    suggests: null,
  },
  {
    key: 'speechLanguages',
    words: { vi: 'Tiếng nói trong bản ghi', en: 'Languages spoken' },
    hint: { vi: 'mã tiếng, như vi; km', en: 'language codes, as vi; km' },
    holds: 'list',
    suggests: 'language',
  },
];

export const LICENCE_CHOICES: readonly string[] = Object.keys(LICENCES);

export type How = 'add' | 'remove' | 'set' | 'clear';
export const HOW: Readonly<Record<TagField['holds'], readonly How[]>> = {
  list: ['add', 'remove', 'set'],
  one: ['set', 'clear'],
};
export const HOW_WORDS: Readonly<Record<How, Bilingual>> = {
  add: { vi: 'thêm', en: 'add' },
  remove: { vi: 'bỏ', en: 'remove' },
  set: { vi: 'ghi là', en: 'set to' },
  clear: { vi: 'xoá trống', en: 'clear' },
};
