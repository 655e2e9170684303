import type { CitedWork } from '../citation/cited-work.ts';
import { certainIso } from '../uncertain-date.ts';
import type { MetaTag } from './meta-tag.ts';

/**
 * Citation tags as reference managers and Google Scholar read them (Highwire Press,
 * https://scholar.google.com/intl/en/scholar/inclusion.html#indexing). Dates are `2026/11/21`, as much of them as is
 * known; an uncertain one is left out.
 */
export function toHighwire(work: CitedWork): MetaTag[] {
  const { title, authors, publisher, date, lang, url } = work;
  const day = date === null ? null : certainIso(date);
  const tags: [string, string | null][] = [
    ['citation_title', title],
    ...authors.map((name): [string, string] => ['citation_author', name]),
    ['citation_publication_date', day?.replaceAll('-', '/') ?? null],
    ['citation_publisher', publisher],
    ['citation_language', lang],
    ['citation_public_url', url],
  ];
  return tags.flatMap(([name, content]) =>
    content === null ? [] : [{ name, content, lang: null }],
  );
}
