import type { SearchDocument } from '../documents.ts';
import { exactForm, fold } from '../fold.ts';
import { FACETS } from '../search-provider.ts';
import { cutTokens, tokenise } from '../tokens.ts';
import { FIELDS, type Field, hiddenTerm, lengthClass, type Tier } from './query/format.ts';

/** Tiers that the documents fill; the long ones are split off when written. */
export type FilledTier = Exclude<Tier, 'longNames' | 'longTexts'>;

/** A term of a tier. */
export interface Posting {
  exact: string;
  folded: string;
  /** `slot << WEIGHT_BITS | weight`, by ascending slot. */
  packed: number[];
}
export const WEIGHT_BITS = 5;

/** Neighbouring words of a name joined, for those who write `okom` or `dantinh`: so many at most. */
const MAX_JOINED = 3;

/** The inverted index in memory. Documents must be added by ascending slot. */
export function collectPostings() {
  const tiers = {
    names: termTable(),
    texts: termTable(),
    facets: termTable(),
    hidden: termTable(),
    joined: termTable(),
  } satisfies Record<FilledTier, TermTable>;

  function addName(text: string, field: Field, slot: number): void {
    const tokens = tokenise(text, { lastAlone: true });
    const weight = weightOf(field, lengthClass(tokens.length));
    for (const { start, end } of tokens) post(tiers.names.of(text.slice(start, end)), slot, weight);
    if (field === 'context') return;
    for (let first = 0; first < tokens.length; first += 1) {
      let together = '';
      for (const { exact, kind } of tokens.slice(first, first + MAX_JOINED)) {
        if (kind !== 'word') break;
        const joined = together + exact;
        if (together !== '') post(tiers.joined.of(joined), slot, weight);
        together = joined;
      }
    }
  }

  function addText(text: string, field: Field, slot: number): void {
    const weight = weightOf(field, 0);
    cutTokens(text, true, (start, end) => {
      post(tiers.texts.of(text.slice(start, end)), slot, weight);
    });
  }

  function add(document: SearchDocument, slot: number): void {
    for (const { text, field } of document.names) addName(text, field, slot);
    for (const { folded } of document.searchOnly.flatMap((name) => tokenise(name))) {
      post(tiers.hidden.of(hiddenTerm(folded)), slot, weightOf('name', 0));
    }
    for (const { text, field } of document.texts) addText(text, field, slot);
    for (const facet of FACETS) {
      for (const value of document.facets[facet])
        post(tiers.facets.of(`${facet}:${value}`), slot, 0);
    }
  }

  return { tiers, add };
}

export interface TermTable {
  /** The term that a word as written belongs to; remembered by how it is written. */
  of(written: string): Posting;
  /** The terms that have postings, in no order. */
  terms(): Posting[];
}

function termTable(): TermTable {
  const byWritten = new Map<string, Posting>();
  const byExact = new Map<string, Posting>();
  return {
    of(written) {
      const known = byWritten.get(written);
      if (known !== undefined) return known;
      const exact = exactForm(written);
      const term = byExact.get(exact) ?? { exact, folded: fold(exact), packed: [] };
      byExact.set(exact, term);
      byWritten.set(written, term);
      return term;
    },
    terms: () => [...byExact.values()].filter(({ folded }) => folded !== ''),
  };
}

/** Enters a slot once, with the best of its weights. */
function post({ packed }: Posting, slot: number, weight: number): void {
  const posting = (slot << WEIGHT_BITS) | weight;
  const last = packed.length - 1;
  const before = packed[last];
  if (before === undefined || before >> WEIGHT_BITS !== slot) packed.push(posting);
  else if (before < posting) packed[last] = posting;
}

function weightOf(field: Field, length: number): number {
  return (FIELDS.indexOf(field) << 2) | length;
}
