const SUFFIX = /_(?:zero|one|two|few|many|other)$/;

/** `festival_one` → `festival`: the forms of a count are one message. */
export function withoutPluralForm(key: string): string {
  return key.replace(SUFFIX, '');
}

export function hasPluralForm(key: string): boolean {
  return SUFFIX.test(key);
}

/**
 * The forms a language counts in (CLDR cardinal categories), `['other']` for those that have one form
 * and for those that `Intl` does not know, which count as Vietnamese does.
 */
export function pluralForms(locale: string): readonly string[] {
  if (Intl.PluralRules.supportedLocalesOf([locale]).length === 0) return ['other'];
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
}

/** The keys a locale writes a counted message under: the key itself where one form is all there is. */
export function pluralKeys(key: string, locale: string): readonly string[] {
  const forms = pluralForms(locale);
  return forms.length === 1 ? [key] : forms.map((form) => `${key}_${form}`);
}
