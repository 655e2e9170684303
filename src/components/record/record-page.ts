import type { PublicRecord } from '#domain/public/record.ts';
import { type Route, routes } from '#domain/public/routes.ts';
import type { SiteSettings } from '#domain/public/site.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { localeInfo } from '#i18n/locales.ts';

/** Types whose page is their facts: it is whole in every locale, whatever texts there are. */
const FACTS_LED: readonly RecordType[] = [
  'source',
  'concept',
  'occurrence',
  'listing',
  'media',
  'person',
  'organisation',
];

/** Is a page of this type its facts, and so whole in every locale? */
export function factsLed(type: RecordType): boolean {
  return FACTS_LED.includes(type);
}

/**
 * Locales in which a record has a whole page: those with a text of it, or with its facts alone. Where
 * no locale has a text, the first one shows what there is and says in which language it is.
 */
export function wholeLocales(record: PublicRecord, site: SiteSettings): string[] {
  if (factsLed(record.type)) return site.locales;
  const spoken = new Set(record.texts.map(({ lang }) => lang));
  const own = site.locales.filter((locale) => spoken.has(localeInfo(locale).lang));
  return own.length > 0 ? own : site.locales.slice(0, 1);
}

export function recordAlternates(
  record: { type: RecordType; slug: string },
  locales: readonly string[],
): { locale: string; route: Route }[] {
  return locales.map((locale) => ({
    locale,
    route: routes.record(locale, record.type, record.slug),
  }));
}
