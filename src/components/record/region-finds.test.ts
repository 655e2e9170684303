import { expect, test } from 'vitest';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import type { References } from '../references.ts';
import { regionFinds } from './region-finds.ts';

const LISTS: Record<string, string[]> = {
  'place:vung-mau': ['hoi-xuan', 'chua-mau'],
  'place:xa-mau': ['hoi-xuan', 'mi-mau'],
  'place:tinh-mau': ['le-xa'],
};
const KINDS: Record<string, string> = {
  'xa-mau': 'commune',
  'tinh-mau': 'province',
  'chua-mau': 'temple',
};
const TYPES: Record<string, string> = {
  'hoi-xuan': 'festival',
  'le-xa': 'festival',
  'mi-mau': 'product',
  'dan-mau': 'community',
};
const references = {
  list: (name: string) => LISTS[name] ?? [],
  links: (ids: readonly string[]) => ids.map((id) => ({ id, type: TYPES[id] ?? 'place' })),
  place: (id: string) => (KINDS[id] === undefined ? null : { facts: { kind: KINDS[id] } }),
} as unknown as References;

test('a region tells what lies in it and in the communes it names, by type, each once', () => {
  const region = { id: 'vung-mau', places: ['xa-mau', 'tinh-mau'], communities: ['dan-mau'] };
  expect(regionFinds(region as unknown as PublicRecordOfType<'place'>, references)).toEqual([
    { type: 'festival', ids: ['hoi-xuan'] },
    { type: 'product', ids: ['mi-mau'] },
    { type: 'place', ids: ['chua-mau', 'xa-mau'] },
    { type: 'community', ids: ['dan-mau'] },
  ]);
});
