import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import type { ArchiveRecord } from '#domain/record.ts';

const REQUIRED = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
} as const;
export const REQUIRED_LANGUAGES = ['vi', 'en'] as const satisfies (keyof typeof REQUIRED)[];

/**
 * A title in some language is required, in Vietnamese and English hoped for. A concept is titled by its
 * labels, a source by its citation (in its own language), a media asset by its description where it has
 * no text, an occurrence by what it is an occurrence of. Of a withdrawn record the title may be erased.
 */
export function checkTitles(record: ArchiveRecord): Fault[] {
  const titled = titledLanguages(record);
  if (titled === null) return [];
  const file = `${record.folder}/record.yaml`;
  const { id } = record;
  if (titled.size === 0) return [toFault('missing-title', { file }, { id })];
  return REQUIRED_LANGUAGES.filter((lang) => !titled.has(lang)).map((lang) =>
    toFault('missing-translation', { file }, { id, language: REQUIRED[lang], file: `${lang}.md` }),
  );
}

/** Languages a record has a title in; `null` where it needs none of its own. */
export function titledLanguages(record: ArchiveRecord): Set<string> | null {
  if (record.type === 'source' || record.type === 'occurrence') return null;
  if (record.access?.level === 'withdrawn') return null;
  const titled = new Set(
    record.texts.filter((text) => text.voice === 'curator').map((text) => text.lang),
  );
  if (record.type === 'concept') addLanguages(titled, record.prefLabel);
  if (record.type === 'media') addLanguages(titled, record.alt);
  return titled;
}

function addLanguages(languages: Set<string>, strings: Readonly<Record<string, string>>): void {
  for (const lang of Object.keys(strings)) languages.add(lang);
}
