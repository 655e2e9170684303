import type { SignedVisit } from '../http/route.ts';
import type { Records } from './open-records.ts';

/** May this person know of a record? Of others no form, list or suggestion says a word. */
export function knownTo(
  { holdings, may }: Records,
  { actor, now }: SignedVisit,
): (id: string) => boolean {
  return (id) => {
    const subject = holdings.subjectOf(id);
    return subject !== null && may(actor, 'record.read', subject, now);
  };
}
