import type { PublicRecords } from '#public-records/reader.ts';
import { type DisplayedText, displayedTexts, withoutMarkup } from './displayed-texts.ts';
import { type LeakFinding, toFinding } from './finding.ts';

export interface ExonymOptions {
  /** The release. */
  folder: string;
  names: readonly { recordId: string; text: string }[];
  /** Only these files of it. */
  files?: Iterable<string>;
  /** What the search suggests and shows, decoded: `{ file: 'search/cards/vi', text: … }`. */
  suggestions?: Iterable<{ file: string; text: string }>;
}

/** The names that search may match and nothing may show; those of hidden records are restricted anyway. */
export function exonymsOf(published: PublicRecords): { recordId: string; text: string }[] {
  return published.entries.flatMap(({ id }) =>
    published.searchOnlyNames(id).map((text) => ({ recordId: id, text })),
  );
}

/**
 * Names that outsiders gave (`kind: exonym`) are found by search and shown nowhere (DOMAIN.md, Records):
 * not on a page, in a feed, in JSON-LD or among suggestions. A name is looked for as it is written and in
 * capitals, so that a word of the language that happens to be spelt like it in lower case (mèo, a cat)
 * is no finding.
 */
export function scanExonyms({
  folder,
  names,
  files,
  suggestions = [],
}: ExonymOptions): LeakFinding[] {
  const owners = new Map<string, string>();
  for (const { recordId, text } of names) {
    owners.set(text.normalize('NFC'), recordId);
    owners.set(text.normalize('NFC').toUpperCase(), recordId);
  }
  if (owners.size === 0) return [];
  const longestFirst = [...owners.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(wholeName).join('|'), 'gu');
  const found = new Map<string, LeakFinding>();
  for (const { file, text, markup } of shown(folder, files, suggestions)) {
    const composed = text.normalize('NFC');
    for (const version of markup ? [composed, withoutMarkup(composed)] : [composed]) {
      for (const [name] of version.matchAll(pattern)) {
        const recordId = owners.get(name.replace(/\s+/g, ' ')) ?? null;
        const key = `${file} ${recordId}`;
        if (!found.has(key)) found.set(key, toFinding({ file, kind: 'exonym', recordId }));
      }
    }
  }
  return [...found.values()];
}

function* shown(
  folder: string,
  files: Iterable<string> | undefined,
  suggestions: Iterable<{ file: string; text: string }>,
): Generator<DisplayedText> {
  yield* displayedTexts(folder, files);
  for (const { file, text } of suggestions) yield { file, text, markup: false };
}

function wholeName(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return `(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])`;
}
