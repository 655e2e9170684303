import { fold } from '../../fold.ts';
import { FACETS, type Filters } from '../../search-provider.ts';
import type { IndexReader } from './index-reader.ts';

/** Slots that every filter lets through; `null` without filters. */
export async function allowedSlots(
  reader: IndexReader,
  filters: Filters,
): Promise<Set<number> | null> {
  const lists = await Promise.all(
    FACETS.flatMap((facet) => {
      const value = filters[facet];
      return value === undefined || value === '' ? [] : [slotsOfFacet(reader, `${facet}:${value}`)];
    }),
  );
  const [first, ...others] = lists;
  if (first === undefined) return null;
  return new Set([...first].filter((slot) => others.every((other) => other.has(slot))));
}

async function slotsOfFacet(reader: IndexReader, exact: string): Promise<Set<number>> {
  const terms = await reader.terms('facets', fold(exact));
  return new Set(terms.find((term) => term.exact === exact)?.slots);
}
