import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, searchableIds, toSearchDocument } from '../documents.ts';
import type { SearchCard } from '../search-provider.ts';
import { hashOf, indexFiles } from './index-files.ts';
import { collectPostings } from './postings.ts';
import {
  type CardTuple,
  type FacetLabels,
  INDEX_VERSION,
  type IndexEntryFile,
} from './query/format.ts';
import { assignSlots } from './slots.ts';
import { writeCards } from './write-cards.ts';
import { splitLong, writeTier } from './write-tier.ts';

export interface BuiltIndex {
  /** Path of the entry script from the site's root: `search/index.<hash>.js`. */
  entry: string;
  files: { path: string; sizeBytes: number }[];
}

/**
 * Builds the static index (format: query/format.ts) of the records in channel `search` under
 * `<folder>/search/`: the same records give the same bytes; unchanged files are left alone, stale ones removed.
 */
export async function buildStaticIndex({
  records,
  locales,
  folder,
}: {
  records: SearchableRecords;
  locales: readonly string[];
  folder: string;
}): Promise<BuiltIndex> {
  const files = indexFiles(folder);
  const slots = assignSlots(searchableIds(records));
  const { tiers, add } = collectPostings();
  const shown = locales.map((locale) => ({
    locale,
    tuples: [] as CardTuple[],
    labels: {} as FacetLabels,
  }));
  const facetValues = new Set<string>();
  for (const [id, slot] of slots) {
    const record = records.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    const document = toSearchDocument(record, records);
    add(document, slot);
    for (const id of [...document.facets.community, ...document.facets.province])
      facetValues.add(id);
    for (const { locale, tuples, labels } of shown) {
      const card = toSearchCard(record, { records, locale });
      tuples.push(toTuple(card, slot, record.slug));
      if (record.type === 'community' || record.type === 'place') {
        labels[id] = [card.title, card.titleLang];
      }
    }
  }
  const [names, texts] = [
    splitLong(tiers.names.terms(), slots.size),
    splitLong(tiers.texts.terms(), slots.size),
  ];
  const entry: IndexEntryFile = {
    version: INDEX_VERSION,
    documents: slots.size,
    tiers: {
      names: await writeTier(files, 'names', names.short),
      texts: await writeTier(files, 'texts', texts.short),
      facets: await writeTier(files, 'facets', tiers.facets.terms()),
      hidden: await writeTier(files, 'hidden', tiers.hidden.terms()),
      joined: await writeTier(files, 'joined', tiers.joined.terms()),
      longNames: await writeTier(files, 'longNames', names.long),
      longTexts: await writeTier(files, 'longTexts', texts.long),
    },
    cards: {},
  };
  for (const { locale, tuples, labels } of shown) {
    const used = Object.fromEntries(Object.entries(labels).filter(([id]) => facetValues.has(id)));
    entry.cards[locale] = await writeCards(files, locale, { tuples, labels: used });
  }
  const json = JSON.stringify(entry);
  const path = `search/index.${hashOf(json)}.js`;
  await files.put(path, json);
  return { entry: path, files: await files.finish() };
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
