import type { Bilingual } from '#domain/archive-error.ts';
import type { DraftState } from '../drafts/draft.ts';

/** How far a draft is, as whoever reviews reads it. */
export const DRAFT_WORDS: Readonly<Record<DraftState, Bilingual>> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  'in-review': { vi: 'Đang duyệt', en: 'In review' },
  approved: { vi: 'Cộng đồng đã đồng ý', en: 'Agreed by the community' },
};
