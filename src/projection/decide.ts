import type { ArchiveRecord } from '#domain/record.ts';
import { type AccessSubject, toAccessSubject } from './access-subject.ts';
import { type Moment, startOfDate } from './moment.ts';
import { nextChange } from './next-change.ts';
import { type AccessContext, decideOn, type Verdict } from './verdict.ts';
import type { Viewer } from './viewer.ts';

export interface Decision extends Verdict {
  /** First instant at which time alone changes the verdict, ISO 8601; `null` when it never does. */
  nextChangeAt: string | null;
}

/**
 * The access decision (DOMAIN.md, Access). Time counts in whole days of the moment's time zone.
 *
 * A record is never more open than any community it belongs to: where several share it, the strictest
 * wins, and a community nobody can look up counts as closed.
 */
export function decideAccess(
  record: ArchiveRecord,
  viewer: Viewer,
  moment: Moment,
  context: AccessContext,
): Decision {
  return decideSubject(toAccessSubject(record), viewer, moment, context);
}

/** The same decision, for those who kept only what it reads of the record. */
export function decideSubject(
  subject: AccessSubject,
  viewer: Viewer,
  moment: Moment,
  context: AccessContext,
): Decision {
  const date = nextChange(subject, moment.today, context, (day) =>
    decideOn(subject, viewer, day, context),
  );
  return {
    ...decideOn(subject, viewer, moment.today, context),
    nextChangeAt: date === null ? null : startOfDate(date, moment.timeZone).toISOString(),
  };
}
