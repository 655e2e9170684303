import { toFault } from '#catalogue/faults/fault.ts';
import { type CrossCheck, findPlace } from './cross-check.ts';

/** Slugs, former ones included, that two records of a type both claim; told at the later one. */
export async function checkSlugs({ records, factsOf, report }: CrossCheck): Promise<void> {
  const owners = new Map<string, string>();
  for (const record of records.values()) {
    for (const [index, slug] of factsOf(record).slugs.entries()) {
      const key = `${record.type}/${slug}`;
      const other = owners.get(key);
      if (other === undefined) owners.set(key, record.id);
      else if (other !== record.id) {
        const path = index > 0 ? `formerSlugs.${index - 1}` : slug === record.id ? 'id' : 'slug';
        const place = await findPlace(record, 'record.yaml', { path });
        report(record, toFault('slug-taken', place, { slug, other }));
      }
    }
  }
}
