import type { SearchCard, SearchResponse } from '../../search-provider.ts';
import { slipsForgiven, spellingDistance } from '../../static-index/query/spelling-distance.ts';
import { type Token, tokenise } from '../../tokens.ts';

/** What words of the query were taken for, as far as the names on the first card show it. */
export function correctionsOn(
  card: SearchCard,
  typed: readonly Token[],
): SearchResponse['corrections'] {
  const shown = [card.title, ...[...card.names, ...card.communities].map(({ text }) => text)];
  const words = shown.flatMap((text) => tokenise(text)).map(({ folded }) => folded);
  return typed.flatMap(({ folded, kind }) => {
    if (kind !== 'word' || words.some((word) => word.startsWith(folded))) return [];
    const slips = slipsForgiven(folded.length);
    const [nearest] = words
      .map((word) => ({ word, away: spellingDistance(word, folded, slips) }))
      .filter(({ away }) => away <= slips)
      .sort((a, b) => a.away - b.away);
    return nearest === undefined ? [] : [{ typed: folded, meant: nearest.word }];
  });
}
