import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** What the kinds of record are called where one is chosen. */
export const TYPE_NAMES: Readonly<Record<RecordType, Bilingual>> = {
  festival: { vi: 'Lễ hội', en: 'Festivals' },
  custom: { vi: 'Phong tục, nghề, bài hát, chuyện kể', en: 'Customs, crafts, songs, stories told' },
  product: { vi: 'Sản vật', en: 'Products' },
  place: { vi: 'Nơi chốn', en: 'Places' },
  community: { vi: 'Cộng đồng', en: 'Communities' },
  listing: { vi: 'Mục trong danh mục di sản', en: 'Heritage listings' },
  occurrence: { vi: 'Kỳ lễ', en: 'Holdings of festivals' },
  person: { vi: 'Người', en: 'People' },
  organisation: { vi: 'Tổ chức', en: 'Organisations' },
  collection: { vi: 'Sưu tập', en: 'Collections' },
  protocol: { vi: 'Quy ước', en: 'Protocols' },
  source: { vi: 'Nguồn', en: 'Sources' },
  story: { vi: 'Câu chuyện', en: 'Stories' },
  bulletin: { vi: 'Bản tin', en: 'Bulletins' },
  media: { vi: 'Tư liệu nghe nhìn', en: 'Media' },
  concept: { vi: 'Khái niệm', en: 'Concepts' },
};
