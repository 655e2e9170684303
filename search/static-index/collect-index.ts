import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, toSearchDocument } from '../documents.ts';
import type { SearchCard } from '../search-provider.ts';
import type { BuildPlan } from './build-plan.ts';
import { printOf, watchedRecords } from './document-inputs.ts';
import { collectPostings, type FilledTier } from './postings.ts';
import { type CardTuple, TIERS } from './query/format.ts';
import { decodeShard } from './query/shard.ts';
import { filesIn, type RememberedBuild } from './remembered.ts';
import { cardGroup } from './slots.ts';
import type { TermTable } from './term-table.ts';

export interface CollectedIndex {
  tiers: Record<FilledTier, TermTable>;
  /** Per locale, the cards of the groups to write, by ascending slot. */
  tuples: Map<string, CardTuple[]>;
  documents: RememberedBuild['documents'];
}

/** Reads and indexes what the plan calls fresh, on top of what still holds of the build before. */
export function collectIndex(
  plan: BuildPlan,
  {
    records,
    locales,
    folder,
  }: { records: SearchableRecords; locales: readonly string[]; folder: string },
): CollectedIndex {
  const { before } = plan;
  const { tiers, add } = collectPostings();
  if (before !== null) loadPostings(tiers, { before, dropped: plan.dropped, folder });
  const tuples = new Map(locales.map((locale) => [locale, [] as CardTuple[]]));
  const documents: RememberedBuild['documents'] = {};
  for (const [id, slot] of plan.slots) {
    const fresh = plan.fresh.has(id);
    const former = before?.documents[id];
    if (!fresh && former !== undefined) documents[id] = former;
    if (!fresh && !plan.touchedGroups.has(cardGroup(slot))) continue;
    const inputs = new Set<string>();
    const watched = watchedRecords(records, (input) => inputs.add(input));
    const record = watched.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    if (fresh) add(toSearchDocument(record, watched), slot);
    for (const [locale, made] of tuples) {
      made.push(toTuple(toSearchCard(record, { records: watched, locale }), slot, record.slug));
    }
    if (fresh) {
      const made = [...inputs].sort();
      documents[id] = { inputs: made, print: printOf(id, made, records) };
    }
  }
  return { tiers, tuples, documents };
}

/** Takes over the postings of the build before, but for the slots in `dropped`. */
function loadPostings(
  tiers: Record<FilledTier, TermTable>,
  { before, dropped, folder }: { before: RememberedBuild; dropped: Uint8Array; folder: string },
): void {
  const tables = { ...tiers, longNames: tiers.names, longTexts: tiers.texts };
  for (const tier of TIERS) {
    for (const bytes of filesIn(before, { folder, room: `search/${tier}/` })) {
      for (const term of decodeShard(bytes)) tables[tier].load(term, dropped);
    }
  }
}

function toTuple(card: SearchCard, slot: number, slug: string): CardTuple {
  return [
    slot,
    card.id,
    card.type,
    slug,
    card.title,
    card.titleLang,
    card.summary,
    card.summaryLang,
    card.names.flatMap(({ text, lang }) => [text, lang]),
    card.communities.flatMap(({ text, lang }) => [text, lang]),
    card.review,
  ];
}
