import { pickString } from '#domain/public/language.ts';
import type { PublicRecord } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';
import type { CardView, References } from '../references.ts';

const SHOWN = 6;

/** Records to go on to, each with the reason: an editor's words, or what the two share. */
export function relatedTo(
  page: Page,
  record: PublicRecord,
  references: References,
): { cards: CardView[]; reasons: Map<string, string> } {
  const reasons = new Map<string, string>();
  const ids: string[] = [];
  for (const { id, reason } of record.related) {
    ids.push(id);
    const words = reason === null ? null : pickString(reason, page.lang);
    if (words !== null) reasons.set(id, words.text);
  }
  for (const { id, because } of record.similar) {
    if (ids.includes(id) || ids.length >= SHOWN) continue;
    ids.push(id);
    const shared = references
      .links(because)
      .sort((a, b) => Number(a.type === 'concept') - Number(b.type === 'concept'))
      // People and places say more than a heading of a list does.
      .filter((link, at) => at < 2 && (at === 0 || link.type !== 'concept'))
      .map(({ title }) => title);
    if (shared.length > 0) {
      reasons.set(id, page.t('record.because', { things: page.format.list(shared) }));
    }
  }
  return { cards: references.cards(ids), reasons };
}
