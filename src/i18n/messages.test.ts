import { describe, expect, test } from 'vitest';
import { MESSAGES } from './messages.ts';
import { languageName, translatorFor } from './translator.ts';

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** Plural forms are one key: Vietnamese has one form, English two. */
function keys(messages: object): Set<string> {
  return new Set(leaves(messages).map(([path]) => path.replace(/_(?:one|other)$/, '')));
}

const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

const WORDS_NOT_USED =
  /bí ẩn|hoang sơ|lạc hậu|độc lạ|thổ dân|exotic|primitive|mysterious|\btribes?\b|\btribal\b|authentic|untouched/i;

describe.each(Object.keys(MESSAGES))('messages in "%s"', (locale) => {
  const own = MESSAGES[locale] ?? {};
  const model = MESSAGES['vi'] ?? {};

  test('has the keys of the Vietnamese and no others', () => {
    for (const namespace of Object.keys(model)) {
      expect([...keys(own[namespace] ?? {})].sort()).toEqual(
        [...keys(model[namespace] ?? {})].sort(),
      );
    }
  });

  test('is in NFC and uses none of the words we do not use', () => {
    for (const [path, text] of leaves(own)) {
      expect(text.normalize('NFC'), path).toBe(text);
      expect(WORDS_NOT_USED.test(text), `${path}: ${text}`).toBe(false);
    }
  });

  test('names the same variables as the Vietnamese', () => {
    const texts = new Map(leaves(model));
    for (const [path, text] of leaves(own)) {
      const viText = texts.get(path.replace(/_(?:one|other)$/, ''));
      for (const name of variables(text)) expect(variables(viText ?? ''), path).toContain(name);
    }
  });
});

test('counts agree with their noun', () => {
  expect(translatorFor('en')('typeCount.festival', { count: 1, number: '1' })).toBe('1 festival');
  expect(translatorFor('en')('typeCount.festival', { count: 4, number: '4' })).toBe('4 festivals');
  expect(translatorFor('vi')('typeCount.festival', { count: 4, number: '4' })).toBe('4 lễ hội');
});

test('a locale without messages speaks along its chain, to Vietnamese', () => {
  expect(translatorFor('km')('chrome.search')).toBe('Tìm kiếm');
});

test('a language is named in the words of the reader, by its shorter tag, or by the tag itself', () => {
  expect(languageName(translatorFor('vi'), 'km')).toBe('tiếng Khmer');
  expect(languageName(translatorFor('en'), 'cjm-Cham')).toBe('Eastern Cham');
  expect(languageName(translatorFor('en'), 'xyz')).toBe('xyz');
});
