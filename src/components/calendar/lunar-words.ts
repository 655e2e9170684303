import type { PublicLunarDay } from '#domain/public/calendar-date.ts';
import type { Page } from '#layouts/page.ts';

/** A lunar day as small as a calendar prints it: `1/10`, `rằm`, `16`; the leap double is marked. */
export function shortLunarDay({ t }: Page, { day, month }: PublicLunarDay): string {
  if (day === 1) {
    return t(month.isLeap ? 'calendar:lunar.firstOfLeap' : 'calendar:lunar.first', {
      month: month.month,
    });
  }
  return day === 15 ? t('calendar:lunar.fullShort') : String(day);
}

/** The whole of it in words: `mùng 1 tháng 10 âm lịch`, `rằm tháng 6 nhuận âm lịch`. */
export function lunarDayInWords({ t }: Page, { day, month }: PublicLunarDay): string {
  const name =
    day === 15
      ? t('calendar:lunar.full')
      : t(day <= 10 ? 'calendar:lunar.mung' : 'calendar:lunar.day', { day });
  return t(month.isLeap ? 'calendar:lunar.ofLeapMonth' : 'calendar:lunar.ofMonth', {
    day: name,
    month: month.month,
  });
}
