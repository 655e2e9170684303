import { expect, test } from 'vitest';
import type { Page } from '#layouts/page.ts';
import type { References } from '../references.ts';
import { markedPlaces, withoutDate } from './locator-marks.ts';
import { neighboursOf } from './neighbours.ts';

const at = (lon: number, lat: number, precision: string) => ({ lon, lat, precision });
const PLACES: Record<string, object> = {
  'an-giang': { kind: 'province', coordinates: at(105.1, 10.2, 'province') },
  'go-quao': { kind: 'commune', parent: 'an-giang' },
  'tri-ton': { kind: 'commune', parent: 'an-giang' },
  'ca-mau': { kind: 'province', coordinates: at(105.2, 9.15, 'province') },
  'chua-mau': { kind: 'temple', parent: 'ca-mau', coordinates: at(105.15, 9.2, 'exact') },
  'cho-mau': { kind: 'market', parent: 'ca-mau', coordinates: at(105.15, 9.65, 'commune') },
};
const references = {
  place: (id: string) =>
    PLACES[id] && {
      facts: { parent: null, coordinates: null, succeededBy: [], codes: [], ...PLACES[id] },
    },
  link: (id: string) => (PLACES[id] ? { id, title: id, lang: 'vi', href: `${id}/` } : null),
  links: (ids: readonly string[]) => ids.map((id) => ({ id, title: id, lang: 'vi', href: id })),
} as unknown as References;
const page = { t: (key: string) => key } as unknown as Page;

test('communes of one province share its ring, and it bears the name of the province', () => {
  const view = markedPlaces(page, references, ['go-quao', 'tri-ton', 'an-giang'], 'Ở đâu');
  expect(view?.marks).toMatchObject([{ id: 'an-giang', kind: 'area' }]);
});

test('a place known finely is a point, and its province needs no ring', () => {
  const view = markedPlaces(page, references, ['ca-mau', 'chua-mau'], 'Ở đâu');
  expect(view?.marks).toMatchObject([{ id: 'chua-mau', kind: 'point' }]);
});

test('where no place is known there is no map', () => {
  expect(markedPlaces(page, references, ['khong-co'], 'Ở đâu')).toBeNull();
});

test('a former unit loses the date in its name, and nothing else', () => {
  expect(withoutDate('Kiên Giang (trước 1/7/2025)')).toBe('Kiên Giang');
  expect(withoutDate('Gò Quao district (before 1 July 2025)')).toBe('Gò Quao district');
  expect(withoutDate('堅江（2025年7月1日前）')).toBe('堅江');
  expect(withoutDate('Western Yên Tử (Tây Yên Tử)')).toBe('Western Yên Tử (Tây Yên Tử)');
});

test('distances are told between places that are known, nearest first, to five kilometres', () => {
  const near = neighboursOf(references, 'chua-mau', ['go-quao', 'chua-mau', 'cho-mau']);
  expect(near.map(({ link, km }) => [link.id, km])).toEqual([['cho-mau', 50]]);
});

test('a place in the middle of its province is near nothing in particular', () => {
  expect(neighboursOf(references, 'go-quao', ['chua-mau', 'cho-mau'])).toEqual([]);
});
