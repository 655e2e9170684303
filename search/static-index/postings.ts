import type { SearchDocument } from '../documents.ts';
import { otherHanForms } from '../han-variants.ts';
import { FACETS } from '../search-provider.ts';
import { cutTokens, tokenise } from '../tokens.ts';
import { FIELDS, hiddenTerm, lengthClass, type Tier } from './query/format.ts';
import { PASSAGE_BITS, type Posting, post, termTable, WEIGHT_BITS } from './term-table.ts';

/** Tiers that the documents fill; the others are made of these when written. */
export type FilledTier = Exclude<Tier, 'longNames' | 'longTexts' | 'spellings' | 'backward'>;

/** Neighbouring words of a name joined, for those who write `okom` or `dantinh`: so many at most. */
const MAX_JOINED = 3;
const HAN = /\p{Script=Han}/u;

/** The inverted index in memory, to which documents are added; quickest by ascending slot. */
export function collectPostings() {
  const tiers = {
    names: termTable(WEIGHT_BITS),
    texts: termTable(PASSAGE_BITS),
    facets: termTable(WEIGHT_BITS),
    hidden: termTable(WEIGHT_BITS),
    joined: termTable(WEIGHT_BITS),
  } satisfies Record<FilledTier, { terms(): Posting[] }>;

  function addName(text: string, field: (typeof FIELDS)[number], slot: number): void {
    const tokens = tokenise(text, { lastAlone: true });
    const weight = weightOf(field, lengthClass(tokens.length));
    for (const { start, end } of tokens) {
      const written = text.slice(start, end);
      post(tiers.names.of(written), slot, weight);
      for (const other of hanForms(written)) post(tiers.names.of(other), slot, weight);
    }
    if (field === 'context' || field === 'minorContext') return;
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

  function addText(text: string, slot: number, passage: number): void {
    cutTokens(text, true, (start, end) => {
      const written = text.slice(start, end);
      post(tiers.texts.of(written), slot, passage);
      for (const other of hanForms(written)) post(tiers.texts.of(other), slot, passage);
    });
  }

  function add(document: SearchDocument, slot: number): void {
    for (const { text, field } of document.names) addName(text, field, slot);
    for (const { folded } of document.searchOnly.flatMap((name) => tokenise(name))) {
      post(tiers.hidden.of(hiddenTerm(folded)), slot, weightOf('name', 0));
    }
    for (const [number, { pieces }] of document.passages.entries()) {
      for (const { text } of pieces) addText(text, slot, number);
    }
    for (const facet of FACETS) {
      for (const value of document.facets[facet]) {
        post(tiers.facets.verbatim(`${facet}:${value}`), slot, 0);
      }
    }
  }

  return { tiers, add };
}

const NONE: readonly string[] = [];
function hanForms(written: string): readonly string[] {
  return written.charCodeAt(0) >= 0x2e80 && HAN.test(written) ? otherHanForms(written) : NONE;
}

function weightOf(field: (typeof FIELDS)[number], length: number): number {
  return (FIELDS.indexOf(field) << 2) | length;
}
