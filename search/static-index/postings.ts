import type { SearchDocument } from '../documents.ts';
import { exactForm, fold } from '../fold.ts';
import { FACETS } from '../search-provider.ts';
import { type Token, tokenise } from '../tokens.ts';
import { FIELDS, type Field, hiddenTerm, lengthClass, TIERS, type Tier } from './query/format.ts';

interface Posting {
  slots: number[];
  weights: number[];
}
/** Postings of every term of a tier, by exact form. */
export type TierPostings = Map<string, Posting>;

/** Neighbouring words of a name joined, for those who write `okom` or `dantinh`: so many at most. */
const MAX_JOINED = 3;

/** The inverted index in memory. Documents must be added by ascending slot. */
export function collectPostings() {
  const tiers = Object.fromEntries(TIERS.map((tier) => [tier, new Map()])) as Record<
    Tier,
    TierPostings
  >;

  function post(tier: Tier, exact: string, slot: number, weight: number): void {
    let posting = tiers[tier].get(exact);
    if (posting === undefined) {
      posting = { slots: [], weights: [] };
      tiers[tier].set(exact, posting);
    }
    const last = posting.slots.length - 1;
    if (posting.slots[last] !== slot) {
      posting.slots.push(slot);
      posting.weights.push(weight);
    } else if ((posting.weights[last] ?? 0) < weight) posting.weights[last] = weight;
  }

  function add(document: SearchDocument, slot: number): void {
    for (const { text, field } of document.names) {
      const tokens = tokenise(text, { lastAlone: true });
      const length = lengthClass(tokens.length);
      for (const { exact } of tokens) post('names', exact, slot, weightOf(field, length));
      if (field === 'context') continue;
      for (const exact of joined(tokens)) post('names', exact, slot, weightOf('joined', length));
    }
    for (const { exact } of document.searchOnly.flatMap((name) => tokenise(name))) {
      post('hidden', hiddenTerm(fold(exact)), slot, weightOf('name', 0));
    }
    for (const { text, field } of document.texts) {
      for (const { exact } of tokenise(text, { lastAlone: true }))
        post('texts', exact, slot, weightOf(field, 0));
    }
    for (const facet of FACETS) {
      for (const value of document.facets[facet]) post('facets', `${facet}:${value}`, slot, 0);
    }
  }

  return { tiers, add };
}

function weightOf(field: Field, length: number): number {
  return (FIELDS.indexOf(field) << 2) | length;
}

function joined(tokens: readonly Token[]): string[] {
  const found: string[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    let together = '';
    for (const { exact, kind } of tokens.slice(start, start + MAX_JOINED)) {
      if (kind !== 'word') break;
      together += exact;
      if (together !== exact) found.push(exactForm(together));
    }
  }
  return found;
}
