import type { CalendarRule } from '#domain/public/calendar-rule.ts';
import type { ArchiveRecordOf } from '#domain/record.ts';

/** The rule, field by field. */
export function toPublicCalendarRule(rule: ArchiveRecordOf<'festival'>['calendar']): CalendarRule {
  switch (rule.rule) {
    case 'vn-lunar':
      return { rule: rule.rule, month: rule.month, day: rule.day, endDay: rule.endDay };
    case 'vn-lunar-branch':
      return { rule: rule.rule, month: rule.month, branch: rule.branch, nth: rule.nth };
    case 'vn-lunar-window':
      return { rule: rule.rule, month: rule.month };
    case 'khmer-solar':
      return { rule: rule.rule, event: rule.event };
    case 'khmer-lunar':
      return { rule: rule.rule, month: rule.month, day: rule.day };
    case 'islamic':
      return { rule: rule.rule, month: rule.month, day: rule.day, endDay: rule.endDay };
    case 'table':
      return { rule: rule.rule, calendar: rule.calendar, months: rule.months };
    case 'gregorian-window':
      return { rule: rule.rule, from: rule.from, to: rule.to };
    case 'phenological':
      return { rule: rule.rule, note: rule.note };
    case 'life-cycle':
      return { rule: rule.rule };
    case 'unsourced':
      return { rule: rule.rule };
  }
}
