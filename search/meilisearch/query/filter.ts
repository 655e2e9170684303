import { FACETS, type Facet, type Filters } from '../../search-provider.ts';

/** Filters in Meilisearch's language, or `null` where nothing is filtered. A value is never read as syntax. */
export function toFilter(filters: Filters = {}, except?: Facet): string[] | null {
  const parts = FACETS.flatMap((facet) => {
    const value = filters[facet];
    return facet === except || value === undefined || value === ''
      ? []
      : [`${facet} = ${quoted(value)}`];
  });
  return parts.length === 0 ? null : parts;
}

export function isOneOf(field: string, values: readonly string[]): string {
  return `${field} IN [${values.map(quoted).join(', ')}]`;
}

/** NUL and unpaired surrogates stand in no value. */
function quoted(value: string): string {
  const plain = value.toWellFormed().replaceAll('\0', '\uFFFD');
  return `"${plain.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`;
}
