import type { Filters } from '../../search-provider.ts';
import { allowedSlots } from './allowed-slots.ts';
import type { Evidence, Found } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';
import { ranked } from './ranking.ts';

/** Everything a request finds, best first. */
export interface Matches {
  /** Those that answer the request, and among the first of them some that have most of the words (`partly`). */
  found: Found[];
  /** How many of these answer the request. */
  total: number;
  words: 'all' | 'some';
  textsSearched: boolean;
  /** The same request would look further if its depth let it. */
  further: boolean;
  /** Words that are nowhere, and what they were perhaps meant to be, the likeliest first. */
  corrections: { typed: string; meant: string[] }[];
}

/** What names alone answer; `further`: the same request would look further if its depth let it. */
export function nameAnswer(evidence: Evidence, further: boolean): Matches {
  const found = ranked(evidence);
  return {
    found,
    total: found.length,
    words: 'all',
    textsSearched: false,
    further,
    corrections: [],
  };
}

/** What a request without words finds: everything its filters let through. */
export async function everything(
  reader: IndexReader,
  text: string,
  filters: Filters,
): Promise<Matches> {
  const slots = text.trim() === '' ? [...((await allowedSlots(reader, filters)) ?? [])] : [];
  const found = slots.map((slot) => ({
    slot,
    score: 0,
    inNames: true,
    whole: true,
    passage: null,
    partly: false,
  }));
  return {
    found,
    total: found.length,
    words: 'all',
    textsSearched: true,
    further: false,
    corrections: [],
  };
}
