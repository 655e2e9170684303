import { BRANCHES, type Branch } from '../public/calendar-rule.ts';
import { type DayNumber, toDayNumber } from '../public/days.ts';

/** 1970-01-01 is a day Tỵ: Julian day number 2440588, and (2440588 + 1) mod 12 = 5. */
const BRANCH_OF_EPOCH = 5;

/** The earthly branch of a Gregorian date: days follow each other in the cycle of twelve without a break. */
export function branchOfDay(isoDate: string): Branch {
  return branchAt(toDayNumber(isoDate));
}

function branchAt(day: DayNumber): Branch {
  const index = (((day + BRANCH_OF_EPOCH) % 12) + 12) % 12;
  const branch = BRANCHES[index];
  if (branch === undefined) throw new RangeError(`no branch ${index}`);
  return branch;
}

/**
 * The days of a branch among `days` days from `start`, numbered from 1 (day of the month), ascending.
 */
export function branchDays(start: string, days: number, branch: Branch): number[] {
  const first = toDayNumber(start);
  const found: number[] = [];
  for (let offset = 0; offset < days; offset += 1) {
    if (branchAt(first + offset) === branch) found.push(offset + 1);
  }
  return found;
}
