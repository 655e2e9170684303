import type { CachedFolder } from '#catalogue/cache/cache-index.ts';
import type { CrossFacts } from '#catalogue/compile/compiled-record.ts';
import type { Fault, FaultPlace } from '#catalogue/faults/fault.ts';
import type { ReferencePlace } from '#catalogue/references/reference.ts';
import { readSource } from '#catalogue/source/read-source.ts';

/** What the checks between records work on. */
export interface CrossCheck {
  /** The typed records by id, in the order of the catalogue. */
  records: ReadonlyMap<string, CachedFolder>;
  /** Ids of records that are there but could not be typed. */
  untyped: ReadonlySet<string>;
  factsOf(folder: CachedFolder): CrossFacts;
  report(folder: CachedFolder, fault: Fault): void;
}

/** Where a fault of a record is written. A field is looked for only now: faults are few, references many. */
export async function findPlace(
  { folder }: CachedFolder,
  name: string,
  place: ReferencePlace,
): Promise<FaultPlace> {
  const file = `${folder}/${name}`;
  if ('line' in place) return { file, ...place };
  const { text } = readSource(file);
  if (text === null) return { file };
  const { locateField } = await import('#catalogue/source/yaml.ts');
  const path = place.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { file, ...locateField(text, path) };
}
