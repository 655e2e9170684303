import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from '#authority/csv.ts';
import { guarded, joined, toCsvLine } from './csv.ts';

test('cells are quoted where RFC 4180 asks for it, and only there', () => {
  expect(toCsvLine(['a', 1.5, true, null, 'a,b', 'a "b"', 'a\nb', ' a', 'ខ្មែរ', 'ꨌꩌ'])).toBe(
    'a,1.5,true,,"a,b","a ""b""","a\nb"," a",ខ្មែរ,ꨌꩌ\r\n',
  );
});

test('what a spreadsheet takes for a formula is marked, and had back exactly', () => {
  expect(guarded(['a', 'b', 'c', 'd'], ['=1+1', 'plain', '@x', -5])).toEqual([
    "'=1+1",
    'plain',
    "'@x",
    -5,
    'a|c',
  ]);
  const columns = ['a', 'b'];
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }),
      (texts) => {
        const cells = guarded(columns, texts);
        const escaped = String(cells.at(-1) ?? '').split('|');
        const back = columns.map((column, at) => {
          const cell = String(cells[at]);
          return escaped.includes(column) ? cell.slice(1) : cell;
        });
        expect(back).toEqual(texts);
        for (const cell of cells.slice(0, -1)) expect(String(cell)).not.toMatch(/^[=+\-@\t\r]/);
      },
    ),
  );
});

test('a reader of CSV has every text back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }),
      (texts) => {
        const file = toCsvLine(['a', 'b', 'c']) + toCsvLine(texts);
        const [row] = parseCsv(file);
        // A row of empty cells is none to that reader.
        expect(row === undefined ? ['', '', ''] : Object.values(row.fields)).toEqual(texts);
      },
    ),
  );
});

test('several values are one cell, none are an empty one', () => {
  expect(joined(['vi', 'km'])).toBe('vi|km');
  expect(joined([])).toBeNull();
});
