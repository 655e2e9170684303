import { expect, test } from 'vitest';
import type { References } from '../references.ts';
import { gazetteer } from './gazetteer.ts';

const LISTS: Record<string, string[]> = {
  'type:place': ['an-giang', 'ca-mau', 'go-quao', 'chua-mau', 'lang-mau'],
  'place:an-giang': ['ok-om-bok', 'com-dep', 'mot-truyen'],
  'place:chua-mau': ['ok-om-bok'],
};
const TYPES: Record<string, string> = {
  'ok-om-bok': 'festival',
  'com-dep': 'product',
  'mot-truyen': 'story',
};
const at = (lon: number, lat: number, precision: string) => ({ lon, lat, precision });
const PLACES: Record<string, object> = {
  'an-giang': { kind: 'province', coordinates: at(105.1, 10.2, 'province') },
  'ca-mau': { kind: 'province', coordinates: at(105.2, 9.15, 'province') },
  'go-quao': { kind: 'commune', parent: 'an-giang' },
  'chua-mau': { kind: 'temple', parent: 'go-quao', coordinates: at(105.25, 9.75, 'commune') },
  'lang-mau': { kind: 'village', parent: 'go-quao' },
};
const link = (id: string) => ({ id, title: id, lang: 'vi', href: id, type: TYPES[id] ?? 'place' });
const references = {
  list: (name: string) => LISTS[name] ?? [],
  link,
  links: (ids: readonly string[]) => ids.map(link),
  place: (id: string) =>
    PLACES[id] === undefined
      ? null
      : { facts: { parent: null, coordinates: null, succeededBy: [], codes: [], ...PLACES[id] } },
} as unknown as References;

const { pins, provinces, totals, filled } = gazetteer(references);

test('a province counts what is found in it by type, with the villages and temples of its communes', () => {
  expect(provinces[0]?.counts).toEqual({ festival: 1, product: 1, place: 2 });
  expect(provinces[1]?.found).toEqual([]);
  expect(filled).toBe(1);
});

test('units of administration are the ground of the map and no finds of it', () => {
  expect(provinces[0]?.found.flatMap(({ links }) => links.map(({ id }) => id))).not.toContain(
    'go-quao',
  );
});

test('every province has a ring, empty or not; a place has a pin of its own where its spot is known', () => {
  expect(pins.map(({ id, area }) => [id, area])).toEqual([
    ['an-giang', true],
    ['ca-mau', true],
    ['chua-mau', false],
  ]);
});

test('the totals count each thing once, wherever else it is', () => {
  expect(totals).toEqual({ festival: 1, product: 1, place: 2 });
});
