import { FACETS, type Facet, type Filters, SORTS, type Sort } from '#search/search-provider.ts';

/** What a reader has asked for. */
export interface Asked {
  text: string;
  filters: Filters;
  sort: Sort;
}

/** Names of the facets in the address. */
const FIELD_OF: Readonly<Record<Facet, string>> = {
  type: 'type',
  community: 'community',
  province: 'province',
  formerProvince: 'former',
  place: 'place',
  language: 'lang',
  mediaKind: 'media',
  month: 'month',
  decade: 'decade',
};

/** Reads `?q=…&type=…&sort=…`; what is unknown there is passed over. */
export function readAddress(search: string): Asked {
  const given = new URLSearchParams(search);
  const filters: Filters = {};
  for (const facet of FACETS) {
    const value = given.get(FIELD_OF[facet]) ?? '';
    if (value !== '') filters[facet] = value;
  }
  const sort = SORTS.find((known) => known === given.get('sort')) ?? 'relevance';
  return { text: given.get('q') ?? '', filters, sort };
}

/** The address of the same page that asks for this. */
export function addressOf({ text, filters, sort }: Asked): string {
  const given = new URLSearchParams();
  if (text !== '') given.set('q', text);
  for (const facet of FACETS) {
    const value = filters[facet];
    if (value !== undefined) given.set(FIELD_OF[facet], value);
  }
  if (sort !== 'relevance') given.set('sort', sort);
  const query = String(given);
  return query === '' ? location.pathname : `?${query}`;
}
