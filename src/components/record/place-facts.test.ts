import { expect, test } from 'vitest';
import { TEST_ARK } from '#domain/public/ark.ts';
import type { PlaceFacts } from '#domain/public/facts.ts';
import { pageFor } from '#layouts/page.ts';
import type { References } from '../references.ts';
import { placeFacts } from './place-facts.ts';

const site = {
  url: 'https://bansac.example',
  name: 'Bản Sắc',
  locales: ['vi', 'en'],
  timeZone: 'Asia/Ho_Chi_Minh',
  ark: TEST_ARK,
  linkStyle: 'directory' as const,
  indexCompiled: false,
};
const TITLES: Record<string, string> = {
  'an-giang': 'An Giang',
  'go-quao-district-pre2025': 'Gò Quao district (before 1 July 2025)',
};
const link = (id: string) =>
  TITLES[id] === undefined ? null : { id, title: TITLES[id], lang: 'en', href: `${id}/` };
const references = {
  link,
  links: (ids: readonly string[]) => ids.map(link).filter((found) => found !== null),
  list: () => [],
  place: () => null,
} as unknown as References;

function sentences(locale: string, id: string, facts: Partial<PlaceFacts>): string {
  const page = pageFor({ site, assets: {} }, locale, `${locale}/places/${id}/`);
  const whole = {
    kind: 'commune',
    parent: null,
    coordinates: null,
    codes: [],
    succeededBy: [],
    ...facts,
  } as PlaceFacts;
  return placeFacts(page, { id, facts: whole }, references)
    .map(({ html }) => html.replace(/<[^>]+>/g, ''))
    .join(' ');
}

const ENDED = {
  kind: 'former-district' as const,
  codes: [{ scheme: 'gso-district-pre2025', code: '907', validFrom: null, validTo: '2025-06-30' }],
  succeededBy: ['an-giang'],
} satisfies Partial<PlaceFacts>;

test('a former unit says until when it was, what it is now, and its code in those days', () => {
  expect(sentences('en', 'go-quao-district-pre2025', ENDED)).toMatch(
    /Gò Quao district until 30 June 2025, now An Giang\. Code 907\./,
  );
});

test('a unit of today says since when it is, with its code', () => {
  const codes = [
    { scheme: 'gso-province-2025', code: '91', validFrom: '2025-07-01', validTo: null },
  ];
  expect(sentences('vi', 'an-giang', { kind: 'province', codes })).toContain(
    'Có từ ngày 1 tháng 7 năm 2025, mã 91.',
  );
});

test('a village without codes says nothing of dates', () => {
  expect(sentences('en', 'lang-mau', { kind: 'village' })).not.toMatch(/\d/);
});
