import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, searchableIds } from '../documents.ts';
import { nothingToDo, planBuild } from './build-plan.ts';
import { collectIndex } from './collect-index.ts';
import { hashOf, type IndexFiles, indexFiles } from './index-files.ts';
import { type FacetLabels, INDEX_VERSION, type IndexEntryFile } from './query/format.ts';
import { type RememberedBuild, rememberBuild } from './remembered.ts';
import type { Posting } from './term-table.ts';
import { writeCards } from './write-cards.ts';
import { splitLong, writeTier } from './write-tier.ts';

export interface BuiltIndex {
  /** Path of the entry script from the site's root: `search/index.<hash>.js`. */
  entry: string;
  files: { path: string; sizeBytes: number }[];
}

/**
 * Builds the static index (format: query/format.ts) of the records in channel `search` under
 * `<folder>/search/`: the same records give the same bytes, with or without a memory; unchanged files
 * are left alone, stale ones removed. With `memory` (a file outside `<folder>/search`, and a key that
 * changes with the code) a build does again only what has changed since the one before.
 */
export async function buildStaticIndex({
  records,
  locales,
  folder,
  memory = null,
}: {
  records: SearchableRecords;
  locales: readonly string[];
  folder: string;
  memory?: { file: string; key: string } | null;
}): Promise<BuiltIndex> {
  const plan = planBuild(searchableIds(records), { records, locales, folder, memory });
  if (plan.before !== null && nothingToDo(plan)) {
    const { entry, files } = plan.before;
    return { entry, files };
  }
  const files = indexFiles(folder, plan.before?.files ?? []);
  const { tiers, tuples, documents } = collectIndex(plan, { records, locales, folder });
  const facets = tiers.facets.terms();
  const entry: IndexEntryFile = {
    version: INDEX_VERSION,
    documents: plan.slots.size,
    tiers: {
      ...writeWithLong(files, plan.slots.size, {
        names: tiers.names.terms(),
        texts: tiers.texts.terms(),
      }),
      facets: writeTier(files, 'facets', facets),
      hidden: writeTier(files, 'hidden', tiers.hidden.terms()),
      joined: writeTier(files, 'joined', tiers.joined.terms()),
    },
    cards: {},
  };
  const cards: RememberedBuild['cards'] = {};
  for (const locale of locales) {
    const directory = writeCards(files, locale, {
      tuples: tuples.get(locale) ?? [],
      labels: facetLabels(facets, { records, locale }),
      plan,
    });
    cards[locale] = directory;
    entry.cards[locale] = hashOf(JSON.stringify(directory));
  }
  const json = JSON.stringify(entry);
  const path = `search/index.${hashOf(json)}.js`;
  files.put(path, json);
  const built = { entry: path, files: files.finish() };
  if (memory !== null) {
    rememberBuild(memory.file, { key: plan.key, cards, documents, ...built });
  }
  return built;
}

function writeWithLong(
  files: IndexFiles,
  documents: number,
  terms: { names: Posting[]; texts: Posting[] },
) {
  const [names, texts] = [splitLong(terms.names, documents), splitLong(terms.texts, documents)];
  return {
    names: writeTier(files, 'names', names.short),
    texts: writeTier(files, 'texts', texts.short),
    longNames: writeTier(files, 'longNames', names.long),
    longTexts: writeTier(files, 'longTexts', texts.long),
  };
}

/** The names of the communities and provinces that are values of a facet, by id in order. */
function facetLabels(
  facets: readonly Posting[],
  { records, locale }: { records: SearchableRecords; locale: string },
): FacetLabels {
  const labels: FacetLabels = {};
  for (const { exact } of [...facets].sort((a, b) => (a.exact < b.exact ? -1 : 1))) {
    const [facet, id = ''] = exact.split(':');
    if (facet !== 'community' && facet !== 'province') continue;
    const record = records.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    const { title, titleLang } = toSearchCard(record, { records, locale });
    labels[id] = [title, titleLang];
  }
  return labels;
}
