import type { Bilingual } from '#domain/archive-error.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';

/** Each type, and what it is for, as somebody chooses among them. */
export const RECORD_TYPE_WORDS: Readonly<
  Record<RecordType, { name: Bilingual; about: Bilingual }>
> = {
  festival: {
    name: { vi: 'Lễ hội', en: 'Festival' },
    about: { vi: 'Lễ hoặc hội có ngày', en: 'A festival or rite with a date' },
  },
  custom: {
    name: { vi: 'Phong tục', en: 'Custom' },
    about: {
      vi: 'Tục lệ, bài hát, chuyện kể, nghề, món ăn, trang phục',
      en: 'A practice, song, story, craft, dish, dress',
    },
  },
  product: {
    name: { vi: 'Sản vật', en: 'Product' },
    about: { vi: 'Sản phẩm truyền thống', en: 'A traditional product' },
  },
  place: {
    name: { vi: 'Nơi chốn', en: 'Place' },
    about: { vi: 'Làng, đền, chợ, cảnh quan', en: 'A village, temple, market, landscape' },
  },
  community: {
    name: { vi: 'Cộng đồng', en: 'Community' },
    about: { vi: 'Dân tộc, nhóm, làng, dòng họ', en: 'A people, a branch, a village, a clan' },
  },
  listing: {
    name: { vi: 'Mục di sản được ghi danh', en: 'Heritage listing' },
    about: {
      vi: 'Mục của danh mục quốc gia hoặc UNESCO',
      en: 'An entry of a national or UNESCO list',
    },
  },
  occurrence: {
    name: { vi: 'Kỳ lễ', en: 'Occurrence' },
    about: {
      vi: 'Một lần mở hội: năm nào, ở đâu',
      en: 'One holding of a festival: a year, a place',
    },
  },
  person: {
    name: { vi: 'Người', en: 'Person' },
    about: { vi: 'Chỉ khi người ấy đồng ý nêu tên', en: 'Only with their consent to be named' },
  },
  organisation: {
    name: { vi: 'Tổ chức', en: 'Organisation' },
    about: { vi: 'Bảo tàng, hợp tác xã, đội văn nghệ', en: 'A museum, cooperative, troupe' },
  },
  collection: {
    name: { vi: 'Sưu tập', en: 'Collection' },
    about: { vi: 'Những gì cùng đến một lần', en: 'What came together' },
  },
  protocol: {
    name: { vi: 'Quy ước', en: 'Protocol' },
    about: { vi: 'Cộng đồng định ai được biết', en: 'A community’s rule of who may know' },
  },
  source: {
    name: { vi: 'Nguồn', en: 'Source' },
    about: {
      vi: 'Sách, bài báo, quyết định đã đọc',
      en: 'A book, article or decision that was read',
    },
  },
  story: {
    name: { vi: 'Câu chuyện', en: 'Story' },
    about: { vi: 'Một lối đi qua nhiều hồ sơ', en: 'A path through several records' },
  },
  bulletin: {
    name: { vi: 'Bản tin', en: 'Bulletin' },
    about: { vi: 'Chương trình ngắn để đọc trên loa', en: 'A short programme to read out' },
  },
  media: {
    name: { vi: 'Ảnh, tiếng, phim', en: 'Media' },
    about: { vi: 'Được lập khi tải tệp lên', en: 'Made when a file is uploaded' },
  },
  concept: {
    name: { vi: 'Từ khóa', en: 'Keyword' },
    about: { vi: 'Một từ của danh mục', en: 'A term of a vocabulary' },
  },
};
