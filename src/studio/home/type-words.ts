import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** Kinds of record, as a table names them. */
export const TYPE_WORDS: Readonly<Record<RecordType, Bilingual>> = {
  festival: { vi: 'Lễ hội', en: 'Festivals' },
  custom: { vi: 'Phong tục', en: 'Customs' },
  product: { vi: 'Sản vật', en: 'Products' },
  place: { vi: 'Nơi chốn', en: 'Places' },
  community: { vi: 'Cộng đồng', en: 'Communities' },
  listing: { vi: 'Danh mục di sản', en: 'Heritage listings' },
  occurrence: { vi: 'Kỳ lễ', en: 'Holdings of festivals' },
  person: { vi: 'Người', en: 'People' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
  collection: { vi: 'Bộ sưu tập', en: 'Collections' },
  protocol: { vi: 'Quy ước', en: 'Protocols' },
  source: { vi: 'Nguồn', en: 'Sources' },
  story: { vi: 'Câu chuyện', en: 'Stories' },
  bulletin: { vi: 'Bản tin', en: 'Bulletins' },
  media: { vi: 'Tư liệu', en: 'Media' },
  concept: { vi: 'Từ khoá', en: 'Keywords' },
};
