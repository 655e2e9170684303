import type { Bilingual } from '#domain/archive-error.ts';
import type { GivenRole } from './given-role.ts';

export interface RoleWords {
  name: Bilingual;
  /** What the role does, in a line. */
  does: Bilingual;
}

/** Roles as people read them. */
export const ROLE_WORDS: Readonly<Record<GivenRole, RoleWords>> = {
  contributor: {
    name: { vi: 'Người góp tư liệu', en: 'Contributor' },
    does: { vi: 'gửi tệp và viết bản nháp', en: 'sends files and writes drafts' },
  },
  translator: {
    name: { vi: 'Người dịch', en: 'Translator' },
    does: { vi: 'viết bài ở các thứ tiếng', en: 'writes the texts in each language' },
  },
  custodian: {
    name: { vi: 'Người giữ gìn của cộng đồng', en: 'Custodian' },
    does: {
      vi: 'do cộng đồng cử; đồng ý hay không đồng ý công bố, đóng lại bất cứ lúc nào',
      en: 'named by the community; says yes or no to publishing, closes at any time',
    },
  },
  editor: {
    name: { vi: 'Biên tập viên', en: 'Editor' },
    does: { vi: 'sửa bài, gắn nhãn, gửi đi duyệt', en: 'edits, tags, sends for review' },
  },
  officer: {
    name: { vi: 'Cán bộ phụ trách', en: 'Officer' },
    does: {
      vi: 'công bố, đóng lại, lo việc tài khoản',
      en: 'publishes, closes, looks after people',
    },
  },
  administrator: {
    name: { vi: 'Quản trị máy chủ', en: 'Administrator' },
    does: {
      vi: 'lo tài khoản và máy móc; không đọc hồ sơ, không quyết thay ai',
      en: 'accounts and machines; reads no records and decides for nobody',
    },
  },
  member: {
    name: { vi: 'Thành viên cộng đồng', en: 'Member of the community' },
    does: {
      vi: 'đọc và nghe những gì cộng đồng cho xem',
      en: 'reads and hears what the community admits them to',
    },
  },
};

export const EVERY_COMMUNITY: Bilingual = { vi: 'mọi cộng đồng', en: 'every community' };
