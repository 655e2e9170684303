import { pickString } from '#domain/public/language.ts';
import { RECORD_TYPES, type RecordType, TYPE_FOLDER } from '#domain/public/vocabulary.ts';
import { joined } from './csv.ts';
import { SHARED, text } from './fields.ts';
import { HERITAGE_COLUMNS } from './heritage-columns.ts';
import { OTHER_COLUMNS } from './other-columns.ts';
import { type Column, type Entry, type Table, table } from './table.ts';

const ids = (named: readonly { id: string }[]) => joined(named.map(({ id }) => id));
const summary = ({ document }: Entry, lang: string) =>
  document.texts.find((each) => each.lang === lang)?.summary ?? null;

const BEFORE: readonly Column<Entry>[] = [
  { ...SHARED.id, of: ({ document }) => document.id },
  { ...SHARED.url, of: ({ document }) => document.url },
  {
    ...text(
      'title',
      'Tên: tiếng Việt nếu có, không thì ngôn ngữ khác',
      'Title: the Vietnamese one, else one in another language',
    ),
    of: ({ document }) => pickString(document.titles, 'vi')?.text ?? null,
  },
  {
    ...text('title_vi', 'Tên tiếng Việt', 'Vietnamese title'),
    of: ({ document }) => document.titles['vi'] ?? null,
  },
  {
    ...text('title_en', 'Tên tiếng Anh', 'English title'),
    of: ({ document }) => document.titles['en'] ?? null,
  },
  {
    ...text('summary_vi', 'Tóm tắt tiếng Việt', 'Vietnamese summary'),
    of: (entry) => summary(entry, 'vi'),
  },
  {
    ...text('summary_en', 'Tóm tắt tiếng Anh', 'English summary'),
    of: (entry) => summary(entry, 'en'),
  },
];

const AFTER: readonly Column<Entry>[] = [
  {
    ...text('community_ids', 'Cộng đồng, mã nối bằng |', 'Communities, ids joined by |'),
    of: ({ document }) => ids(document.communities),
  },
  {
    ...text('place_ids', 'Địa điểm, mã nối bằng |', 'Places, ids joined by |'),
    of: ({ document }) => ids(document.places),
  },
  {
    ...text(
      'province_codes',
      'Mã tỉnh đang dùng, nối bằng |',
      'Codes in force of the provinces, joined by |',
    ),
    of: ({ document }) => joined(document.provinceCodes.current),
  },
  {
    ...text(
      'former_province_codes',
      'Mã tỉnh trước ngày 1/7/2025, nối bằng |',
      'Province codes before 1 July 2025, joined by |',
    ),
    of: ({ document }) => joined(document.provinceCodes.former),
  },
  {
    ...text('concept_ids', 'Thuật ngữ, mã nối bằng |', 'Terms, ids joined by |'),
    of: ({ document }) => ids(document.concepts),
  },
  { ...SHARED.rightsHolder, of: ({ document }) => document.rightsHolder },
  { ...SHARED.attribution, of: ({ document }) => document.attribution },
  { ...SHARED.licence, of: ({ document }) => document.licence.id },
  { ...SHARED.review, of: ({ document }) => document.review },
  { ...SHARED.modified, of: ({ modified }) => modified },
];

/** What records of a type are called, many of them. */
export const TYPE_WORDS: Readonly<Record<RecordType, { vi: string; en: string }>> = {
  festival: { vi: 'Lễ hội', en: 'Festivals' },
  custom: { vi: 'Phong tục', en: 'Customs' },
  product: { vi: 'Sản phẩm truyền thống', en: 'Traditional products' },
  place: { vi: 'Địa điểm', en: 'Places' },
  community: { vi: 'Cộng đồng', en: 'Communities' },
  listing: { vi: 'Mục di sản', en: 'Entries of heritage lists' },
  occurrence: { vi: 'Kỳ lễ', en: 'Holdings of festivals' },
  person: { vi: 'Người', en: 'People' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
  collection: { vi: 'Bộ sưu tập', en: 'Collections' },
  protocol: { vi: 'Quy ước', en: 'Protocols' },
  source: { vi: 'Nguồn', en: 'Sources' },
  story: { vi: 'Câu chuyện', en: 'Stories' },
  bulletin: { vi: 'Bản tin', en: 'Bulletins' },
  media: { vi: 'Tư liệu nghe nhìn', en: 'Media' },
  concept: { vi: 'Thuật ngữ', en: 'Terms' },
};

/** A table of each type of record, named as its folder is: `festivals`. */
export const TYPE_TABLES: readonly (Table & { type: RecordType })[] = RECORD_TYPES.map((type) => ({
  type,
  ...table<Entry>({
    name: TYPE_FOLDER[type],
    ...TYPE_WORDS[type],
    primaryKey: ['id'],
    records: ['id'],
    freeText: true,
    items: (entry) => (entry.document.type === type ? [entry] : []),
    columns: [...BEFORE, ...(HERITAGE_COLUMNS[type] ?? OTHER_COLUMNS[type] ?? []), ...AFTER],
  }),
}));
