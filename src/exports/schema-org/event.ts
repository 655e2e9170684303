import type { PublicRecordOfType } from '#domain/public/record.ts';
import type { OccurrenceStatus } from '#domain/public/vocabulary.ts';
import { given, list, type Node, named, namedAll, permanent, type RecordOnPage } from './node.ts';

/**
 * A festival (https://schema.org/EventSeries) with the dates that stand and are days: a window is none, and what
 * was cancelled stands in calendar files alone. No `eventSchedule`: schema.org counts by the Gregorian calendar,
 * where no festival of the archive has a fixed day.
 */
export function eventSeries(record: PublicRecordOfType<'festival'>, shown: RecordOnPage): Node {
  const dates = (shown.dates ?? []).filter(
    ({ date: { status, caveat } }) => status !== 'cancelled' && caveat !== 'window',
  );
  return {
    '@type': 'EventSeries',
    ...list('location', namedAll(record.places, 'Place', shown)),
    ...list(
      'subEvent',
      dates.map(({ date, known }) => {
        const own = date.holding === null ? null : shown.link(date.holding);
        return {
          '@type': 'Event',
          ...given('@id', own === null ? null : permanent(own.id, shown)),
          name: own?.title ?? shown.title,
          startDate: date.start,
          endDate: date.end,
          ...statusOf(date.status === 'cancelled' ? 'computed' : date.status),
          description: known,
          ...list('location', namedAll(own === null ? record.places : date.places, 'Place', shown)),
        };
      }),
    ),
  };
}

/** One holding (https://schema.org/Event). */
export function holding(record: PublicRecordOfType<'occurrence'>, shown: RecordOnPage): Node {
  const { of, status, start, end } = record.facts;
  return {
    '@type': 'Event',
    startDate: start,
    endDate: end,
    ...statusOf(status),
    ...list('location', namedAll(record.places, 'Place', shown)),
    ...given('superEvent', named(of, 'EventSeries', shown)),
  };
}

/** Somebody has called it: what was only computed nobody has. */
function statusOf(status: OccurrenceStatus): Node {
  return status === 'computed' ? {} : { eventStatus: 'https://schema.org/EventScheduled' };
}
