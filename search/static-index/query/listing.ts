import type { Facet, FacetValue } from '../../search-provider.ts';
import type { Matches } from './answers.ts';
import type { Found } from './evidence.ts';
import type { IndexReader } from './index-reader.ts';

/** A page of what was found, in another order than that of relevance. */
export async function inOrder(
  reader: IndexReader,
  found: readonly Found[],
  {
    by,
    locale,
    offset,
    limit,
  }: { by: 'name' | 'date'; locale: string; offset: number; limit: number },
): Promise<Found[]> {
  const bySlot = new Map(found.map((each) => [each.slot, each]));
  const page: Found[] = [];
  for await (const run of reader.order(by, locale)) {
    page.push(...run.flatMap((slot) => bySlot.get(slot) ?? []));
    if (page.length >= Math.min(offset + limit, found.length)) break;
  }
  return page.slice(offset, offset + limit);
}

/** The values of a facet among what was found, the commonest first; of everything where `matches` is `null`. */
export async function countFacet(
  reader: IndexReader,
  { facet, locale, matches }: { facet: Facet; locale: string; matches: Matches | null },
): Promise<FacetValue[]> {
  const named = facet === 'place' ? 'places' : NAMED.has(facet) ? 'labels' : null;
  const [terms, labels] = await Promise.all([
    reader.terms('facets', `${facet.toLowerCase()}:`, { prefix: true }),
    named === null ? null : reader.labels(locale, named),
  ]);
  const slots =
    matches === null
      ? null
      : new Set(matches.found.filter(({ partly }) => !partly).map(({ slot }) => slot));
  const values = terms.flatMap((term): FacetValue[] => {
    if (!term.exact.startsWith(`${facet}:`)) return [];
    const found = slots === null ? term.slots : term.slots.filter((slot) => slots.has(slot));
    if (found.length === 0) return [];
    const value = term.exact.slice(facet.length + 1);
    const [text, lang, lon, lat] = labels?.[value] ?? [];
    return [
      {
        value,
        count: found.length,
        label: text === undefined || lang === undefined ? null : { text, lang },
        point: lon === undefined || lat === undefined ? null : { lon, lat },
      },
    ];
  });
  return values.sort((a, b) => b.count - a.count);
}
const NAMED: ReadonlySet<Facet> = new Set(['community', 'province', 'formerProvince']);
