import type { LocalizedString } from '#domain/public/language.ts';
import type { SourcedName } from '#domain/public/record.ts';
import type { PublicText } from '#domain/public/text.ts';
import type { ReviewState, TextStatus } from '#domain/public/vocabulary.ts';
import type { ArchiveRecord } from '#domain/record.ts';

/** A title whose language nobody recorded (ISO 639-2). */
const UNDETERMINED = 'und';

const STATUS_OF: Readonly<Record<ReviewState, TextStatus>> = {
  'compiled-from-public-sources': 'draft',
  'community-reviewed': 'reviewed',
  'community-authored': 'approved-by-community',
};

/**
 * Names that may be displayed: never an exonym, nor another name that says the same word. An autonym
 * its community has not reviewed goes out as `alternate`, so that nothing puts it first; a reviewed one leads.
 */
export function displayedNames(
  record: ArchiveRecord,
  isVisible: (id: string) => boolean,
): SourcedName[] {
  const exonyms = new Set(exonymsOf(record).map(sameWord));
  const names = record.names.flatMap(({ text, lang, kind, reviewed, sources }) => {
    if (kind === 'exonym' || exonyms.has(sameWord(text))) return [];
    const shown = kind === 'autonym' && !reviewed ? 'alternate' : kind;
    return [{ text, lang, kind: shown, sources: sources.filter(isVisible) } as const];
  });
  return [
    ...names.filter(({ kind }) => kind === 'autonym'),
    ...names.filter(({ kind }) => kind !== 'autonym'),
  ];
}

/** Names search may match and nothing may display. */
export function exonymsOf(record: ArchiveRecord): string[] {
  return record.names.filter(({ kind }) => kind === 'exonym').map(({ text }) => text);
}

function sameWord(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi').trim();
}

/**
 * Bare texts for titles that stand in the facts instead of a text file: a concept's label in each
 * language without a text; for a record with no text at all its citation, its names, its holding's
 * festival and year, or the words in place of its picture.
 */
export function bareTexts(
  record: ArchiveRecord,
  get: (id: string) => ArchiveRecord | null,
): PublicText[] {
  const written = new Set(
    record.texts.filter(({ voice }) => voice === 'curator').map(({ lang }) => lang),
  );
  if (record.type !== 'concept' && written.size > 0) return [];
  return Object.entries(titlesFromFacts(record, get))
    .filter(([lang]) => !written.has(lang))
    .map(([lang, title]) => ({
      lang,
      title,
      summary: null,
      summarySources: [],
      status: STATUS_OF[record.review],
      blocks: [],
    }));
}

function titlesFromFacts(
  record: ArchiveRecord,
  get: (id: string) => ArchiveRecord | null,
): LocalizedString {
  if (record.type === 'concept') return record.prefLabel;
  if (record.type === 'source') return { [UNDETERMINED]: record.citation.title };
  if (record.type === 'occurrence') {
    const festival = get(record.of);
    const year = record.start.slice(0, 4);
    return Object.fromEntries(
      (festival?.texts ?? [])
        .filter(({ voice }) => voice === 'curator')
        .map(({ lang, title }) => [lang, `${title} ${year}`]),
    );
  }
  const titles: Record<string, string> = {};
  for (const { lang, text } of displayedNames(record, () => false)) titles[lang] ??= text;
  if (Object.keys(titles).length === 0 && record.type === 'media') return record.alt;
  return titles;
}
