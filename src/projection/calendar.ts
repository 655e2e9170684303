import { hash } from 'node:crypto';
import { datesOfFestival } from '#domain/calendar/festival-dates.ts';
import { monthsOfLunarYear } from '#domain/calendar/vn-lunar.ts';
import {
  type CalendarDate,
  monthsTouched,
  nextMonth,
  type PublicLunarMonth,
} from '#domain/public/calendar-date.ts';
import { addDays } from '#domain/public/days.ts';
import type { CalendarIndex, DateGroup, ProjectionCalendar } from '#public-records/format.ts';
import type { ProjectionContext } from './context.ts';
import { type IssuedDate, type IssuedDates, issueDate } from './issued-dates.ts';
import { withAllAbove } from './lists.ts';
import { momentOf, startOfDate } from './moment.ts';
import type { Survey } from './survey.ts';

const COMPUTED_YEARS = 3;
/** The archive's first year: pages of the years since stay at their addresses. */
const FIRST_YEAR = 2026;

export interface CalendarSources {
  survey: Pick<Survey, 'festivals' | 'holdings' | 'subjects'>;
  context: Pick<ProjectionContext, 'visible' | 'decision' | 'timeZone'>;
  /** May a withdrawn record's title be said? */
  maySayTitle(id: string): boolean;
  /** Parents and successors of public places and communities. */
  above: ReadonlyMap<string, readonly string[]>;
  provinces: ReadonlySet<string>;
  issued: IssuedDates;
  now: Date;
}

export interface GatheredCalendar {
  calendar: ProjectionCalendar;
  index: CalendarIndex;
  /** What is given out now for the first time; to be appended to the ledger. */
  newlyIssued: IssuedDate[];
  /** When the month turns, ISO 8601. */
  validUntil: string;
}

type Undated = Omit<CalendarDate, 'sequence' | 'issuedAt'>;

/**
 * The calendar of the public: dates of visible festivals alone, computed for this year and the two after,
 * and every visible holding. It is made anew each time from what the survey keeps of every record; that
 * costs less than remembering what it was made from.
 */
export function gatherCalendar(sources: CalendarSources): GatheredCalendar {
  const { issued, now, context } = sources;
  const { today } = momentOf(now, context.timeZone);
  const month = today.slice(0, 7);
  const thisYear = Number(today.slice(0, 4));
  const computed = Array.from({ length: COMPUTED_YEARS }, (_, index) => thisYear + index);
  const past = Array.from(
    { length: Math.max(0, thisYear - FIRST_YEAR) },
    (_, index) => FIRST_YEAR + index,
  );
  const years = [...past, ...computed];
  const standing = standingDates(sources, computed);
  const undated = [...standing, ...cancelledDates(sources, standing, computed)];
  const newlyIssued: IssuedDate[] = [];
  const dates = undated
    .map((date): CalendarDate => {
      const issue = issueDate(date, issued, now);
      if (issue !== issued.get(date.uid)) newlyIssued.push(issue);
      return { ...date, sequence: issue.sequence, issuedAt: issue.at };
    })
    .sort((a, b) => compare(a.start, b.start) || compare(a.uid, b.uid));
  const groups = groupDates(dates, sources.above, years);
  const dateHashes = dates.map((date) => shortHash(JSON.stringify(date)));
  const hashes = Object.entries(groups).map(([group, members]): [DateGroup, string] => [
    group,
    shortHash(members.map((at) => dateHashes[at]).join()),
  ]);
  return {
    calendar: { dates, groups },
    index: {
      month,
      years,
      lunarMonths: lunarMonthsOf(years),
      groups: Object.fromEntries(hashes),
    },
    newlyIssued,
    validUntil: startOfDate(`${nextMonth(month)}-01`, context.timeZone).toISOString(),
  };
}

function standingDates(sources: CalendarSources, years: readonly number[]): Undated[] {
  const { survey, context } = sources;
  const { visible } = context;
  const holdings = new Map<string, Survey['holdings']>();
  for (const holding of survey.holdings) {
    if (!visible(holding.id)) continue;
    const known = holdings.get(holding.of);
    if (known === undefined) holdings.set(holding.of, [holding]);
    else known.push(holding);
  }
  return survey.festivals
    .filter(({ id }) => visible(id))
    .flatMap((festival) =>
      datesOfFestival(festival, holdings.get(festival.id) ?? [], years).map((date): Undated => {
        const { uid, holding, status, start, end, caveat } = date;
        const placed = holding !== null && holding.places.length > 0 ? holding : festival;
        const kept = holding !== null && holding.communities.length > 0 ? holding : festival;
        const places = placed.places.filter(visible);
        const above = withAllAbove(places, sources.above);
        return {
          uid,
          of: festival.id,
          holding: holding?.id ?? null,
          status,
          start,
          end,
          caveat,
          places,
          provinces: [...above].filter((id) => sources.provinces.has(id)).sort(),
          communities: kept.communities.filter(visible),
        };
      }),
    );
}

/**
 * Dates in `years`, given out earlier, that hold no longer, where that may be said: a computed one of
 * a festival that is public, or was withdrawn with leave to say its title; one of a holding likewise.
 * Of what was closed there is silence.
 */
function cancelledDates(
  { issued, context, maySayTitle }: CalendarSources,
  standing: readonly Undated[],
  years: readonly number[],
): Undated[] {
  const [first, last] = [`${years[0]}-01-01`, `${years.at(-1)}-12-31`];
  const uids = new Set(standing.map(({ uid }) => uid));
  const maySay = (id: string) =>
    context.visible(id) || (context.decision(id)?.tombstone === true && maySayTitle(id));
  return [...issued.values()]
    .filter(({ uid, start, end }) => !uids.has(uid) && end >= first && start <= last)
    .filter(({ of, holding }) => maySay(of) && (holding === null || maySay(holding)))
    .map(({ uid, of, holding, start, end }) => ({
      uid,
      of,
      holding,
      status: 'cancelled',
      start,
      end,
      caveat: null,
      places: [],
      provinces: [],
      communities: [],
    }));
}

function groupDates(
  dates: readonly CalendarDate[],
  above: ReadonlyMap<string, readonly string[]>,
  years: readonly number[],
): Record<DateGroup, number[]> {
  const groups = new Map<DateGroup, number[]>();
  dates.forEach((date, at) => {
    const names = [
      'all',
      `festival:${date.of}`,
      ...monthsTouched(date)
        .filter((month) => years.includes(Number(month.slice(0, 4))))
        .map((month) => `month:${month}`),
      ...[...withAllAbove(date.communities, above)].map((id) => `community:${id}`),
      ...[...withAllAbove(date.places, above)].map((id) => `place:${id}`),
    ];
    for (const name of names) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [at]);
      else group.push(at);
    }
  });
  return Object.fromEntries([...groups].sort(([a], [b]) => compare(a, b)));
}

/** From the month in which the first of January falls. */
function lunarMonthsOf(years: readonly number[]): PublicLunarMonth[] {
  const before = (years[0] ?? 0) - 1;
  return [before, ...years]
    .flatMap((year) => monthsOfLunarYear(year))
    .filter(({ start, days }) => addDays(start, days) > `${years[0]}-01-01`)
    .map(({ year, month, isLeap, start, days }) => ({ year, month, isLeap, start, days }));
}

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
