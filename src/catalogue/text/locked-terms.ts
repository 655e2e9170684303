import { z } from 'zod';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { LanguageTag, Localized } from '#domain/text.ts';

/** A word the archive writes in one way only, and the ways it does not write it (`vocabularies/terms.yaml`). */
const LockedTermSchema = z.strictObject({
  id: z.string().min(1),
  canonical: Localized,
  forbidden: z
    .array(
      z.strictObject({
        lang: LanguageTag,
        text: z.string().min(1),
        /** Phrases in which the same signs are another word. */
        except: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  reason: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  /** Where the names come from, for those that a reader may doubt. */
  sources: z
    .array(z.strictObject({ title: z.string().min(1), url: z.url(), dateRead: z.iso.date() }))
    .default([]),
});
export const LockedTermsSchema = z.array(LockedTermSchema);
export type LockedTerm = z.output<typeof LockedTermSchema>;

export interface TermHit {
  term: LockedTerm;
  /** As it stands in the text. */
  found: string;
  index: number;
}

/** Finds forbidden words in a text of one language. */
export type TermFinder = (text: string, lang: string) => TermHit[];

/** Scripts that put no space between words: there a term is found anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Tai_Viet}]/u;

/**
 * A finder of whole words, whatever their case. A term locked in `zh` is locked in `zh-Hans` too, and a
 * text in `zh` is held to both.
 * Texts and terms are taken in NFC.
 */
export function toTermFinder(terms: readonly LockedTerm[]): TermFinder {
  const byLang = new Map<string, { term: LockedTerm; text: string; except: string[] }[]>();
  for (const term of terms) {
    for (const { lang, text, except } of term.forbidden) {
      const entries = byLang.get(lang) ?? [];
      entries.push({ term, text: text.normalize('NFC'), except });
      byLang.set(lang, entries);
    }
  }
  const patterns = [...byLang].map(([lang, entries]) => ({
    lang,
    pattern: new RegExp(
      entries
        .toSorted((a, b) => b.text.length - a.text.length)
        .map(({ text }) => wholeWord(text))
        .join('|'),
      'giu',
    ),
    entryOf: new Map(entries.map((entry) => [toKey(entry.text), entry])),
  }));
  return (text, lang) => {
    const hits: TermHit[] = [];
    for (const { lang: locked, pattern, entryOf } of patterns) {
      if (!overlaps(lang, locked)) continue;
      for (const match of text.matchAll(pattern)) {
        const entry = entryOf.get(toKey(match[0]));
        if (entry === undefined || standsIn(entry.except, text, match)) continue;
        hits.push({ term: entry.term, found: match[0], index: match.index });
      }
    }
    return hits;
  };
}

/** The fault of a hit; the canonical form is the one of the text's language where there is one. */
export function toTermFault(
  hit: TermHit,
  lang: string,
  place: { file: string; line: number; column: number },
): Fault {
  const { canonical, id, reason } = hit.term;
  const right =
    canonical[lang] ?? canonical[lang.split('-')[0] ?? ''] ?? Object.values(canonical)[0];
  return toFault('locked-term', place, {
    found: hit.found,
    term: id,
    reason,
    canonical: right ?? '',
  });
}

/** Is the match part of one of the phrases, where it stands? */
function standsIn(phrases: readonly string[], text: string, match: RegExpMatchArray): boolean {
  const index = match.index ?? 0;
  return phrases.some((phrase) => {
    const before = phrase.toLowerCase().indexOf(match[0].toLowerCase());
    const start = index - before;
    return before !== -1 && start >= 0 && text.slice(start, start + phrase.length) === phrase;
  });
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

function toKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

function wholeWord(text: string): string {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  if (UNSPACED.test(text)) return escaped;
  return `(?<![\\p{L}\\p{N}\\p{M}])${escaped}(?![\\p{L}\\p{N}\\p{M}])`;
}
