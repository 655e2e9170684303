import { recordRoute } from '#domain/public/routes.ts';
import type { SearchCard } from '../../search-provider.ts';
import {
  CARD_GROUP,
  type CardDirectory,
  type CardTuple,
  cardDirectoryPath,
  cardPath,
  type Directory,
  directoryPath,
  type FacetLabels,
  HASH_LENGTH,
  type IndexEntryFile,
  labelsPath,
  type OrderDirectory,
  orderDirectoryPath,
  orderPath,
  PASSAGE_GROUP,
  PASSAGE_PART,
  type PackedPassage,
  type PassageDirectory,
  type PassageTuple,
  passageDirectoryPath,
  passagePath,
  placesPath,
  type Tier,
  tierPath,
} from './format.ts';
import { decodeRun } from './order.ts';
import { type LoadPayload, unpack, unpackJson } from './payload.ts';
import { decodeShard, type ShardTerm } from './shard.ts';

/** Read side of one static index: fetches what a question needs, each file once. */
export interface IndexReader {
  documents(): Promise<number>;
  /** Fetches the directories of names, which every question reads. */
  prepareNames(): Promise<void>;
  /** Begins to fetch the directory that a later question for `folded` will read first; it may as well not come. */
  foresee(tier: Tier, folded: string): void;
  /** How many buckets pairs of words fall into. */
  pairBuckets(): Promise<number>;
  /**
   * The terms of a tier whose folded form is `folded`, or with `prefix` begins with it, from at most
   * `maxShards` shards (the first ones, which hold the whole word); with `whole` none at all where there are more.
   */
  terms(
    tier: Tier,
    folded: string,
    options?: { prefix?: boolean; maxShards?: number; whole?: boolean },
  ): Promise<ShardTerm[]>;
  /** The cards of these slots, in this order. */
  cards(slots: readonly number[], locale: string): Promise<SearchCard[]>;
  labels(locale: string, of: 'labels' | 'places'): Promise<FacetLabels>;
  /** A passage of a record, by its number; `null` where there is none. */
  passage(slot: number, number: number): Promise<PackedPassage | null>;
  /** All slots, run by run: by name as a locale has it, or by date. */
  order(by: 'name' | 'date', locale: string): AsyncGenerator<number[]>;
}

/** Above every string that begins with what stands before it. */
const ABOVE = '\uFFFF';

/** Opens the index whose entry stands at `entry`; nothing is loaded before the first question. */
export function indexReader({ entry, load }: { entry: string; load: LoadPayload }): IndexReader {
  const kept = new Map<string, Promise<unknown>>();
  function once<T>(path: string, read: (payload: string) => Promise<T>): Promise<T> {
    const known = kept.get(path) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const loading = load(path).then(read);
    kept.set(path, loading);
    // A failed load is not remembered: the network may be back at the next key press.
    loading.catch(() => kept.delete(path));
    return loading;
  }
  const opened = () => once(entry, (payload) => unpackJson<IndexEntryFile>(payload));

  /** Of the locale, or of the first one when the index does not have it. */
  async function cardDirectory(locale: string): Promise<CardDirectory & { known: string }> {
    const { cards } = await opened();
    const known = cards[locale] === undefined ? (Object.keys(cards)[0] ?? '') : locale;
    const directory = await once(cardDirectoryPath(known, cards[known] ?? ''), (payload) =>
      unpackJson<CardDirectory>(payload),
    );
    return { ...directory, known };
  }

  const innerDirectory = (tier: Tier, hash: string) =>
    once(directoryPath(tier, hash), (payload) => unpackJson<Directory>(payload));

  async function shardPaths(
    tier: Tier,
    directory: Directory,
    low: string,
    high: string,
  ): Promise<string[]> {
    const hashes = filesBetween(directory, low, high);
    if (!directory.inner) return hashes.map((hash) => tierPath(tier, hash));
    const inner = await Promise.all(hashes.map((hash) => innerDirectory(tier, hash)));
    return (await Promise.all(inner.map((each) => shardPaths(tier, each, low, high)))).flat();
  }

  return {
    documents: async () => (await opened()).documents,
    async prepareNames() {
      const { names, longNames } = (await opened()).tiers;
      const inner = (tier: Tier, directory: Directory) =>
        directory.inner ? shardPaths(tier, directory, '', ABOVE) : [];
      await Promise.all([inner('names', names), inner('longNames', longNames)]);
    },
    foresee(tier, folded) {
      const early = opened().then(({ tiers }) => {
        const [hash = ''] = filesBetween(tiers[tier], folded, folded);
        return tiers[tier].inner ? innerDirectory(tier, hash) : null;
      });
      early.catch(() => {});
    },
    pairBuckets: async () => (await opened()).pairBuckets,
    async terms(
      tier,
      folded,
      { prefix = false, maxShards = Number.POSITIVE_INFINITY, whole = false } = {},
    ) {
      const high = prefix ? folded + ABOVE : folded;
      const directory = (await opened()).tiers[tier];
      if (whole && directory.inner && filesBetween(directory, folded, high).length > 1) return [];
      const paths = await shardPaths(tier, directory, folded, high);
      if (whole && paths.length > maxShards) return [];
      const shards = await Promise.all(
        paths
          .slice(0, maxShards)
          .map((path) => once(path, async (payload) => decodeShard(await unpack(payload)))),
      );
      return shards.flat().filter((term) => term.folded >= folded && term.folded <= high);
    },
    async labels(locale, of) {
      const { known, [of]: hash } = await cardDirectory(locale);
      const path = of === 'labels' ? labelsPath(known, hash) : placesPath(known, hash);
      return await once(path, (payload) => unpackJson<FacetLabels>(payload));
    },
    async passage(slot, number) {
      const directory = passageDirectoryPath((await opened()).passages);
      const { shift, groups } = await once(directory, (payload) =>
        unpackJson<PassageDirectory>(payload),
      );
      const n = slot >> shift;
      const hash = hashAt(groups, Math.floor(n / PASSAGE_GROUP));
      const part = Math.floor(number / PASSAGE_PART);
      const tuples = await once(passagePath(n, { hash, slot, part }), (payload) =>
        unpackJson<PassageTuple[]>(payload),
      );
      const tuple = tuples.find(([held]) => held === slot);
      return tuple?.[2][number - tuple[1]] ?? null;
    },
    async *order(by, locale) {
      const { known, names } = await cardDirectory(locale);
      const [room, hash] = by === 'name' ? [known, names] : [by, (await opened()).dates];
      const { runs } = await once(orderDirectoryPath(room, hash), (payload) =>
        unpackJson<OrderDirectory>(payload),
      );
      for (let i = 0; i * HASH_LENGTH < runs.length; i += 1) {
        yield await once(orderPath(room, hashAt(runs, i)), async (payload) =>
          decodeRun(await unpack(payload)),
        );
      }
    },
    async cards(slots, locale) {
      const { known, shift, groups } = await cardDirectory(locale);
      const found = await Promise.all(
        slots.map(async (slot) => {
          const n = slot >> shift;
          const hash = hashAt(groups, Math.floor(n / CARD_GROUP));
          const tuples = await once(cardPath(known, n, hash), (payload) =>
            unpackJson<CardTuple[]>(payload),
          );
          const tuple = tuples.find(([held]) => held === slot);
          return tuple === undefined ? [] : [toCard(tuple, known)];
        }),
      );
      return found.flat();
    },
  };
}

function filesBetween({ from, files }: Directory, low: string, high: string): string[] {
  const found: string[] = [];
  for (const [i, least] of from.entries()) {
    const next = from[i + 1];
    if (least <= high && (next === undefined || next > low)) {
      found.push(hashAt(files, i));
    }
  }
  return found;
}

function hashAt(hashes: string, i: number): string {
  return hashes.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH);
}

/** A card from its file, for readers of `locale`. */
export function toCard(tuple: CardTuple, locale: string): SearchCard {
  const [
    ,
    id,
    type,
    slug,
    title,
    titleLang,
    summary,
    summaryLang,
    names,
    communities,
    review,
    mediaKind,
  ] = tuple;
  return {
    id,
    type,
    route: recordRoute(locale, type, slug),
    title,
    titleLang,
    summary,
    summaryLang,
    names: inPairs(names),
    communities: inPairs(communities),
    review,
    mediaKind,
  };
}

function inPairs(flat: readonly string[]): { text: string; lang: string }[] {
  const pairs: { text: string; lang: string }[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2)
    pairs.push({ text: flat[i] ?? '', lang: flat[i + 1] ?? '' });
  return pairs;
}
