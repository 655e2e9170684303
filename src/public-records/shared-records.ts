import type { PublicRecords } from './reader.ts';

/**
 * Ids of the records that are handed on in a locale: those with a text in it; in the first locale, those
 * without a text in any besides (see `sharedLocale`). A locale's tag is that of its language.
 */
export function sharedIn(
  records: PublicRecords,
  locale: string,
  locales: readonly string[],
): readonly string[] {
  const own = records.list(`shared:${locale}`);
  if (locale !== locales[0]) return own;
  const spoken = new Set(locales.flatMap((other) => records.list(`shared:${other}`)));
  return [...own, ...records.list('shared').filter((id) => !spoken.has(id))];
}
