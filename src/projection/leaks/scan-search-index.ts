import type { PublicRecords } from '#public-records/reader.ts';
import { type LeakFinding, toFinding } from './finding.ts';
import type { FingerprintOwner, Fingerprints } from './fingerprints.ts';
import { scanText } from './scan-text.ts';
import { bareLetters } from './words.ts';

/** What a search index says once its own reader has decoded it. */
export interface DecodedSearchIndex {
  terms: readonly { tier: string; term: string; ids: readonly string[] }[];
  cards: readonly { locale: string; card: { id: string } }[];
  passages: readonly { id: string; text: string }[];
  directories: readonly { path: string; json: string }[];
}

/**
 * Looks through a decoded index: no card, passage, term or directory may hold anything restricted, every record in
 * it may be used in search, and no term is a word that only restricted records hold.
 */
export function scanSearchIndex(
  index: DecodedSearchIndex,
  known: { fingerprints: Fingerprints; published: PublicRecords },
): LeakFinding[] {
  const found = lookThrough(index, known);
  return found.length > 0 && known.fingerprints.learnPublic() ? lookThrough(index, known) : found;
}

function lookThrough(
  index: DecodedSearchIndex,
  { fingerprints, published }: { fingerprints: Fingerprints; published: PublicRecords },
): LeakFinding[] {
  const found = new Map<string, LeakFinding>();
  const reportAt =
    (file: string) =>
    ({ recordId, kind, field }: FingerprintOwner): void => {
      const key = `${file} ${recordId} ${kind}`;
      if (!found.has(key)) found.set(key, toFinding({ file, kind, recordId, field }));
    };
  const searchable = published.inChannel('search');
  const check = (file: string, id: string): void => {
    if (id !== '' && !searchable.has(id)) {
      reportAt(file)({ recordId: id, kind: 'channel', field: null });
    }
  };

  for (const { locale, card } of index.cards) {
    const file = `search/cards/${locale}`;
    check(file, card.id);
    scanText(JSON.stringify(card), false, fingerprints, reportAt(file));
  }
  for (const { id, text } of index.passages) {
    const file = 'search/passages';
    check(file, id);
    scanText(text, false, fingerprints, reportAt(file));
  }
  for (const { tier, term, ids } of index.terms) {
    const file = `search/${tier}`;
    for (const id of ids) check(file, id);
    const owner = fingerprints.words.get(bareLetters(term));
    if (owner !== undefined && !isSearchOnlyName(term, ids, published)) reportAt(file)(owner);
  }
  for (const { path, json } of index.directories) {
    scanText(json, false, fingerprints, reportAt(path));
  }
  return [...found.values()];
}

/** Names from outside are in the index on purpose, under the record they name. */
function isSearchOnlyName(term: string, ids: readonly string[], published: PublicRecords): boolean {
  const bare = bareLetters(term);
  return ids.some((id) =>
    published.searchOnlyNames(id).some((name) => bareLetters(name).includes(bare)),
  );
}
