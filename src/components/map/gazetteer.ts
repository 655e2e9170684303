import type { RecordLink, References } from '../references.ts';
import { PIN_TYPES, type Pin, type PinCounts, type PinType } from './pins.ts';
import { positionOf, provinceOf } from './positions.ts';

/** A province of today with all that is found in it. */
export interface ProvinceEntry {
  id: string;
  title: string;
  lang: string;
  href: string;
  counts: PinCounts;
  /** What is found there, by type, in the order of the lists. */
  found: { type: PinType; links: RecordLink[] }[];
}

export interface Gazetteer {
  pins: Pin[];
  provinces: ProvinceEntry[];
  /** Of everything on the map, each thing once. */
  totals: PinCounts;
  /** Provinces with something in them. */
  filled: number;
}

/** Every public place with a position, and what is there. Units are counted as the ground, not as finds. */
export function gazetteer(references: References): Gazetteer {
  const places = references.list('type:place').flatMap((id) => {
    const entry = references.place(id);
    const link = references.link(id);
    return entry === null || link === null ? [] : [{ id, link, facts: entry.facts }];
  });
  const ground = new Set(places.filter(({ facts }) => UNITS.has(facts.kind)).map(({ id }) => id));
  const within = new Map<string, string[]>();
  for (const { id } of places) {
    const province = ground.has(id) ? null : provinceOf(references, id);
    if (province !== null) within.set(province, [...(within.get(province) ?? []), id]);
  }
  const provinces = places
    .filter(({ facts }) => facts.kind === 'province')
    .map(({ id, link }) => {
      const ids = [...references.list(`place:${id}`), ...(within.get(id) ?? [])];
      const found = foundIn(references, [...new Set(ids)]);
      return {
        id,
        title: link.title,
        lang: link.lang,
        href: link.href,
        found,
        counts: countsOf(found),
      };
    });
  const others = places.filter(
    ({ id, facts }) =>
      !ground.has(id) && (facts.coordinates?.precision ?? 'province') !== 'province',
  );
  const pins = [
    ...provinces.flatMap((province) => pinOf(references, province, province.counts)),
    ...others.flatMap(({ id, link }) =>
      pinOf(references, link, {
        ...countsOf(foundIn(references, references.list(`place:${id}`))),
        place: 1,
      }),
    ),
  ];
  const everything = new Map(
    provinces.flatMap(({ found }) =>
      found.flatMap(({ type, links }) => links.map(({ id }) => [id, type] as const)),
    ),
  );
  return {
    pins,
    provinces,
    totals: tally([...everything.values()]),
    filled: provinces.filter(({ found }) => found.length > 0).length,
  };
}

const UNITS: ReadonlySet<string> = new Set([
  'province',
  'former-province',
  'former-district',
  'commune',
]);

function foundIn(references: References, ids: readonly string[]): ProvinceEntry['found'] {
  const links = references.links(ids);
  return PIN_TYPES.map((type) => ({
    type,
    links: links.filter((link) => link.type === type),
  })).filter(({ links: some }) => some.length > 0);
}

function countsOf(found: ProvinceEntry['found']): PinCounts {
  return Object.fromEntries(found.map(({ type, links }) => [type, links.length]));
}

function tally(types: readonly PinType[]): PinCounts {
  const counts: Partial<Record<PinType, number>> = {};
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function pinOf(
  references: References,
  { id, title, lang, href }: Pick<RecordLink, 'id' | 'title' | 'lang' | 'href'>,
  counts: PinCounts,
): Pin[] {
  const position = positionOf(references, id);
  if (position === null) return [];
  const { at, precision } = position;
  return [{ id, title, lang, href, at, area: precision === 'province', counts }];
}
