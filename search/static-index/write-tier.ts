import { hashOf, type IndexFiles } from './index-files.ts';
import { partition, separator } from './partition.ts';
import {
  type Directory,
  directoryPath,
  LONG,
  LONG_POSTINGS,
  LONG_SHARE,
  type Tier,
  tierPath,
} from './query/format.ts';
import { encodeShard } from './query/shard.ts';
import type { Posting } from './term-table.ts';

/** About what comes out as 12 KB of script at most, half of that on average; half as much where a query reads several. */
const MOST_BYTES = 12_000;
const MAX_SHARD_BYTES: Readonly<Partial<Record<Tier, number>>> = {
  names: 4_500,
  joined: 4_500,
  turned: 4_500,
  texts: 5_000,
  pairs: 5_000,
};
/** A directory with more files than this is split in two levels. */
const MAX_INLINE_FILES = 120;
const BRANCH_FILES = 90;
/** The second level of what names have is fetched whole before anything is asked: fewer files, fewer bytes. */
const MAX_BRANCH_FILES: Readonly<Partial<Record<Tier, number>>> = {
  names: 2_000,
  longNames: 2_000,
  pairs: 140,
};

/** Writes the shards of a tier; answers the directory that leads to them. */
export function writeTier(files: IndexFiles, tier: Tier, postings: readonly Posting[]): Directory {
  const terms = sortTerms(postings).map(({ exact, folded, packed, bits }) => ({
    key: folded,
    exact,
    packed,
    bits,
    sizeBytes: exact.length + 2 + packed.length * 2.5,
  }));
  const leaves: { from: string; hash: string }[] = [];
  let before = '';
  for (const run of partition(terms, MAX_SHARD_BYTES[tier] ?? MOST_BYTES)) {
    const shard = encodeShard(run.map(unpackPostings));
    const hash = hashOf(shard);
    files.put(tierPath(tier, hash), shard);
    leaves.push({ from: leaves.length === 0 ? '' : separator(before, run[0]?.key ?? ''), hash });
    before = run.at(-1)?.key ?? '';
  }
  if (leaves.length <= MAX_INLINE_FILES) return toDirectory(leaves, false);
  const sized = leaves.map((leaf) => ({ ...leaf, key: leaf.from, sizeBytes: 1 }));
  const branches: { from: string; hash: string }[] = [];
  for (const run of partition(sized, MAX_BRANCH_FILES[tier] ?? BRANCH_FILES)) {
    const content = JSON.stringify(toDirectory(run, false));
    const hash = hashOf(content);
    files.put(directoryPath(tier, hash), content);
    branches.push({ from: run[0]?.from ?? '', hash });
  }
  return toDirectory(branches, true);
}

/** In an archive of so many documents a term with more postings than this is long (see format.ts). */
export function longFrom(documents: number): number {
  return Math.max(LONG_POSTINGS, documents * LONG_SHARE);
}

/**
 * The terms with more than `most` postings, and all terms: of the long ones their number alone, and beside it
 * those of their postings that tell the most (`isTelling`, of a weight), where these are few.
 */
export function splitLong(
  postings: readonly Posting[],
  { most, isTelling = () => false }: { most: number; isTelling?: (weight: number) => boolean },
): { short: Posting[]; long: Posting[] } {
  const short: Posting[] = [];
  const long: Posting[] = [];
  for (const posting of postings) {
    const { packed, bits } = posting;
    if (packed.length <= most) {
      short.push(posting);
      continue;
    }
    long.push(posting);
    short.push({ ...posting, packed: [packed.length * 256 + LONG], bits: 8 });
    const telling = Array.from(packed).filter((each) => isTelling(each & ((1 << bits) - 1)));
    const isFew = telling.length > 0 && telling.length <= MOST_TELLING;
    if (isFew) short.push({ ...posting, packed: telling });
  }
  return { short, long };
}
const MOST_TELLING = 500;

/** By folded form, then by exact form; sorted by beginning first, which halves the comparisons. */
function sortTerms(postings: readonly Posting[]): Posting[] {
  const byBeginning = Map.groupBy(postings, ({ folded }) => folded.slice(0, 2));
  return [...byBeginning.keys()].sort().flatMap((beginning) =>
    (byBeginning.get(beginning) ?? []).sort((a, b) => {
      if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
      // What is long and its telling part stay in their order.
      return a.exact === b.exact ? 0 : a.exact < b.exact ? -1 : 1;
    }),
  );
}

function unpackPostings({
  exact,
  packed,
  bits,
}: {
  exact: string;
  packed: ArrayLike<number>;
  bits: number;
}) {
  const weights = new Uint8Array(packed.length);
  const slots: number[] = [];
  const mask = (1 << bits) - 1;
  for (let i = 0; i < packed.length; i += 1) {
    const posting = packed[i] ?? 0;
    slots.push(posting >> bits);
    weights[i] = posting & mask;
  }
  return { exact, slots, weights };
}

function toDirectory(files: readonly { from: string; hash: string }[], inner: boolean): Directory {
  return {
    from: files.map(({ from }) => from),
    files: files.map(({ hash }) => hash).join(''),
    inner,
  };
}
