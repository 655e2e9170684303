import { fold } from '../../fold.ts';
import { FACETS, type Filters, type SearchRequest } from '../../search-provider.ts';
import type { IndexReader } from './index-reader.ts';
import { type Evidence, type Found, ranked, type WordMatch } from './ranking.ts';
import { type TypedWord, typedMarks, typedPairs, typedWords } from './typed-query.ts';
import {
  matchMeant,
  matchNames,
  matchSideBySide,
  matchTexts,
  matchWrittenAsOne,
} from './word-matches.ts';

/** Everything a request finds, best first. */
export interface Matches {
  found: Found[];
  words: 'all' | 'some';
  textsSearched: boolean;
  corrections: { typed: string; meant: string }[];
}

/** Longer queries are sentences: a word more or less in them matters little. */
const MAX_WORDS_TO_CORRECT = 4;

/** Asks names first, then texts, then what was perhaps meant, as far as `depth` of the request goes. */
export async function findMatches(
  reader: IndexReader,
  request: SearchRequest,
  { filters, enough }: { filters: Filters; enough: number },
): Promise<Matches> {
  const { text, depth = 'auto' } = request;
  const words = typedWords(text);
  const none = { words: 'all' as const, corrections: [] };
  if (words.length === 0) {
    const all = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
    const found = all.map((slot) => ({ slot, score: 0, inNames: true, passage: null }));
    return { found, textsSearched: true, ...none };
  }
  const marks = typedMarks(words);
  const pairs = typedPairs(text, words);
  const [allowed, documents, names] = await Promise.all([
    allowedSlots(reader, filters),
    reader.documents(),
    matchNames(reader, words),
  ]);
  const evidence = (found: readonly WordMatch[], inNames = names): Evidence => ({
    words: found,
    names: inNames,
    pairs: [],
    documents,
    allowed,
  });
  const needed = words.length;
  const byName = ranked(evidence(names), needed);
  if (byName.length > enough && pairs.length > 0) {
    const beside = await matchSideBySide(reader, pairs, marks);
    const found = ranked({ ...evidence(names), pairs: beside }, needed);
    if (depth !== 'texts') return { found, textsSearched: false, ...none };
  }
  if (depth === 'names' || (depth === 'auto' && byName.length >= enough)) {
    const asOne =
      byName.length > 0 || pairs.length === 0
        ? byName
        : ranked(evidence(await matchWrittenAsOne(reader, pairs, { names, marks })), needed);
    return { found: asOne, textsSearched: false, ...none };
  }
  if (!words.some(({ telling }) => telling)) {
    return { found: byName, textsSearched: false, ...none };
  }
  const base =
    byName.length > 0 || pairs.length === 0
      ? names
      : await matchWrittenAsOne(reader, pairs, { names, marks });
  const texts = await matchTexts(reader, words, base);
  const all = ranked(evidence(texts, base), needed);
  const known = all.some(({ inNames }) => inNames);
  if (known || (all.length > 0 && words.length > MAX_WORDS_TO_CORRECT)) {
    return { found: all, textsSearched: true, ...none };
  }
  const suspects = suspectsAmong(words, texts);
  const corrected = await matchMeant(reader, words, { suspects, names: base, texts });
  const better = ranked(evidence(corrected.texts ?? [], corrected.names), needed);
  if (better.length > all.length) {
    const best = better[0]?.slot;
    const corrections = words.flatMap(({ folded }, i) => {
      const typed = best !== undefined && texts[i]?.scores.has(best) === true;
      const meant = corrected.meant[i]?.[0]?.folded;
      return typed || meant === undefined ? [] : [{ typed: folded, meant }];
    });
    return { found: better, words: 'all', textsSearched: true, corrections };
  }
  if (all.length > 0) return { found: all, textsSearched: true, ...none };
  const some = ranked(evidence(corrected.texts ?? texts, corrected.names), 1);
  return {
    found: some,
    words: words.length > 1 ? 'some' : 'all',
    textsSearched: true,
    corrections: [],
  };
}

/** Words found nowhere were mistyped; if there are none, any of them may be. */
function suspectsAmong(words: readonly TypedWord[], found: readonly WordMatch[]): Set<number> {
  const lost = words.flatMap((_, i) =>
    found[i]?.scores.size === 0 && found[i]?.everywhere !== true ? [i] : [],
  );
  return new Set(lost.length > 0 ? lost : words.keys());
}

/** Slots that every filter lets through; `null` without filters. */
async function allowedSlots(reader: IndexReader, filters: Filters): Promise<Set<number> | null> {
  const lists = await Promise.all(
    FACETS.flatMap((facet) => {
      const value = filters[facet];
      return value === undefined || value === '' ? [] : [slotsOfFacet(reader, `${facet}:${value}`)];
    }),
  );
  const [first, ...others] = lists;
  if (first === undefined) return null;
  return new Set([...first].filter((slot) => others.every((other) => other.has(slot))));
}

async function slotsOfFacet(reader: IndexReader, exact: string): Promise<Set<number>> {
  const terms = await reader.terms('facets', fold(exact));
  return new Set(terms.find((term) => term.exact === exact)?.slots);
}
