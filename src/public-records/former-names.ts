import type { IndexEntry } from './format.ts';
import type { PublicRecords } from './reader.ts';

const known = new WeakMap<readonly IndexEntry[], ReadonlyMap<string, string>>();

/** Present slug by former one, both within a type: `custom/ruou-can` → `ruou-can-moi`. */
export function formerNames(records: PublicRecords): ReadonlyMap<string, string> {
  const { entries } = records;
  let names = known.get(entries);
  if (names === undefined) {
    names = new Map(
      entries
        .filter(({ page }) => page)
        .flatMap(({ routeType, slug, formerSlugs }) =>
          formerSlugs.map((former) => [`${routeType}/${former}`, slug] as const),
        ),
    );
    known.set(entries, names);
  }
  return names;
}
