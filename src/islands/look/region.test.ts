import { expect, test } from 'vitest';
import { readRegion, toXywh } from './region.ts';

const SIZE = { widthPx: 2100, heightPx: 1300 };

test('a region is read in pixels or in hundredths of the picture', () => {
  const region = { x: 210, y: 130, width: 420, height: 260 };
  expect(readRegion('?xywh=210,130,420,260', SIZE)).toEqual(region);
  expect(readRegion('?lang=vi&xywh=pixel:210,130,420,260', SIZE)).toEqual(region);
  expect(readRegion('?xywh=percent:10,10,20,20', SIZE)).toEqual(region);
});

test('a region that reaches beyond the picture is cut at its edge; one outside is none', () => {
  expect(readRegion('?xywh=2000,1200,900,900', SIZE)).toEqual({
    x: 2000,
    y: 1200,
    width: 100,
    height: 100,
  });
  expect(readRegion('?xywh=2100,0,10,10', SIZE)).toBeNull();
});

test.each([
  '',
  '?xywh=',
  '?xywh=1,2,3',
  '?xywh=1,2,0,4',
  '?xywh=-1,2,3,4',
  '?xywh=a,b,c,d',
  '?xywh=1,2,3,4,5',
])('what names no region opens none: %s', (search) => expect(readRegion(search, SIZE)).toBeNull());

test('what is seen is named in whole pixels inside the picture, and read again as the same', () => {
  expect(toXywh({ x: -40.2, y: 10.4, width: 300.7, height: 99.9 }, SIZE)).toBe('0,10,261,100');
  const xywh = toXywh({ x: 12.3, y: 45.6, width: 78.9, height: 12.3 }, SIZE);
  const again = readRegion(`?xywh=${xywh}`, SIZE);
  expect(again && toXywh(again, SIZE)).toBe(xywh);
  expect(toXywh({ x: 5000, y: 5000, width: 1, height: 1 }, SIZE)).toBe('2099,1299,1,1');
});
