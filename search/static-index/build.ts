import { toSearchCard } from '../cards.ts';
import { type SearchableRecords, searchableIds, toSearchDocument } from '../documents.ts';
import { fold } from '../fold.ts';
import { type IndexFiles, indexFiles } from './index-files.ts';
import { partition, separator } from './partition.ts';
import { collectPostings, type TierPostings } from './postings.ts';
import {
  CARD_HASH_LENGTH,
  type CardDirectory,
  type CardTuple,
  cardDirectoryPath,
  cardPath,
  type Directory,
  directoryPath,
  type FacetLabels,
  HASH_LENGTH,
  INDEX_VERSION,
  type IndexEntryFile,
  labelsPath,
  type Tier,
  tierPath,
} from './query/format.ts';
import { encodeShard } from './query/shard.ts';
import { assignSlots } from './slots.ts';

/** Before gzip; about 12 KB of script at most. */
const MAX_SHARD_BYTES = 20_000;
/** A directory with more files than this is split in two levels. */
const MAX_INLINE_FILES = 200;
/** A card file spans 64 slots: 8 to 16 cards (see slots.ts). */
const CARD_SHIFT = 6;

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
  const cards = new Map(
    locales.map((locale) => [locale, { tuples: [] as CardTuple[], labels: {} as FacetLabels }]),
  );
  for (const [id, slot] of slots) {
    const record = records.entry(id);
    if (record === null || record.type === 'tombstone') continue;
    add(toSearchDocument(record, records), slot);
    for (const [locale, { tuples, labels }] of cards) {
      const { names, communities, ...card } = toSearchCard(record, { records, locale });
      tuples.push([
        slot,
        id,
        card.type,
        record.slug,
        card.title,
        card.titleLang,
        card.summary,
        card.summaryLang,
        names.flatMap(({ text, lang }) => [text, lang]),
        communities.flatMap(({ text, lang }) => [text, lang]),
        card.review,
      ]);
      if (record.type === 'community' || record.type === 'place') {
        labels[id] = [card.title, card.titleLang];
      }
    }
  }
  const entry: IndexEntryFile = {
    version: INDEX_VERSION,
    documents: slots.size,
    tiers: {
      names: await writeTier(files, 'names', tiers.names),
      texts: await writeTier(files, 'texts', tiers.texts),
      facets: await writeTier(files, 'facets', tiers.facets),
      hidden: await writeTier(files, 'hidden', tiers.hidden),
    },
    cards: {},
  };
  const values = new Set([...tiers.facets.keys()].map((term) => term.slice(term.indexOf(':') + 1)));
  for (const [locale, { tuples, labels }] of cards) {
    const used = Object.fromEntries(Object.entries(labels).filter(([id]) => values.has(id)));
    entry.cards[locale] = await writeCards(files, locale, { tuples, labels: used });
  }
  const hash = await files.put(JSON.stringify(entry), HASH_LENGTH, entryPath);
  return { entry: entryPath(hash), files: await files.finish() };
}

const entryPath = (hash: string) => `search/index.${hash}.js`;

async function writeTier(
  files: IndexFiles,
  tier: Tier,
  postings: TierPostings,
): Promise<Directory> {
  const terms = [...postings]
    .map(([exact, { slots, weights }]) => ({
      key: fold(exact),
      exact,
      slots,
      weights: Uint8Array.from(weights),
      sizeBytes: exact.length + 2 + slots.length * 3,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.exact < b.exact ? -1 : 1));
  const leaves: { from: string; hash: string }[] = [];
  let before = '';
  for (const shard of partition(terms, MAX_SHARD_BYTES)) {
    const hash = await files.put(encodeShard(shard), HASH_LENGTH, (name) => tierPath(tier, name));
    leaves.push({ from: leaves.length === 0 ? '' : separator(before, shard[0]?.key ?? ''), hash });
    before = shard.at(-1)?.key ?? '';
  }
  if (leaves.length <= MAX_INLINE_FILES) return toDirectory(leaves, false);
  const sized = leaves.map((leaf) => ({ ...leaf, key: leaf.from, sizeBytes: 1 }));
  const branches: { from: string; hash: string }[] = [];
  for (const run of partition(sized, MAX_INLINE_FILES)) {
    const content = JSON.stringify(toDirectory(run, false));
    const hash = await files.put(content, HASH_LENGTH, (name) => directoryPath(tier, name));
    branches.push({ from: run[0]?.from ?? '', hash });
  }
  return toDirectory(branches, true);
}

function toDirectory(files: readonly { from: string; hash: string }[], inner: boolean): Directory {
  return {
    from: files.map(({ from }) => from),
    files: files.map(({ hash }) => hash).join(''),
    inner,
  };
}

async function writeCards(
  files: IndexFiles,
  locale: string,
  { tuples, labels }: { tuples: readonly CardTuple[]; labels: FacetLabels },
): Promise<string> {
  const byFile = Map.groupBy(tuples, ([slot]) => slot >> CARD_SHIFT);
  const hashes: string[] = [];
  for (let n = 0; n <= Math.max(-1, ...byFile.keys()); n += 1) {
    const held = byFile.get(n);
    hashes.push(
      held === undefined
        ? '0'.repeat(CARD_HASH_LENGTH)
        : await files.put(JSON.stringify(held), CARD_HASH_LENGTH, (hash) =>
            cardPath(locale, n, hash),
          ),
    );
  }
  const directory: CardDirectory = {
    shift: CARD_SHIFT,
    files: hashes.join(''),
    labels: await files.put(JSON.stringify(labels), HASH_LENGTH, (hash) =>
      labelsPath(locale, hash),
    ),
  };
  return await files.put(JSON.stringify(directory), HASH_LENGTH, (hash) =>
    cardDirectoryPath(locale, hash),
  );
}
