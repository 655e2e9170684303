import type { Bilingual } from '#domain/archive-error.ts';
import type { Channel } from '#domain/public/vocabulary.ts';
import type { AGREEMENTS, GIVERS, WAYS } from './description.ts';

/** Licences as a person may choose one; those who know others set them in the record. */
export const LICENCE_WORDS: readonly (readonly [string, Bilingual])[] = [
  [
    'CC-BY-NC-4.0',
    {
      vi: 'Ai cũng được dùng, ghi tên người làm, không bán (CC BY-NC)',
      en: 'Anyone may use it, naming the maker, not for sale (CC BY-NC)',
    },
  ],
  [
    'CC-BY-4.0',
    {
      vi: 'Ai cũng được dùng, ghi tên người làm (CC BY)',
      en: 'Anyone may use it, naming the maker (CC BY)',
    },
  ],
  [
    'InC',
    {
      vi: 'Giữ bản quyền: muốn dùng phải hỏi người làm',
      en: 'All rights kept: who wants to use it asks the maker',
    },
  ],
  ['UND', { vi: 'Chưa rõ ai giữ quyền', en: 'Not known whose rights they are' }],
];

export const AGREEMENT_WORDS: Readonly<Record<(typeof AGREEMENTS)[number], Bilingual>> = {
  unknown: {
    vi: 'Có người, chưa hỏi hoặc chưa rõ',
    en: 'There are people; not asked yet, or not known',
  },
  nobody: { vi: 'Không nhận ra ai', en: 'Nobody can be recognised' },
  agreed: { vi: 'Có người, họ đã đồng ý', en: 'There are people, and they agreed' },
};

export const GIVER_WORDS: Readonly<Record<(typeof GIVERS)[number], Bilingual>> = {
  self: { vi: 'Chính người ấy', en: 'The person' },
  guardian: { vi: 'Cha mẹ, người giám hộ (trẻ em)', en: 'Parent or guardian (of a child)' },
  family: { vi: 'Gia đình (người đã mất)', en: 'The family (of the dead)' },
  community: { vi: 'Cộng đồng', en: 'The community' },
};

export const WAY_WORDS: Readonly<Record<(typeof WAYS)[number], Bilingual>> = {
  'spoken-before-witness': { vi: 'Nói miệng, có người chứng', en: 'Said before a witness' },
  written: { vi: 'Viết giấy, ký hoặc điểm chỉ', en: 'In writing, signed or by fingerprint' },
  recorded: { vi: 'Ghi âm, ghi hình lời đồng ý', en: 'The yes was recorded' },
};

export const CHANNEL_WORDS: Readonly<Record<Channel, Bilingual>> = {
  page: { vi: 'Xem trên trang của kho', en: 'Seen on the archive’s pages' },
  search: { vi: 'Tìm thấy bằng ô tìm kiếm', en: 'Found by search' },
  embed: { vi: 'Đặt vào trang web khác', en: 'Placed in other websites' },
  harvest: { vi: 'Thư viện, bảo tàng khác chép về', en: 'Copied by other libraries and museums' },
  dataset: { vi: 'Nằm trong bộ dữ liệu cho tải', en: 'Part of a dataset to download' },
  offline: {
    vi: 'Mang đi trên USB, điện thoại không có mạng',
    en: 'Carried on USB sticks and phones without a line',
  },
  broadcast: { vi: 'Phát trên loa, đài', en: 'Broadcast by loudspeaker or radio' },
  'machine-learning': { vi: 'Dạy cho máy (trí tuệ nhân tạo)', en: 'Teaching machines (AI)' },
};
