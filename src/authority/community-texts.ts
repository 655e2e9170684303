import { englishTitle } from './community-names.ts';
import type { EthnicGroup } from './datasets.ts';
import { FAMILIES, FAMILIES_TOO, familyOf } from './language-families.ts';
import type { OwnedText } from './owned-record.ts';
import { UNIT_SOURCE } from './provinces.ts';

export const CENSUS = 'src-gso-census-2019';

/** Where many of a people live: a province of today, and how many were counted there. */
export interface Home {
  name: string;
  count: number;
}

/** A title, one sentence and a paragraph, from figures and families alone. */
export function communityTexts(
  group: EthnicGroup,
  homes: readonly Home[],
): Record<string, OwnedText> {
  const { name_vi: name, population_2019: count } = group;
  const vi = (number: number) => number.toLocaleString('de-DE');
  const en = (number: number) => number.toLocaleString('en-US');
  const family = familyOf(group);
  const where = homes.map((home) => ({ ...home, vi: vi(home.count), en: en(home.count) }));
  const told = ` [@${CENSUS}]`;
  const homesTold = ` [@${CENSUS}; @${UNIT_SOURCE}]`;
  const familyTold = ` [@${FAMILIES}; @${FAMILIES_TOO}]`;
  const first = where[0];
  return {
    vi: {
      title: name,
      summary: `Theo Tổng điều tra năm 2019, Việt Nam có ${vi(count)} người ${name}.${told}`,
      body: [
        ...(first === undefined
          ? []
          : [
              `Tính theo địa giới từ ngày 1/7/2025, năm 2019 có ${listed(
                where.map(
                  (home, at) => `${home.vi} ${at === 0 ? `người ${name} ` : ''}ở ${home.name}`,
                ),
                'và',
              )}.${homesTold}`,
            ]),
        `Tiếng nói của người ${name} được xếp vào ngữ hệ ${family.vi}.${familyTold}`,
      ],
      status: 'draft',
    },
    en: {
      title: englishTitle(group),
      summary: `The 2019 census counted ${en(count)} ${name} ${people(count)} in Vietnam.${told}`,
      body: [
        ...(first === undefined
          ? []
          : [
              `In 2019, by the boundaries drawn on 1 July 2025, ${listed(
                where.map(
                  (home, at) =>
                    `${home.en} ${at === 0 ? `${name} ${people(home.count)} lived ` : ''}in ${home.name}`,
                ),
                'and',
              )}.${homesTold}`,
            ]),
        `The speech of the ${name} is placed in the ${family.en.replace(', ', ' family, ')}${
          family.en.includes(', ') ? '' : ' family'
        }.${familyTold}`,
      ],
      status: 'draft',
    },
  };
}

function people(count: number): string {
  return count === 1 ? 'person' : 'people';
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
