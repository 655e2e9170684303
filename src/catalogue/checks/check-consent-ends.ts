import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { findPlace } from './cross-check.ts';

/** Consents of public records whose last day is past, at `now` in the site's time zone. */
export async function checkConsentEnds(
  records: Iterable<CachedFolder>,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  let today: string | undefined;
  for (const record of records) {
    for (const { person, until, path } of record.consentEnds) {
      today ??= toIsoDate(now, timeZone);
      if (until >= today) continue;
      const place = await findPlace(record, 'record.yaml', { path });
      faults.push(toFault('consent-expired', place, { person, until }));
    }
  }
  return faults;
}

function toIsoDate(now: Date, timeZone: string): string {
  // English of Canada writes a date as ISO 8601 does.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(now);
}
