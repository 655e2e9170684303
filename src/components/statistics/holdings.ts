import { DESCRIBED_TYPES, type DescribedType } from '#public-records/gaps.ts';
import type { PublicRecords } from '#public-records/reader.ts';

/** What the archive holds of a community or a province. */
export interface Holding {
  id: string;
  counts: Record<DescribedType, number>;
  total: number;
}

export interface Holdings {
  /** Most first. */
  some: Holding[];
  /** Ids of those with no described record, in the order of the alphabet. */
  none: string[];
}

/** Records of each community of its own right, those of its branches among them. */
export function byCommunity(records: PublicRecords): Holdings {
  const all = records.list('type:community');
  const branches = new Set(all.flatMap((id) => records.list(`children:${id}`)));
  return holdings(
    records,
    all.filter((id) => !branches.has(id)),
    'community',
  );
}

/** Records of each province, those of its places and of its former provinces among them. */
export function byProvince(records: PublicRecords): Holdings {
  return holdings(records, records.list('place-kind:province'), 'place');
}

function holdings(
  records: PublicRecords,
  ids: readonly string[],
  kind: 'community' | 'place',
): Holdings {
  const typed = DESCRIBED_TYPES.map(
    (type) => [type, new Set(records.list(`type:${type}`))] as const,
  );
  const all = ids.map((id): Holding => {
    const held = records.list(`${kind}:${id}`);
    const counts = Object.fromEntries(
      typed.map(([type, ofType]) => [type, held.filter((each) => ofType.has(each)).length]),
    ) as Holding['counts'];
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { id, counts, total };
  });
  return {
    some: all.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total),
    none: all.filter(({ total }) => total === 0).map(({ id }) => id),
  };
}
