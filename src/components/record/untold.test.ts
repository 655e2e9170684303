import { expect, test } from 'vitest';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { aPage, aRecord } from '../test-references.ts';
import { isSilent, untoldOf } from './untold.ts';

const page = aPage('vi');
const told = [{ words: { vi: 'Xin chào.' }, sources: ['src-a'] }];
const product = (facts: object) =>
  aRecord('product', 'san-vat', {
    facts: {
      makers: [],
      steps: [],
      season: null,
      whereToFind: [],
      visitorsMay: [],
      visitorsAsked: [],
      ...facts,
    },
  });

test('a product of which nothing is told lacks everything that its makers alone can tell', () => {
  expect(untoldOf(page, product({}))).toEqual([
    'ai làm ra',
    'cách làm',
    'mùa nào có',
    'tìm ở đâu',
    'đến thăm nên giữ điều gì',
  ]);
});

test('what is told is not asked for again', () => {
  const season = { months: [1], note: null, sources: [] };
  expect(
    untoldOf(page, product({ makers: ['a'], steps: told, season, whereToFind: told })),
  ).toEqual(['đến thăm nên giữ điều gì']);
  expect(untoldOf(page, product({ visitorsAsked: told }))).not.toContain(
    'đến thăm nên giữ điều gì',
  );
});

test('a festival lacks what guests may until somebody tells it; other types lack nothing', () => {
  const festival = (facts: object) =>
    aRecord('festival', 'le', {
      facts: { programme: told, visitorsMay: [], visitorsAsked: [], ...facts },
    });
  expect(untoldOf(page, festival({}))).toEqual(['khách được mời làm gì và xin đừng làm gì']);
  expect(untoldOf(page, festival({ visitorsMay: told }))).toEqual([]);
  expect(untoldOf(page, aRecord('place', 'noi'))).toEqual([]);
});

test('a community is silent while it has told neither its words nor who keeps and how to meet', () => {
  const community = (
    review: 'compiled-from-public-sources' | 'community-authored',
    facts: object,
  ) =>
    aRecord('community', 'mau', {
      review,
      facts: { custodians: [], protocols: [], approach: [], ...facts },
    }) as PublicRecordOfType<'community'>;
  expect(isSilent(community('compiled-from-public-sources', {}))).toBe(true);
  expect(isSilent(community('compiled-from-public-sources', { approach: told }))).toBe(false);
  expect(isSilent(community('community-authored', {}))).toBe(false);
});
