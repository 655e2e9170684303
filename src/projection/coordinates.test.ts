import { expect, test } from 'vitest';
import { publishedCoordinates } from './coordinates.ts';

const VILLAGE = { kind: 'village', coordinates: { lon: 106.4139, lat: 21.3153 } } as const;

test('a village known to its province alone is told to half a degree', () => {
  const coordinates = { ...VILLAGE.coordinates, precision: 'province' as const };
  expect(publishedCoordinates({ kind: 'village', coordinates })).toEqual({
    lon: 106.5,
    lat: 21.5,
    precision: 'province',
  });
});

test('the middle of a province is told finely enough to stand apart from its neighbours', () => {
  const at = (lon: number, lat: number) =>
    publishedCoordinates({
      kind: 'province',
      coordinates: { lon, lat, precision: 'province' },
    });
  expect(at(106.4139, 21.3153)).toEqual({ lon: 106.4, lat: 21.3, precision: 'province' });
  expect(at(106.4703, 20.8759)).toEqual({ lon: 106.45, lat: 20.9, precision: 'province' });
});

test('what is known exactly is told as coarsely as its keepers say', () => {
  const coordinates = { ...VILLAGE.coordinates, precision: 'exact' as const };
  expect(publishedCoordinates({ kind: 'village', coordinates })?.lon).toBe(106.4139);
  expect(
    publishedCoordinates({ kind: 'village', coordinates: { ...coordinates, publish: 'commune' } }),
  ).toEqual({ lon: 106.4, lat: 21.3, precision: 'commune' });
  expect(
    publishedCoordinates({ kind: 'village', coordinates: { ...coordinates, publish: 'withheld' } }),
  ).toBeNull();
});
