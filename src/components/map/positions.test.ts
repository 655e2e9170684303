import { expect, test } from 'vitest';
import type { PlaceFacts } from '#domain/public/facts.ts';
import type { References } from '../references.ts';
import { positionOf, provinceOf } from './positions.ts';

const PLACES: Readonly<Record<string, Partial<PlaceFacts>>> = {
  'an-giang': { kind: 'province', coordinates: { lon: 105.1, lat: 10.2, precision: 'province' } },
  'kien-giang-pre2025': { kind: 'former-province', succeededBy: ['an-giang'] },
  'go-quao': { kind: 'commune', parent: 'an-giang' },
  'huyen-go-quao': {
    kind: 'former-district',
    parent: 'kien-giang-pre2025',
    succeededBy: ['an-giang'],
  },
  'chua-mau': {
    kind: 'temple',
    parent: 'go-quao',
    coordinates: { lon: 105.25, lat: 9.75, precision: 'commune' },
  },
  'vong-tron': { kind: 'commune', parent: 'vong-tron-hai' },
  'vong-tron-hai': { kind: 'commune', parent: 'vong-tron' },
};
const places = {
  place: (id: string) =>
    PLACES[id] === undefined
      ? null
      : { facts: { parent: null, coordinates: null, succeededBy: [], codes: [], ...PLACES[id] } },
} as unknown as Pick<References, 'place'>;

test('a place with a position of its own is drawn there, as finely as it is told', () => {
  expect(positionOf(places, 'chua-mau')).toEqual({
    at: [105.25, 9.75],
    precision: 'commune',
    of: 'chua-mau',
  });
});

test('a commune without a position stands in the middle of its province, and is known no more finely', () => {
  expect(positionOf(places, 'go-quao')).toMatchObject({ precision: 'province', of: 'an-giang' });
});

test('a former district is drawn in the province that it became part of', () => {
  expect(positionOf(places, 'huyen-go-quao')?.of).toBe('an-giang');
  expect(provinceOf(places, 'huyen-go-quao')).toBe('an-giang');
});

test('units that name each other in a circle have no position', () => {
  expect(positionOf(places, 'vong-tron')).toBeNull();
  expect(provinceOf(places, 'vong-tron')).toBeNull();
});
