import type { Bilingual } from '#domain/archive-error.ts';
import type { TextStatus } from '#domain/public/vocabulary.ts';

export const TEXT_STATUS_WORDS: Readonly<Record<TextStatus, Bilingual>> = {
  draft: { vi: 'Nháp', en: 'Draft' },
  reviewed: { vi: 'Đã soát', en: 'Reviewed' },
  'approved-by-community': { vi: 'Cộng đồng đã đồng ý', en: 'Approved by the community' },
};
