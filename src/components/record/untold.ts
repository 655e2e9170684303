import type { PublicRecord, PublicRecordOfType } from '#domain/public/record.ts';
import type { Page } from '#layouts/page.ts';

/**
 * What nobody has told yet of a community, a festival or a product and only those whose it is can tell, in
 * words of the page's language; empty where all is told, and for other types.
 */
export function untoldOf({ t }: Page, record: PublicRecord): string[] {
  if (record.type === 'community') {
    const { custodians, approach } = record.facts;
    return [
      ...(custodians.length > 0 ? [] : [t('peoples:untold.custodians')]),
      ...(approach.length > 0 ? [] : [t('peoples:untold.approach')]),
    ];
  }
  if (record.type !== 'festival' && record.type !== 'product') return [];
  const { facts } = record;
  const guestsKnow = facts.visitorsMay.length > 0 || facts.visitorsAsked.length > 0;
  if (record.type === 'festival') {
    return [
      ...(record.facts.programme.length > 0 ? [] : [t('guests:things.programme')]),
      ...(guestsKnow ? [] : [t('guests:things.attend')]),
    ];
  }
  const { makers, steps, season, whereToFind } = record.facts;
  return [
    ...(makers.length > 0 ? [] : [t('guests:things.makers')]),
    ...(steps.length > 0 ? [] : [t('guests:things.steps')]),
    ...(season !== null ? [] : [t('guests:things.season')]),
    ...(whereToFind.length > 0 ? [] : [t('guests:things.whereToFind')]),
    ...(guestsKnow ? [] : [t('guests:things.visit')]),
  ];
}

/** Has the community told nothing of who keeps its heritage and how to meet? Then one line says so with its silence. */
export function isSilent({ review, narratives, facts }: PublicRecordOfType<'community'>): boolean {
  return (
    review !== 'community-authored' &&
    narratives.length === 0 &&
    facts.custodians.length === 0 &&
    facts.protocols.length === 0 &&
    facts.approach.length === 0
  );
}
