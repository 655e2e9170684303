import type { Facet, FacetValue } from '../../search-provider.ts';
import type { Ask, MeilisearchHit } from './ask.ts';
import { labelField } from './fields.ts';
import { isOneOf } from './filter.ts';

/** Facets whose values are records, and those of them that stand on a map. */
const OF_RECORDS: ReadonlySet<Facet> = new Set([
  'community',
  'province',
  'formerProvince',
  'place',
]);
const OF_PLACES: ReadonlySet<Facet> = new Set(['province', 'formerProvince', 'place']);
const AT_A_TIME = 500;

/** Counts as the interface shows them, the largest first, with the names of records in `locale`. */
export async function toFacetValues(
  counts: ReadonlyMap<string, number>,
  { facet, locale, ask }: { facet: Facet; locale: string; ask: Ask },
): Promise<FacetValue[]> {
  const values = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const records = OF_RECORDS.has(facet)
    ? await recordsOf(
        values.map(([value]) => value),
        { locale, ask },
      )
    : new Map<string, MeilisearchHit>();
  return values.map(([value, count]) => {
    const record = records.get(value);
    const label = record?.[labelField(locale)] as FacetValue['label'] | undefined;
    const at = record?.['_geo'] as { lat: number; lng: number } | undefined;
    return {
      value,
      count,
      label: label ?? null,
      point: at === undefined || !OF_PLACES.has(facet) ? null : { lon: at.lng, lat: at.lat },
    };
  });
}

async function recordsOf(
  ids: readonly string[],
  { locale, ask }: { locale: string; ask: Ask },
): Promise<Map<string, MeilisearchHit>> {
  const found = new Map<string, MeilisearchHit>();
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    const some = ids.slice(from, from + AT_A_TIME);
    const attributesToRetrieve = ['id', labelField(locale), '_geo'];
    const query = { q: '', filter: [isOneOf('id', some)], attributesToRetrieve };
    const { hits } = await ask({ queries: [query], limit: some.length });
    for (const hit of hits) found.set(String(hit['id']), hit);
  }
  return found;
}
