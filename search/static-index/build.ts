import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, searchableIds } from '../documents.ts';
import { type BuildPlan, nothingToDo, planBuild } from './build-plan.ts';
import { collectIndex } from './collect-index.ts';
import { hashOf, type IndexFiles, indexFiles } from './index-files.ts';
import type { FilledTier } from './postings.ts';
import { type FacetLabels, FIELDS, INDEX_VERSION, type IndexEntryFile } from './query/format.ts';
import { type RememberedBuild, rememberBuild } from './remembered.ts';
import { byDate, byTitle, orderSlots, type SlotOrder, standingOrder } from './slot-orders.ts';
import { groupCount, passageGroup } from './slots.ts';
import { spellingsOf } from './spellings.ts';
import type { Posting, TermTable } from './term-table.ts';
import { textThread } from './text-thread.ts';
import { type TextsPlan, textsHere } from './texts.ts';
import { cardWriter } from './write-cards.ts';
import { writeOrder } from './write-orders.ts';
import { longFrom, splitLong, writeTier } from './write-tier.ts';

export interface BuiltIndex {
  /** Path of the entry script from the site's root: `search/index.<hash>.js`. */
  entry: string;
  files: { path: string; sizeBytes: number }[];
}

export interface BuildOptions {
  records: SearchableRecords;
  locales: readonly string[];
  folder: string;
  /** The order of names in a locale's alphabet; by code units unless told. */
  orderFor?: (locale: string) => (a: string, b: string) => number;
  memory?: { file: string; key: string } | null;
  /** From so many records on a whole build has a thread more: it is worth its start. */
  threadFrom?: number;
}

/**
 * Builds the static index (format: query/format.ts) of the records in channel `search` under
 * `<folder>/search/`: the same records give the same bytes, with or without a memory; unchanged files
 * are left alone, stale ones removed. With `memory` (a file outside `<folder>/search`, and a key that
 * changes with the code) a build does again only what has changed since the one before.
 */
export async function buildStaticIndex(options: BuildOptions): Promise<BuiltIndex> {
  const { records, locales, folder, memory = null, threadFrom = 3_000 } = options;
  const plan = planBuild(searchableIds(records), { records, locales, folder, memory });
  if (plan.before !== null && nothingToDo(plan)) {
    const { entry, files } = plan.before;
    return { entry, files };
  }
  const files = indexFiles(folder, plan.before?.files ?? []);
  const writers = new Map(locales.map((locale) => [locale, cardWriter(files, locale, plan)]));
  const documentCount = plan.slots.size;
  const ofTexts = textsPlan(plan);
  const texts =
    plan.before === null && documentCount >= threadFrom
      ? textThread(files, { folder, plan: ofTexts })
      : textsHere(files, ofTexts);
  const { tiers, documents } = await collectIndex(plan, {
    records,
    folder,
    cards: writers,
    texts,
  });
  // A thread of its own does it beside what follows here.
  const writtenTexts = texts.write();
  const facets = tiers.facets.terms();
  const orders = writeOrders(files, plan, { ...options, documents });
  const cards: RememberedBuild['cards'] = {};
  for (const [locale, writer] of writers) {
    cards[locale] = writer.finish({
      ...facetLabels(facets, { records, locale }),
      names: orders.names.get(locale) ?? '',
    });
  }
  const names = writeNames(files, documentCount, tiers);
  const { directories, passages } = await writtenTexts;
  const entry: IndexEntryFile = {
    version: INDEX_VERSION,
    documents: documentCount,
    tiers: {
      ...names,
      ...directories,
      facets: writeTier(files, 'facets', facets),
    },
    cards: Object.fromEntries(
      Object.entries(cards).map(([locale, found]) => [locale, hashOf(JSON.stringify(found))]),
    ),
    passages: hashOf(JSON.stringify(passages)),
    dates: orders.dates,
    pairBuckets: plan.pairBuckets,
  };
  const json = JSON.stringify(entry);
  const path = `search/index.${hashOf(json)}.js`;
  files.put(path, json);
  const built = { entry: path, files: files.finish() };
  if (memory !== null) {
    const { dates } = orders;
    rememberBuild(memory.file, {
      key: plan.key,
      cards,
      passages,
      dates,
      documents,
      ...built,
    });
  }
  return built;
}

function writeNames(
  files: IndexFiles,
  documents: number,
  { names: table, hidden, joined, turned }: Record<FilledTier, TermTable>,
) {
  const names = table.terms();
  const { short, long } = splitLong(names, {
    most: longFrom(documents),
    isTelling,
  });
  const { forward, backward } = spellingsOf(names);
  return {
    names: writeTier(files, 'names', short),
    longNames: writeTier(files, 'longNames', long),
    spellings: writeTier(files, 'spellings', forward),
    backward: writeTier(files, 'backward', backward),
    hidden: writeTier(files, 'hidden', hidden.terms()),
    joined: writeTier(files, 'joined', joined.terms()),
    turned: writeTier(files, 'turned', turned.terms()),
  };
}

/** A people or a province is in the context of very many records, and in the names of few. */
function isTelling(weight: number): boolean {
  return weight >> 2 >= FIELDS.indexOf('minor');
}

function textsPlan({ before, slots, pairBuckets, touchedPassages }: BuildPlan): TextsPlan {
  const passageGroups = {
    groups: groupCount(slots, passageGroup),
    touched: before === null ? null : touchedPassages,
    standing: before?.passages.groups ?? '',
  };
  return { pairBuckets, documents: slots.size, passageGroups };
}

/** Writes the order by name of each locale, and the one by date; answers the hashes of their directories. */
function writeOrders(
  files: IndexFiles,
  plan: BuildPlan,
  {
    locales,
    folder,
    documents,
    orderFor = () => (a, b) => Number(a > b) - Number(a < b),
  }: BuildOptions & { documents: RememberedBuild['documents'] },
): { names: Map<string, string>; dates: string } {
  const slots = [...plan.slots];
  const write = (by: string, order: SlotOrder): string => {
    const before = plan.before === null ? null : standingOrder(plan.before, { folder, by });
    return writeOrder(files, by, orderSlots(plan, { before, order }));
  };
  const names = locales.map((locale, i) => {
    const titles = new Map(slots.map(([id, slot]) => [slot, documents[id]?.titles[i] ?? '']));
    return [locale, write(locale, byTitle(titles, orderFor(locale)))] as const;
  });
  const dates = new Map(slots.map(([id, slot]) => [slot, documents[id]?.date ?? null]));
  return { names: new Map(names), dates: write('date', byDate(dates)) };
}

const NAMED_FACETS: Readonly<Record<string, 'labels' | 'places'>> = {
  community: 'labels',
  province: 'labels',
  formerProvince: 'labels',
  place: 'places',
};

/** The names of the communities and places that are values of a facet, by id in order. */
function facetLabels(
  facets: readonly Posting[],
  { records, locale }: { records: SearchableRecords; locale: string },
): { labels: FacetLabels; places: FacetLabels } {
  const named: { labels: FacetLabels; places: FacetLabels } = { labels: {}, places: {} };
  for (const { exact } of [...facets].sort((a, b) => (a.exact < b.exact ? -1 : 1))) {
    const [facet = '', id = ''] = exact.split(':');
    const kind = NAMED_FACETS[facet];
    if (kind === undefined) continue;
    const record = records.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    const { title, titleLang } = toSearchCard(record, { records, locale });
    const point = record.type === 'place' ? record.facts.coordinates : null;
    named[kind][id] =
      point === null ? [title, titleLang] : [title, titleLang, point.lon, point.lat];
  }
  return named;
}
