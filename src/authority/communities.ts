import { namesOf } from './community-names.ts';
import { CENSUS, communityTexts, type Home } from './community-texts.ts';
import type { EthnicGroup } from './datasets.ts';
import { FAMILIES, FAMILIES_TOO, familyConcepts, familyOf } from './language-families.ts';
import type { OwnedRecord } from './owned-record.ts';
import type { AuthorityData } from './read-data.ts';
import type { Selection } from './selection.ts';
import { provinceIds, tonePlaced } from './units.ts';

/** Provinces that hold this share of a people are named, up to a number of them. */
const SHARE_NAMED = 0.05;
const MOST_NAMED = 4;

interface Counted {
  id: string;
  name: string;
  count: number;
}

/** The 54 peoples of the official list. */
export function communityRecords(data: AuthorityData, selection: Selection): OwnedRecord[] {
  return data.groups.map((group) => communityRecord(group, data, selection));
}

function communityRecord(
  group: EthnicGroup,
  data: AuthorityData,
  selection: Selection,
): OwnedRecord {
  const now = countedNow(group, data);
  const before = countedBefore(group, data);
  const homes = homesOf(group, now);
  const row = (area: object, count: number) => ({ year: 2019, count, ...area, sources: [CENSUS] });
  return {
    type: 'community',
    id: group.slug,
    set: { codes: { qd121: group.code_qd121_1979, qd1019: group.code_qd1019_2008 } },
    fill: { family: familyOf(group), places: homes.map(({ id }) => id) },
    join: {
      concepts: familyConcepts(group),
      names: namesOf(group, selection),
      languages: group.languages.filter(({ role }) => role === 'main').map(({ bcp47 }) => bcp47),
      scripts: scriptsOf(group, data),
      population: [
        row({ scope: 'VN' }, group.population_2019),
        ...[...now, ...before].map(({ id, count }) => row({ place: id }, count)),
      ],
      sources: [
        CENSUS,
        'src-qd-121-1979',
        'src-qd-1019-2008',
        FAMILIES,
        FAMILIES_TOO,
        'src-langtags',
      ],
    },
    texts: communityTexts(
      group,
      homes.map(({ name, count }): Home => ({ name, count })),
    ),
  };
}

/** The scripts that the people's languages are most likely written in, where the data say so for Vietnam. */
function scriptsOf(group: EthnicGroup, { languages }: AuthorityData): string[] {
  const main = new Set(
    group.languages.filter(({ role }) => role === 'main').map(({ iso639_3 }) => iso639_3),
  );
  return [
    ...new Set(
      languages
        .filter(({ iso639_3 }) => main.has(iso639_3))
        .flatMap(({ likely_tag }) => /-([A-Z][a-z]{3})-VN$/.exec(likely_tag)?.[1] ?? []),
    ),
  ];
}

/** Counts by the provinces of today: the sums of those they were formed from. Largest first. */
function countedNow(group: EthnicGroup, data: AuthorityData): Counted[] {
  const sums = new Map<string, number>();
  for (const { group: slug, province34_code, n_2019 } of data.population) {
    if (slug !== group.slug) continue;
    sums.set(province34_code, (sums.get(province34_code) ?? 0) + n_2019);
  }
  return counted(sums, provinceIds(data).now, data.provinces);
}

function countedBefore(group: EthnicGroup, data: AuthorityData): Counted[] {
  const counts = new Map(
    data.population
      .filter(({ group: slug }) => slug === group.slug)
      .map(({ province63_code, n_2019 }) => [province63_code, n_2019]),
  );
  return counted(counts, provinceIds(data).before, data.formerProvinces);
}

function counted(
  counts: ReadonlyMap<string, number>,
  idOf: (code: string) => string | null,
  units: readonly { code: string; name_vi: string }[],
): Counted[] {
  return [...counts]
    .flatMap(([code, count]) => {
      const id = idOf(code);
      const name = units.find((unit) => unit.code === code)?.name_vi;
      return id === null || name === undefined ? [] : [{ id, name: tonePlaced(name), count }];
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function homesOf({ population_2019 }: EthnicGroup, counts: readonly Counted[]): Counted[] {
  const named = counts.filter(({ count }) => count >= population_2019 * SHARE_NAMED);
  return (named.length > 0 ? named : counts.slice(0, 1)).slice(0, MOST_NAMED);
}
