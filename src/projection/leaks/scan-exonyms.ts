import type { ArchiveRecord } from '#domain/record.ts';
import { type DisplayedText, displayedTexts, withoutMarkup } from './displayed-texts.ts';
import { type LeakFinding, toFinding } from './finding.ts';

export interface ExonymOptions {
  /** The release. */
  folder: string;
  records: Iterable<ArchiveRecord>;
  /** What the search suggests and shows, decoded: `{ file: 'search/cards/vi', text: … }`. */
  suggestions?: Iterable<{ file: string; text: string }>;
}

/**
 * Names that outsiders gave (`kind: exonym`) are found by search and shown nowhere (DOMAIN.md, Records):
 * not on a page, in a feed, in JSON-LD or among suggestions. A name is looked for as it is written and in
 * capitals, so that a word of the language that happens to be spelt like it in lower case (mèo, a cat)
 * is no finding.
 */
export function scanExonyms({ folder, records, suggestions = [] }: ExonymOptions): LeakFinding[] {
  const owners = new Map<string, string>();
  for (const record of records) {
    for (const { kind, text } of record.names) {
      if (kind !== 'exonym') continue;
      owners.set(text.normalize('NFC'), record.id);
      owners.set(text.normalize('NFC').toUpperCase(), record.id);
    }
  }
  if (owners.size === 0) return [];
  const names = [...owners.keys()].sort((a, b) => b.length - a.length).map(wholeName);
  const pattern = new RegExp(names.join('|'), 'gu');
  const found = new Map<string, LeakFinding>();
  for (const { file, text, markup } of shown(folder, suggestions)) {
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
  suggestions: Iterable<{ file: string; text: string }>,
): Generator<DisplayedText> {
  yield* displayedTexts(folder);
  for (const { file, text } of suggestions) yield { file, text, markup: false };
}

function wholeName(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return `(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])`;
}
