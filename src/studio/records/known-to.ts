import type { Holdings } from '../holdings/open-holdings.ts';
import type { SignedVisit } from '../http/route.ts';
import type { Action } from '../policy/actions.ts';
import type { Actor } from '../policy/actor.ts';
import { knows } from '../policy/knows.ts';
import type { Subject } from '../policy/subject.ts';

type By = Pick<SignedVisit, 'actor' | 'now'>;

interface KnownOptions {
  holdings: Pick<Holdings, 'subjectOf' | 'catalogue'>;
  timeZone: string;
  may(actor: Actor, action: Action, subject: Subject, now: Date): boolean;
}

/**
 * May this person know of a record: of their own team's, and of others' what is published and open to
 * them? Of the rest no form, suggestion or fault says a word.
 */
export function knownTo(records: KnownOptions, { actor, now }: By): (id: string) => boolean {
  const { holdings, timeZone } = records;
  const isReadable = readableBy(records, { actor, now });
  return (id) => {
    const subject = holdings.subjectOf(id);
    if (subject === null) return false;
    const isPublished = holdings.catalogue().hashOf(id) !== null && subject.access !== null;
    return isPublished ? knows(actor, subject, { now, timeZone }) : isReadable(id);
  };
}

/** May this person open a record in the studio? */
export function readableBy(
  { holdings, may }: Pick<KnownOptions, 'holdings' | 'may'>,
  { actor, now }: By,
): (id: string) => boolean {
  return (id) => {
    const subject = holdings.subjectOf(id);
    return subject !== null && may(actor, 'record.read', subject, now);
  };
}
