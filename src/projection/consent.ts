import type { Consent } from '#domain/access.ts';
import { CHANNELS, type Channel } from '#domain/public/vocabulary.ts';
import type { AccessSubject } from './access-subject.ts';
import { nextDate } from './moment.ts';

/**
 * Channels everybody concerned consents to on a date. Each person needs a consent of their own that
 * holds then; several holding consents of one person add up, several persons' intersect. A consent
 * without a person stands for one person who may not be named: it must hold by itself. Somebody who
 * only stands in a consent is concerned like one of `people`. With `endless`, a consent with an end
 * does not hold: nobody would be there to take the thing down.
 */
export function consentedChannels(
  { people, consents, type }: Pick<AccessSubject, 'people' | 'consents' | 'type'>,
  today: string,
  { endless }: { endless: boolean },
): ReadonlySet<Channel> {
  const groups = new Map<string | Consent, Consent[]>(people.map((person) => [person, []]));
  for (const consent of consents) {
    const key = consent.person ?? consent;
    // A person's own record asks for the person's own consent; what others gave elsewhere is not it.
    if (type === 'person' && !groups.has(key)) continue;
    groups.set(key, [...(groups.get(key) ?? []), consent]);
  }
  let channels: readonly Channel[] = CHANNELS;
  for (const group of groups.values()) {
    const granted = new Set(
      group
        .filter((consent) => holds(consent, today) && !(endless && consent.until !== undefined))
        .flatMap((consent) => consent.channels),
    );
    channels = channels.filter((channel) => granted.has(channel));
  }
  return new Set(channels);
}

function holds(consent: Consent, today: string): boolean {
  return consent.givenOn <= today && (consent.until === undefined || today <= consent.until);
}

/** Dates on which a consent begins to hold or holds no more. */
export function consentDates(consents: readonly Consent[]): string[] {
  return consents.flatMap(({ givenOn, until }) =>
    until === undefined ? [givenOn] : [givenOn, nextDate(until)],
  );
}
