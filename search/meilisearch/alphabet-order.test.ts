import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Placed, placesInOrder } from './alphabet-order.ts';

const placed = (titles: Record<string, number | null>): Placed[] =>
  Object.entries(titles).map(([title, place]) => ({ id: title, title, place }));

describe('places in the order of the alphabet', () => {
  test('Vietnamese letters stand where Vietnamese readers look for them', () => {
    const places = placesInOrder(
      placed({ đá: null, dao: null, ăn: null, ân: null, an: null }),
      'vi',
    );
    const order = [...places].sort(([, a], [, b]) => a - b).map(([title]) => title);
    expect(order).toEqual(['an', 'ăn', 'ân', 'dao', 'đá']);
  });

  test('a new record comes between its neighbours, which stay', () => {
    const places = placesInOrder(placed({ a: 100, b: null, c: 200 }), 'vi');
    expect(places).toEqual(
      new Map([
        ['a', 100],
        ['b', 150],
        ['c', 200],
      ]),
    );
  });

  test('without room between neighbours all are numbered anew', () => {
    const places = placesInOrder(placed({ a: 100, b: null, c: 101 }), 'vi');
    const [a = 0, b = 0, c = 0] = ['a', 'b', 'c'].map((id) => places.get(id));
    expect(a < b && b < c && a !== 100).toBe(true);
  });

  test('places always ascend, whatever was known before', () => {
    const records = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        title: fc.string({ maxLength: 3 }),
        place: fc.option(fc.nat(50)),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(records, (given) => {
        const places = placesInOrder(given, 'vi');
        const compare = new Intl.Collator('vi').compare;
        const ids = [...places].sort(([, a], [, b]) => a - b).map(([id]) => id);
        const titles = ids.map((id) => given.find((record) => record.id === id)?.title ?? '');
        expect(titles).toEqual(titles.toSorted(compare));
        expect(new Set(places.values()).size).toBe(given.length);
      }),
    );
  });
});
