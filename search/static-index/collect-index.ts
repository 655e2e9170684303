import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, toSearchDocument } from '../documents.ts';
import type { SearchCard } from '../search-provider.ts';
import type { BuildPlan } from './build-plan.ts';
import { printOf, watchedRecords } from './document-inputs.ts';
import { collectPostings, type FilledTier } from './postings.ts';
import { type CardTuple, TIERS, type Tier } from './query/format.ts';
import { decodeShard } from './query/shard.ts';
import { filesIn, type RememberedBuild } from './remembered.ts';
import { cardGroup, passageGroup } from './slots.ts';
import type { TermTable } from './term-table.ts';
import type { Texts } from './texts.ts';
import type { cardWriter } from './write-cards.ts';

export interface CollectedIndex {
  tiers: Record<FilledTier, TermTable>;
  documents: RememberedBuild['documents'];
}

/** Where texts go to be indexed; only one in this thread takes over what the build before had. */
type TextSink = Pick<Texts, 'add'> & Partial<Pick<Texts, 'load'>>;

/**
 * Reads and indexes what the plan calls fresh, on top of what still holds of the build before; cards and
 * passages are written as they come.
 */
export async function collectIndex(
  plan: BuildPlan,
  {
    records,
    folder,
    cards,
    texts,
  }: {
    records: SearchableRecords;
    folder: string;
    /** By locale. */
    cards: ReadonlyMap<string, ReturnType<typeof cardWriter>>;
    texts: TextSink;
  },
): Promise<CollectedIndex> {
  const { before } = plan;
  const { tiers, add } = collectPostings();
  if (before !== null) loadPostings({ tiers, texts }, { before, dropped: plan.dropped, folder });
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
    const full = inPassages ? texts.add(slot, document.passages, fresh) : undefined;
    if (full !== undefined) await full;
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
  { tiers, texts }: { tiers: Record<FilledTier, TermTable>; texts: TextSink },
  { before, dropped, folder }: { before: RememberedBuild; dropped: Uint8Array; folder: string },
): void {
  const tables: Partial<Record<Tier, TermTable>> = { ...tiers, longNames: tiers.names };
  for (const tier of TIERS) {
    for (const bytes of filesIn(before, { folder, room: `search/${tier}/` })) {
      for (const term of decodeShard(bytes)) {
        if (tier === 'texts' || tier === 'longTexts' || tier === 'pairs' || tier === 'longPairs') {
          texts.load?.(tier, term, dropped);
        } else tables[tier]?.load(term, dropped);
      }
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
