import { expect, test } from 'vitest';
import { aPage, aRecord, referencesAmong } from '../test-references.ts';
import { inscriptionsOf, yearMarks } from './inscriptions.ts';

const page = aPage('vi');
const entry = (id: string, list: 'unesco' | 'national', year: number | null) =>
  aRecord('listing', id, { facts: { list, year } });

function timeline(...entries: ReturnType<typeof entry>[]) {
  const records = [...entries, aRecord('festival', 'le')];
  return inscriptionsOf(
    'khmer',
    referencesAmong(page, records, { 'community:khmer': records.map(({ id }) => id) }),
  );
}

test('entries stand by year, UNESCO’s first in its year, those without a year apart', () => {
  const { years, undated } = timeline(
    entry('c', 'national', 2019),
    entry('a', 'national', 2014),
    entry('d', 'unesco', 2019),
    entry('e', 'national', null),
  );
  expect(years.map(({ year, entries }) => [year, entries.map(({ link }) => link.id)])).toEqual([
    [2014, ['a']],
    [2019, ['d', 'c']],
  ]);
  expect(undated.map(({ link }) => link.id)).toEqual(['e']);
});

test('marks stand between the first year and the last, above each other in one year', () => {
  const marks = yearMarks(
    timeline(
      entry('a', 'national', 2010),
      entry('b', 'unesco', 2015),
      entry('c', 'national', 2020),
      entry('d', 'national', 2020),
    ),
  );
  expect(marks).toEqual([
    { at: 0, level: 0, list: 'national' },
    { at: 0.5, level: 0, list: 'unesco' },
    { at: 1, level: 0, list: 'national' },
    { at: 1, level: 1, list: 'national' },
  ]);
  expect(yearMarks(timeline(entry('a', 'national', 2010)))).toMatchObject([{ at: 0.5 }]);
});
