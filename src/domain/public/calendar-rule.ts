import type { LocalizedString } from './language.ts';

/** The twelve earthly branches, as Vietnamese names folded to ASCII. */
export const BRANCHES = [
  'ty',
  'suu',
  'dan',
  'mao',
  'thin',
  'ti',
  'ngo',
  'mui',
  'than',
  'dau',
  'tuat',
  'hoi',
] as const;
export type Branch = (typeof BRANCHES)[number];

/** How a festival finds its day (DOMAIN.md, Dates and calendars). Months and days are 1-based. */
export type CalendarRule =
  | { rule: 'vn-lunar'; month: number; day: number; endDay?: number | undefined }
  | { rule: 'vn-lunar-branch'; month: number; branch: Branch; nth: number }
  | { rule: 'vn-lunar-window'; month: number }
  | { rule: 'khmer-solar'; event: 'moha-sangkran' }
  | { rule: 'khmer-lunar'; month: string; day: string }
  | { rule: 'islamic'; month: number; day: number; endDay?: number | undefined }
  | { rule: 'table'; calendar: string; months?: number[] | undefined }
  | { rule: 'gregorian-window'; from: string; to: string }
  | { rule: 'phenological'; note: LocalizedString }
  | { rule: 'life-cycle' }
  | { rule: 'unsourced' };

/** Gregorian months in which Khmer festivals fall, from their observed and computed dates 2018–2035. */
const KHMER_LUNAR_MONTHS: Readonly<Record<string, readonly number[]>> = {
  phatrabot: [9, 10],
  kadeuk: [11],
};

/**
 * The Gregorian months (1–12) in which a rule can fall, for browsing by month. An estimate for lunar
 * rules: lunar month m begins between 21 January + (m−1) months and a month later. Empty when the rule
 * names no time of the year.
 */
export function typicalMonths(rule: CalendarRule): number[] {
  switch (rule.rule) {
    case 'vn-lunar':
      return rule.day <= 10
        ? [wrapMonth(rule.month), wrapMonth(rule.month + 1)].sort((a, b) => a - b)
        : [wrapMonth(rule.month + 1), wrapMonth(rule.month + 2)].sort((a, b) => a - b).slice(0, 2);
    case 'vn-lunar-branch':
    case 'vn-lunar-window':
      return [wrapMonth(rule.month), wrapMonth(rule.month + 1), wrapMonth(rule.month + 2)].sort(
        (a, b) => a - b,
      );
    case 'khmer-solar':
      return [4];
    case 'khmer-lunar':
      return [...(KHMER_LUNAR_MONTHS[rule.month] ?? [])];
    case 'table':
      return [...(rule.months ?? [])];
    case 'gregorian-window':
      return monthsBetween(Number(rule.from.slice(0, 2)), Number(rule.to.slice(0, 2)));
    case 'islamic':
    case 'phenological':
    case 'life-cycle':
    case 'unsourced':
      return [];
  }
}

function wrapMonth(month: number): number {
  return ((month - 1) % 12) + 1;
}

function monthsBetween(from: number, to: number): number[] {
  const months: number[] = [];
  for (let month = from; ; month = wrapMonth(month + 1)) {
    months.push(month);
    if (month === to) break;
  }
  return months.sort((a, b) => a - b);
}
