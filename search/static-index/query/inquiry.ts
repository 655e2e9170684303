import type { Evidence } from './evidence.ts';
import type { TypedPair, TypedWord } from './typed-query.ts';

/** In a large archive so many names with all the words are an answer; with fewer, texts are looked through as well. */
export const ENOUGH_NAMES = 3;
/** For so many words what may be needed is fetched at once: time on a slow line for a few bytes more. */
export const FEW_WORDS = 3;
/** From so many words on a query is rather a sentence than a name. */
export const SENTENCE = 5;

/** What is known of a request so far, and how it is ranked. */
export interface Inquiry {
  words: readonly TypedWord[];
  pairs: readonly TypedPair[];
  evidence: Evidence;
}

/** What names say of a request, and how far to look beyond them. */
export interface NamedInquiry extends Inquiry {
  /** Some name has all the words. */
  isNamed: boolean;
  /** They stand there as they were typed, or there are too many of them for slips. */
  isPlain: boolean;
  isLarge: boolean;
  /** So many names are enough. */
  least: number;
}
