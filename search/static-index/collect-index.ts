import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, toSearchDocument } from '../documents.ts';
import type { SearchCard } from '../search-provider.ts';
import type { BuildPlan } from './build-plan.ts';
import { printOf, watchedRecords } from './document-inputs.ts';
import { collectPostings, type FilledTier } from './postings.ts';
import { type CardTuple, TIERS } from './query/format.ts';
import { decodeShard } from './query/shard.ts';
import { filesIn, type RememberedBuild } from './remembered.ts';
import { cardGroup, passageGroup } from './slots.ts';
import type { TermTable } from './term-table.ts';
import type { cardWriter } from './write-cards.ts';
import type { passageWriter } from './write-passages.ts';

export interface CollectedIndex {
  tiers: Record<FilledTier, TermTable>;
  documents: RememberedBuild['documents'];
}

/**
 * Reads and indexes what the plan calls fresh, on top of what still holds of the build before; cards and
 * passages are written as they come.
 */
export function collectIndex(
  plan: BuildPlan,
  {
    records,
    folder,
    cards,
    passages,
  }: {
    records: SearchableRecords;
    folder: string;
    /** By locale. */
    cards: ReadonlyMap<string, ReturnType<typeof cardWriter>>;
    passages: ReturnType<typeof passageWriter>;
  },
): CollectedIndex {
  const { before } = plan;
  const { tiers, add } = collectPostings();
  if (before !== null) loadPostings(tiers, { before, dropped: plan.dropped, folder });
  const documents: RememberedBuild['documents'] = {};
  for (const [id, slot] of plan.slots) {
    const fresh = plan.fresh.has(id);
    const former = before?.documents[id];
    if (!fresh && former !== undefined) documents[id] = former;
    const inCards = fresh || plan.touchedGroups.has(cardGroup(slot));
    const inPassages = fresh || plan.touchedPassages.has(passageGroup(slot));
    if (!inCards && !inPassages) continue;
    const inputs = new Set<string>();
    const watched = watchedRecords(records, (input) => inputs.add(input));
    const record = watched.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    const document = toSearchDocument(record, watched);
    if (fresh) add(document, slot);
    if (inPassages) passages.add(slot, document.passages);
    const titles: string[] = [];
    for (const [locale, writer] of cards) {
      const card = toSearchCard(record, { records: watched, locale });
      titles.push(card.title);
      if (inCards) writer.add(slot, toTuple(card, slot, record.slug));
    }
    if (fresh) {
      const made = [...inputs].sort();
      const print = printOf(id, made, records);
      documents[id] = { inputs: made, print, titles, date: document.date };
    }
  }
  return { tiers, documents };
}

/** Takes over the postings of the build before, but for the slots in `dropped`. */
function loadPostings(
  tiers: Record<FilledTier, TermTable>,
  { before, dropped, folder }: { before: RememberedBuild; dropped: Uint8Array; folder: string },
): void {
  const tables = { ...tiers, longNames: tiers.names, longTexts: tiers.texts };
  for (const tier of TIERS) {
    if (tier === 'spellings' || tier === 'backward') continue;
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
    card.mediaKind,
  ];
}
