import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { checkConsentEnds } from './check-consent-ends.ts';
import { checkCycles } from './check-cycles.ts';
import { checkReferences } from './check-references.ts';
import { checkSlugs } from './check-slugs.ts';
import { findPlace } from './checked-record.ts';

/** The typed records by id, and all faults: those each record shows alone, then those between records. */
export async function checkRecords(
  folders: readonly CachedFolder[],
  clock: { now: Date; timeZone: string },
): Promise<{ records: Map<string, CachedFolder>; faults: Fault[] }> {
  const records = new Map<string, CachedFolder>();
  const untyped = new Set<string>();
  const faults: Fault[] = [];
  for (const folder of folders) {
    faults.push(...folder.faults);
    if (folder.line === null) {
      untyped.add(folder.id);
      continue;
    }
    const other = records.get(folder.id);
    if (other === undefined) records.set(folder.id, folder);
    else {
      const place = await findPlace(folder, 'record.yaml', { path: 'id' });
      faults.push(toFault('duplicate-id', place, { id: folder.id, other: other.folder }));
    }
  }
  faults.push(
    ...(await checkReferences(records, untyped)),
    ...(await checkCycles(records)),
    ...(await checkSlugs(records)),
    ...(await checkConsentEnds(records, clock)),
  );
  return { records, faults };
}
