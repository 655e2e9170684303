import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';

test('a quoted field holds commas, quotes and line breaks, and rows know their line', () => {
  const rows = parseCsv('a,b\n1,"x, ""y""\nz"\r\n\n2,\n');
  expect(rows).toEqual([
    { line: 2, fields: { a: '1', b: 'x, "y"\nz' } },
    { line: 5, fields: { a: '2', b: '' } },
  ]);
});

test('a field that a short row lacks is empty, and a mark of byte order is no letter', () => {
  expect(parseCsv('\uFEFFa,b\n1')).toEqual([{ line: 2, fields: { a: '1', b: '' } }]);
});
