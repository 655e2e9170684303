import { type Fault, type FaultName, toFault } from '#catalogue/faults/fault.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import { type CheckedRecord, findPlace } from './checked-record.ts';

const TREES: Partial<Record<RecordType, { fault: FaultName; field: string }>> = {
  place: { fault: 'place-cycle', field: 'parent' },
  community: { fault: 'community-cycle', field: 'parent' },
  concept: { fault: 'concept-cycle', field: 'broader' },
};

/** Places, communities or concepts that lie within themselves; each circle is told once. */
export async function checkCycles(records: ReadonlyMap<string, CheckedRecord>): Promise<Fault[]> {
  const faults: Fault[] = [];
  const clear = new Set<string>();
  for (const record of records.values()) {
    const tree = TREES[record.type];
    if (tree === undefined) continue;
    const path: string[] = [];
    let at: CheckedRecord | undefined = record;
    while (at !== undefined && at.type === record.type && !clear.has(at.id)) {
      const begin = path.indexOf(at.id);
      if (begin !== -1) {
        const circle = [...path.slice(begin), at.id].join(' → ');
        const place = await findPlace(at, 'record.yaml', { path: tree.field });
        faults.push(toFault(tree.fault, place, { path: circle }));
        break;
      }
      path.push(at.id);
      at = at.facts.parent === null ? undefined : records.get(at.facts.parent);
    }
    for (const id of path) clear.add(id);
  }
  return faults;
}
