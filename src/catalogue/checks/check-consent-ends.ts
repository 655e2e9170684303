import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { type CheckedRecord, findPlace } from './checked-record.ts';

/** Consents of public records whose last day is past, at `now` in the site's time zone. */
export async function checkConsentEnds(
  records: ReadonlyMap<string, CheckedRecord>,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  let today: string | undefined;
  for (const record of records.values()) {
    for (const { person, until, path } of record.facts.consentEnds) {
      today ??= toIsoDate(now, timeZone);
      if (until >= today) continue;
      const place = await findPlace(record, 'record.yaml', { path });
      faults.push(toFault('consent-expired', place, { person, until }));
    }
  }
  return faults;
}

function toIsoDate(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}
