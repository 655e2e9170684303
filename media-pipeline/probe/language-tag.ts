/** The BCP-47 tag of a language as containers name it (ISO 639-2, or a tag already); `null` when they do not. */
export function toLanguageTag(language: string | undefined): string | null {
  if (language === undefined || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) return null;
  if (['und', 'zxx', 'mul', 'mis'].includes(language.toLowerCase())) return null;
  try {
    // ISO 639-2 has two codes for some languages; canonicalising leads both to the short tag (RFC 5646, 4.5).
    const [tag] = Intl.getCanonicalLocales(BIBLIOGRAPHIC[language.toLowerCase()] ?? language);
    return tag ?? null;
  } catch {
    return null;
  }
}

/** ISO 639-2/B codes that BCP-47 does not know. */
const BIBLIOGRAPHIC: Readonly<Record<string, string>> = {
  chi: 'zh',
  fre: 'fr',
  ger: 'de',
  dut: 'nl',
  may: 'ms',
  bur: 'my',
  tib: 'bo',
};
