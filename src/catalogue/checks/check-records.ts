import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import type { CrossFacts } from '#catalogue/compile/compiled-record.ts';
import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { checkCycles } from './check-cycles.ts';
import { checkReferences } from './check-references.ts';
import { checkSlugs } from './check-slugs.ts';
import { type CrossCheck, findPlace } from './cross-check.ts';

/** The typed records by id; of several folders with one id the first stands. */
export function toRecords(folders: readonly CachedFolder[]): Map<string, CachedFolder> {
  const records = new Map<string, CachedFolder>();
  for (const folder of folders) {
    if (folder.line !== null && !records.has(folder.id)) records.set(folder.id, folder);
  }
  return records;
}

/**
 * Checks records against one another and returns the folders with their `crossFaults`. What each is to
 * the others stands in its signature: where no signature changed, only the `changed` are looked at.
 */
export async function checkRecords(options: {
  folders: readonly CachedFolder[];
  previous: readonly CachedFolder[];
  changed: ReadonlySet<CachedFolder>;
  factsOf(folder: CachedFolder): CrossFacts;
}): Promise<CachedFolder[]> {
  const { folders, previous, changed, factsOf } = options;
  const records = toRecords(folders);
  const found = new Map<CachedFolder, Fault[]>();
  const check: CrossCheck = {
    records,
    untyped: new Set(folders.filter(({ line }) => line === null).map(({ id }) => id)),
    factsOf,
    report(folder, fault) {
      found.set(folder, [...(found.get(folder) ?? []), fault]);
    },
  };
  if (isSelfContained(folders, previous, changed)) {
    await checkReferences(changed, check);
    return folders.map((folder) =>
      changed.has(folder) ? { ...folder, crossFaults: found.get(folder) ?? [] } : folder,
    );
  }
  await checkDuplicates(folders, check);
  await checkReferences(records.values(), check);
  await checkCycles(check);
  await checkSlugs(check);
  return folders.map((folder) => ({ ...folder, crossFaults: found.get(folder) ?? [] }));
}

/** Does what changed touch the faults of nothing but itself? */
function isSelfContained(
  folders: readonly CachedFolder[],
  previous: readonly CachedFolder[],
  changed: ReadonlySet<CachedFolder>,
): boolean {
  if (folders.length !== previous.length) return false;
  const before = new Map(previous.map((folder) => [folder.folder, folder]));
  for (const folder of changed) {
    const old = before.get(folder.folder);
    if (old?.signature !== folder.signature || old.crossFaults.length > 0) return false;
  }
  return folders.every((folder) => changed.has(folder) || before.has(folder.folder));
}

async function checkDuplicates(
  folders: readonly CachedFolder[],
  { records, report }: CrossCheck,
): Promise<void> {
  for (const folder of folders) {
    const first = records.get(folder.id);
    if (folder.line === null || first === undefined || first === folder) continue;
    const place = await findPlace(folder, 'record.yaml', { path: 'id' });
    report(folder, toFault('duplicate-id', place, { id: folder.id, other: first.folder }));
  }
}
