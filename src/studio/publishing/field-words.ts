import type { Bilingual } from '#domain/archive-error.ts';

const FIELDS: Readonly<Record<string, Bilingual>> = {
  title: { vi: 'Tên', en: 'Title' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  status: { vi: 'Tình trạng bài', en: 'Status of the text' },
  body: { vi: 'Bài', en: 'Text' },
  id: { vi: 'Mã', en: 'Id' },
  type: { vi: 'Loại', en: 'Type' },
  review: { vi: 'Ai soạn', en: 'Who wrote it' },
  'access.level': { vi: 'Ai được xem', en: 'Who may see it' },
  'access.channels': { vi: 'Được dùng vào việc gì', en: 'What it may be used for' },
  'access.protocols': { vi: 'Theo quy ước', en: 'Protocols' },
  'access.until': { vi: 'Xem được đến hết ngày', en: 'To be seen until' },
  'access.from': { vi: 'Xem được từ ngày', en: 'To be seen from' },
  communities: { vi: 'Cộng đồng', en: 'Communities' },
  places: { vi: 'Nơi', en: 'Places' },
  concepts: { vi: 'Từ khoá', en: 'Keywords' },
  media: { vi: 'Tư liệu', en: 'Media' },
  sources: { vi: 'Nguồn', en: 'Sources' },
  'rights.licence': { vi: 'Giấy phép', en: 'Licence' },
  'rights.holder': { vi: 'Người giữ quyền', en: 'Rights holder' },
  owner: { vi: 'Của cộng đồng', en: 'Owner' },
  members: { vi: 'Người được xem', en: 'Members' },
};

/** Names of what is compared; a field without words is called by its path. */
export const fieldWords = {
  field: (path: string): Bilingual => FIELDS[path] ?? { vi: path, en: path },
  file(name: string): Bilingual {
    if (name === 'record.yaml') return { vi: 'Thông tin', en: 'Facts' };
    const [lang = '', part] = name.replace(/\.md$/, '').split('.');
    const own = part === 'narrative';
    return {
      vi: own ? `Lời của cộng đồng (${lang})` : `Bài viết (${lang})`,
      en: own ? `The community’s own words (${lang})` : `Text (${lang})`,
    };
  },
};
