import type { NameField } from '../document-names.ts';
import type { SearchDocument } from '../documents.ts';
import { otherHanForms } from '../han-variants.ts';
import { FACETS } from '../search-provider.ts';
import { type Token, tokenise } from '../tokens.ts';
import { FIELDS, type Field, hiddenTerm, lengthClass, type Tier } from './query/format.ts';
import { type OpenPosting, post, type TermTable, termTable } from './term-table.ts';

/** Tiers filled here; the texts have their own (text-index.ts), the others are made of these when written. */
export type FilledTier = Extract<Tier, 'names' | 'facets' | 'hidden' | 'joined' | 'turned'>;

/** Neighbouring words of a name joined, for those who write `okom` or `dantinh`: so many at most. */
const MAX_JOINED = 4;
const HAN = /\p{Script=Han}/u;

/** The inverted index of names and facets in memory; quickest by ascending slot. */
export function collectPostings() {
  const tiers = {
    names: termTable(),
    facets: termTable(),
    hidden: termTable(),
    joined: termTable(),
    turned: termTable(),
  } satisfies Record<FilledTier, TermTable>;

  /** What a name is found by; names of peoples, places and terms come again with every record of theirs. */
  function read(text: string): ReadName {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const tokens = tokenise(text, { lastAlone: true });
    const words = tokens.map(({ start, end, folded }) => {
      const written = text.slice(start, end);
      return { folded, terms: [written, ...hanForms(written)].map(tiers.names.of) };
    });
    const name = { tokens, words, length: lengthClass(tokens.length) };
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    remembered.set(text, name);
    return name;
  }
  const remembered = new Map<string, ReadName>();

  function addName(
    { text, field }: { text: string; field: NameField },
    slot: number,
    proper: ReadonlySet<string>,
  ): void {
    const { tokens, words, length } = read(text);
    const stored = storedFieldOf(field);
    const weight = weightOf(stored, length);
    const asProper = weightOf(AS_PROPER[field] ?? stored, length);
    for (const { folded, terms } of words) {
      const own = proper.has(folded) ? asProper : weight;
      for (const term of terms) post(term, slot, own);
    }
    if (field === 'context' || field === 'minorContext') return;
    for (let first = 0; first < tokens.length; first += 1) {
      let together = '';
      const [left, right] = tokens.slice(first, first + 2);
      if (left?.kind === 'word' && right?.kind === 'word') {
        post(tiers.turned.verbatim(right.folded + left.folded), slot, weight);
      }
      for (const { exact, kind } of tokens.slice(first, first + MAX_JOINED)) {
        if (kind !== 'word') break;
        const joined = together + exact;
        if (together !== '') post(tiers.joined.of(joined), slot, weight);
        together = joined;
      }
    }
  }

  function add(document: SearchDocument, slot: number): void {
    const proper = properWords(document);
    for (const name of document.names) addName(name, slot, proper);
    for (const { folded } of document.searchOnly.flatMap((name) => tokenise(name))) {
      post(tiers.hidden.of(hiddenTerm(folded)), slot, weightOf('name', 0));
    }
    for (const facet of FACETS) {
      for (const value of document.facets[facet]) {
        post(tiers.facets.verbatim(`${facet}:${value}`), slot, 0);
      }
    }
  }

  return { tiers, add };
}

interface ReadName {
  tokens: readonly Token[];
  words: readonly { folded: string; terms: readonly OpenPosting[] }[];
  length: number;
}
const MOST_REMEMBERED = 5_000;

const AS_PROPER: Readonly<Partial<Record<NameField, Field>>> = {
  title: 'proper',
  term: 'title',
  minor: 'minorProper',
};

/** The words that titles have in two languages or more. */
function properWords({ names }: SearchDocument): Set<string> {
  const before = new Map<string, string>();
  const proper = new Set<string>();
  for (const { text, lang, field } of names) {
    if (AS_PROPER[field] === undefined) continue;
    for (const { folded } of tokenise(text)) {
      const other = before.get(folded);
      if (other === undefined) before.set(folded, lang);
      else if (other !== lang) proper.add(folded);
    }
  }
  return proper;
}

const NONE: readonly string[] = [];
function hanForms(written: string): readonly string[] {
  return written.charCodeAt(0) >= 0x2e80 && HAN.test(written) ? otherHanForms(written) : NONE;
}

function storedFieldOf(field: NameField): Field {
  return field === 'alias' ? 'term' : field === 'minorAlias' ? 'minor' : field;
}

function weightOf(field: Field, length: number): number {
  return (FIELDS.indexOf(field) << 2) | length;
}
