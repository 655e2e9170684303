import { type Fault, toFault } from '#catalogue/faults/fault.ts';
import { type CheckedRecord, findPlace } from './checked-record.ts';

/** Slugs, former ones included, that two records of a type both claim; told at the later one. */
export async function checkSlugs(records: ReadonlyMap<string, CheckedRecord>): Promise<Fault[]> {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const record of records.values()) {
    for (const [index, slug] of record.facts.slugs.entries()) {
      const key = `${record.type}/${slug}`;
      const other = owners.get(key);
      if (other === undefined) owners.set(key, record.id);
      else if (other !== record.id) {
        const field = index > 0 ? `formerSlugs.${index - 1}` : slug === record.id ? 'id' : 'slug';
        const place = await findPlace(record, 'record.yaml', { path: field });
        faults.push(toFault('slug-taken', place, { slug, other }));
      }
    }
  }
  return faults;
}
