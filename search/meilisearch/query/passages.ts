import type { TextPassage } from '../../passages.ts';
import type { Passage } from '../../search-provider.ts';
import type { Token } from '../../tokens.ts';
import type { Ask, MeilisearchHit } from './ask.ts';
import { PASSAGE_TEXT, passageField } from './fields.ts';
import { isOneOf } from './filter.ts';
import { firstPlace, wordsIn } from './matching.ts';
import type { TypedQuery } from './typed-query.ts';

/** Of each record so many passages are fetched, those with the most words in them. */
const CANDIDATES = 3;
const ALL_PASSAGES = Array.from({ length: 256 }, (_, n) => passageField(n));
/** A text longer than this (UTF-16 units) is shown from a little before the first word on. */
const SHOWN = 240;
const BEFORE = 60;

/** Where the words stand in the texts of the records `ids`: Meilisearch says in which passages, and these are fetched. */
export async function passagesOf(
  typed: TypedQuery,
  { ids, ask }: { ids: readonly string[]; ask: Ask },
): Promise<Map<string, Passage>> {
  const { tokens, words, plain } = typed;
  const passages = new Map<string, Passage>();
  if (ids.length === 0 || tokens.length === 0) return passages;
  const filter = [isOneOf('id', ids)];
  const located = await ask({
    queries: [
      { q: plain ?? words.join(' '), weight: 100 },
      ...(tokens.length === 1 && plain === null ? [] : words.map((q) => ({ q, weight: 1 }))),
    ].map(({ q, weight }) => ({
      q,
      filter,
      matchingStrategy: 'last',
      attributesToRetrieve: ['id'],
      showMatchesPosition: true,
      federationOptions: { weight },
    })),
    limit: ids.length,
  });
  const wanted = located.hits.flatMap((hit) => {
    const fields = likelyPassages(hit);
    if (fields.length > 0) return [{ id: String(hit['id']), fields }];
    // What Meilisearch finds by our pairs it does not find in the text as it is written.
    return plain === null ? [] : [{ id: String(hit['id']), fields: ALL_PASSAGES }];
  });
  if (wanted.length === 0) return passages;
  const fetched = await ask({
    queries: wanted.map(({ id, fields }) => ({
      q: '',
      filter: [isOneOf('id', [id])],
      attributesToRetrieve: ['id', ...fields],
    })),
    limit: wanted.length,
  });
  for (const hit of fetched.hits) {
    const candidates = Object.entries(hit)
      .filter(([field]) => /^p\d+$/.test(field))
      .map(([, value]) => value as TextPassage);
    const best = bestPassage(candidates, tokens);
    if (best !== null) passages.set(String(hit['id']), best);
  }
  return passages;
}

/** Fields of the passages with the most matches, different lengths of match counting for different words. */
function likelyPassages({ _matchesPosition = {} }: MeilisearchHit): string[] {
  return Object.entries(_matchesPosition)
    .flatMap(([path, matches]) => {
      const [, n] = PASSAGE_TEXT.exec(path) ?? [];
      if (n === undefined) return [];
      const kinds = new Set(matches.map(({ length }) => length)).size;
      return [{ n: Number(n), kinds, count: matches.length }];
    })
    .sort((a, b) => b.kinds - a.kinds || b.count - a.count || a.n - b.n)
    .slice(0, CANDIDATES)
    .map(({ n }) => passageField(n));
}

/** The two neighbouring pieces that hold most of the words, shown from the first of them that has one. */
function bestPassage(candidates: readonly TextPassage[], typed: readonly Token[]): Passage | null {
  let best: { passage: Passage; words: number; own: number } | null = null;
  for (const { lang, pieces } of candidates) {
    const words = pieces.map(({ text }) => wordsIn(text, typed));
    for (const [i, piece] of pieces.entries()) {
      const own = words[i] ?? new Set();
      if (own.size === 0) continue;
      const next = pieces[i + 1];
      const together = own.union(words[i + 1] ?? new Set()).size;
      if (best !== null && together < best.words) continue;
      if (best !== null && together === best.words && own.size <= best.own) continue;
      const isShared = together > own.size && next !== undefined;
      const text: string = isShared ? `${piece.text} ${next.text}` : piece.text;
      const passage: Passage = { text: shownPart(text, typed), lang, at: piece.at };
      best = { passage, words: together, own: own.size };
    }
  }
  return best?.passage ?? null;
}

function shownPart(text: string, typed: readonly Token[]): string {
  if (text.length <= SHOWN) return text;
  const from = Math.max(0, firstPlace(text, typed) - BEFORE);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1 || from;
  const end = start + SHOWN >= text.length ? text.length : text.lastIndexOf(' ', start + SHOWN);
  const stop = end > start ? end : start + SHOWN;
  return `${start > 0 ? '… ' : ''}${text.slice(start, stop)}${stop < text.length ? ' …' : ''}`;
}
