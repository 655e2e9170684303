import type { AccessSubject } from './access-subject.ts';
import { consentDates } from './consent.ts';
import { nextDate } from './moment.ts';
import { baseOf, communitiesOf, type Neighbourhood, usersOf } from './neighbours.ts';
import { nextSeasonChange } from './season.ts';
import type { Verdict } from './verdict.ts';

/** Long enough for every turn of a season, the rarest lunar day included, to have been tried. */
const SEASON_YEARS = 5;

/**
 * The first date after `today` on which `decideOn` answers otherwise than today, looking only at dates
 * on which some rule begins or ends; `null` when there is none.
 */
export function nextChange(
  subject: AccessSubject,
  today: string,
  records: Neighbourhood,
  decideOn: (date: string) => Verdict,
): string | null {
  const subjects = decidingSubjects(subject, records);
  const fixed = subjects.flatMap(({ access, consents }) => [
    ...(access?.from === undefined ? [] : [access.from]),
    ...(access?.until === undefined ? [] : [nextDate(access.until)]),
    ...consentDates(consents),
  ]);
  const seasons = subjects.flatMap(({ access }) => access?.season ?? []);
  if (fixed.length === 0 && seasons.length === 0) return null;
  const now = decideOn(today);
  let lastFixed = today;
  for (let date = today; ; ) {
    const turns = seasons
      .flatMap((season) => nextSeasonChange(season, date) ?? [])
      .filter((turn) => turn < yearsAfter(lastFixed, SEASON_YEARS));
    const next = earliest([...fixed.filter((candidate) => candidate > date), ...turns]);
    if (next === null) return null;
    if (!isSame(decideOn(next), now)) return next;
    if (fixed.includes(next)) lastFixed = next;
    date = next;
  }
}

function yearsAfter(isoDate: string, years: number): string {
  return `${Number(isoDate.slice(0, 4)) + years}${isoDate.slice(4)}`;
}

function earliest(dates: string[]): string | null {
  return dates.sort()[0] ?? null;
}

function isSame(a: Verdict, b: Verdict): boolean {
  return (
    a.visible === b.visible &&
    a.tombstone === b.tombstone &&
    a.channels.join() === b.channels.join()
  );
}

/** The record and every other one whose rule its own decision reads. */
function decidingSubjects(subject: AccessSubject, records: Neighbourhood): AccessSubject[] {
  const base = baseOf(subject, records);
  const neighbours = [
    ...communitiesOf(subject, records),
    ...(base === 'none' ? [] : [base]),
    ...(subject.type === 'media' ? usersOf(subject, records) : []),
  ].filter((neighbour) => neighbour !== null);
  return [subject, ...neighbours.flatMap((neighbour) => decidingSubjects(neighbour, records))];
}
