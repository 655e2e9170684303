import type { ListingFacts } from '#domain/public/facts.ts';
import type { HeritageList } from '#domain/public/vocabulary.ts';
import type { RecordLink, References } from '../references.ts';

/** The mark of each list about the origin, six units around: UNESCO's is round, the country's square. */
export const SIGNS: Readonly<Record<HeritageList, string>> = {
  unesco: 'M-4.2 0a4.2 4.2 0 1 1 8.4 0a4.2 4.2 0 1 1-8.4 0z',
  national: 'M-3.4-3.4h6.8v6.8h-6.8z',
};

/** An entry of an official list of heritage. */
export interface Inscription {
  link: RecordLink;
  facts: ListingFacts;
}

/** Entries by the year of their inscription, earliest first; those without a known year apart. */
export interface Inscriptions {
  years: { year: number; entries: Inscription[] }[];
  undated: Inscription[];
}

/** The entries of official lists that belong to a community or to one below it. */
export function inscriptionsOf(communityId: string, references: References): Inscriptions {
  const byYear = new Map<number, Inscription[]>();
  const undated: Inscription[] = [];
  for (const link of references.links(references.list(`community:${communityId}`))) {
    const facts = link.type === 'listing' ? references.listing(link.id)?.facts : undefined;
    if (facts === undefined) continue;
    const { year } = facts;
    if (year === null) undated.push({ link, facts });
    else byYear.set(year, [...(byYear.get(year) ?? []), { link, facts }]);
  }
  const years = [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, entries]) => ({ year, entries: worldFirst(entries) }));
  return { years, undated };
}

/** Of one year, UNESCO's entries stand first. */
function worldFirst(entries: readonly Inscription[]): Inscription[] {
  return entries.toSorted(
    (a, b) => Number(b.facts.list === 'unesco') - Number(a.facts.list === 'unesco'),
  );
}

/** A mark on the line of years. */
export interface YearMark {
  /** Of the whole line, 0–1. */
  at: number;
  /** From the line upwards, 0 the lowest. */
  level: number;
  list: HeritageList;
}

/** Where every dated entry stands on a line from the first year to the last; one year stands in the middle. */
export function yearMarks({ years }: Inscriptions): YearMark[] {
  const first = years[0]?.year ?? 0;
  const span = (years.at(-1)?.year ?? 0) - first;
  return years.flatMap(({ year, entries }) =>
    entries.map(({ facts }, level) => ({
      at: span === 0 ? 0.5 : (year - first) / span,
      level,
      list: facts.list,
    })),
  );
}
