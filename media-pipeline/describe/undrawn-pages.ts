import type { Findings } from '../derive/made.ts';
import type { Skipped } from '../recipe.ts';

/** The label under which a description says which pages of a document have no picture. */
const UNDRAWN_PAGES = 'undrawn-pages';
const MOST_NAMED = 10;

/** What is said of pages that could not be drawn; nothing where all were. */
export function undrawnPages({ undrawnPages: pages }: Pick<Findings, 'undrawnPages'>): Skipped[] {
  if (pages.length === 0) return [];
  const named = pages.slice(0, MOST_NAMED).join(', ') + (pages.length > MOST_NAMED ? ' …' : '');
  const reason = {
    vi: `${pages.length} trang không vẽ được (trang ${named}), nên ở đó chỉ có chữ. Hãy xuất lại tài liệu rồi nộp bản mới.`,
    en: `Pages that could not be drawn and have text only: ${pages.length} (${named}). Export the document again and hand that in.`,
  };
  return [{ label: UNDRAWN_PAGES, reason }];
}
