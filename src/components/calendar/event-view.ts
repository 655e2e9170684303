import type { CalendarDate } from '#domain/public/calendar-date.ts';
import type { Page } from '#layouts/page.ts';
import type { RecordLink, References } from '../references.ts';

/** One date of a festival as pages show it. */
export interface EventView {
  date: CalendarDate & { status: 'computed' | 'announced' | 'observed' };
  festival: RecordLink;
  /** The record of this holding, where there is one. */
  holding: RecordLink | null;
  places: RecordLink[];
  /** `ngày 24 tháng 11 năm 2026`; of a window: from when to when it may be. */
  when: string;
  /** How it is known, in words. */
  status: string;
  caveat: string | null;
}

/** The dates that stand, in order; what was cancelled is for subscribed calendars alone. */
export function eventViews(
  page: Page,
  references: References,
  dates: readonly CalendarDate[],
): EventView[] {
  const { t, format } = page;
  return dates.flatMap((date) => {
    const { status, caveat } = date;
    const festival = references.link(date.of);
    if (status === 'cancelled' || festival === null) return [];
    // A computed date is that of everywhere: the provinces say enough.
    const isEverywhere = date.holding === null && date.provinces.length > 0;
    const span = format.dateRange(date.start, date.end);
    return [
      {
        date: { ...date, status },
        festival,
        holding: date.holding === null ? null : references.link(date.holding),
        places: references.links(isEverywhere ? date.provinces : date.places),
        when: caveat === 'window' ? t('calendar:within', { span }) : span,
        status: t(`calendar:status.${caveat === 'window' ? 'window' : status}`),
        caveat: caveat === null ? null : t(`calendar:caveat.${caveat}`),
      },
    ];
  });
}
