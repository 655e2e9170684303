import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import { type FaultName, toFault } from '#catalogue/faults/fault.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type CrossCheck, findPlace } from './cross-check.ts';

const TREES: Partial<Record<RecordType, { fault: FaultName; field: string }>> = {
  place: { fault: 'place-cycle', field: 'parent' },
  community: { fault: 'community-cycle', field: 'parent' },
  concept: { fault: 'concept-cycle', field: 'broader' },
};

/** Places, communities or concepts that lie within themselves; each circle is told once. */
export async function checkCycles({ records, factsOf, report }: CrossCheck): Promise<void> {
  const seen = new Set<string>();
  for (const record of records.values()) {
    const tree = TREES[record.type];
    if (tree === undefined) continue;
    const path: string[] = [];
    let at: CachedFolder | undefined = record;
    while (at !== undefined && at.type === record.type && !seen.has(at.id)) {
      seen.add(at.id);
      path.push(at.id);
      const { parent } = factsOf(at);
      if (parent !== null && path.includes(parent)) {
        const circle = [...path.slice(path.indexOf(parent)), parent].join(' → ');
        const place = await findPlace(at, 'record.yaml', { path: tree.field });
        report(at, toFault(tree.fault, place, { path: circle }));
        break;
      }
      at = parent === null ? undefined : records.get(parent);
    }
  }
}
