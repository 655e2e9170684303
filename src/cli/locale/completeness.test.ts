import { describe, expect, test } from 'vitest';
import { completeness } from './completeness.ts';
import { skeleton } from './skeleton.ts';

const model = {
  site: { hello: 'Xin chào {{name}}', count: '{{number}} người', texts: ['một', 'hai'] },
};
const english = {
  site: {
    hello: 'Hello {{name}}',
    count_one: '{{number}} person',
    count_other: '{{number}} people',
    texts: ['one', 'two'],
  },
};
const report = (locale: string, site: object) =>
  completeness({ locale, own: { site }, model, english })[0];

describe('the completeness of a locale', () => {
  test('is whole where every message is there, in the forms the language counts in', () => {
    expect(report('en', english.site)).toMatchObject({ total: 3, filled: 3, plurals: [] });
    expect(report('vi', model.site)).toMatchObject({ missing: [], extra: [], variables: [] });
    expect(report('km', { ...model.site })).toMatchObject({ filled: 3, plurals: [] });
  });

  test('names what is missing with its source text, and what is empty counts as missing', () => {
    expect(report('km', { hello: '', texts: ['មួយ', 'ពីរ'] })).toMatchObject({
      filled: 1,
      missing: [
        { key: 'hello', vi: 'Xin chào {{name}}', en: 'Hello {{name}}' },
        { key: 'count', vi: '{{number}} người', en: '{{number}} people' },
      ],
    });
  });

  test('names keys that nothing reads, and variables that differ', () => {
    expect(report('km', { ...model.site, hello: 'សួស្ដី {{who}}', old: 'x' })).toMatchObject({
      extra: ['old'],
      variables: [{ key: 'hello', expected: ['name'], found: ['who'] }],
    });
  });

  test('names the plural forms that are missing: Polish counts in four', () => {
    expect(
      report('pl', { count_one: '{{number}} osoba', count_few: '{{number}} osoby' }),
    ).toMatchObject({
      plurals: ['count_many', 'count_other'],
    });
  });
});

test('a skeleton holds every key, empty, in the forms the language counts in', () => {
  expect(skeleton('pl', { model, english }).site).toEqual({
    hello: '',
    count_few: '',
    count_many: '',
    count_one: '',
    count_other: '',
    texts: [],
  });
  expect(skeleton('km', { model, english })).toEqual({
    locale: { name: '', direction: 'ltr', status: 'draft', reviewer: null },
    format: null,
    site: { hello: '', count: '', texts: [] },
  });
});
