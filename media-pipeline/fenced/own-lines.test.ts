import { expect, test } from 'vitest';
import { ownLines } from './own-lines.ts';

test('lines cut anywhere are told whole, and indented ones not at all', () => {
  const lines = ownLines();
  expect(lines.push('par')).toBe('');
  expect(lines.push('tial file\n    title   : par')).toBe('partial file\n');
  expect(lines.push('tial file\nInput #0\n')).toBe('Input #0\n');
  expect(lines.push('end')).toBe('');
  expect(lines.end()).toBe('end\n');
});
