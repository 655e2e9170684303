import { describe, expect, test } from 'vitest';
import { marksToSpans, withoutMarks } from './fallback-marks.ts';
import { isDraft, localeInfo } from './locales.ts';
import { MESSAGES } from './messages.ts';
import { isComplete, languageName, ownMessage, translatorFor } from './translator.ts';

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

  test('has the keys of the Vietnamese and no others; a draft may lack some', () => {
    for (const namespace of new Set([...Object.keys(model), ...Object.keys(own)])) {
      const there = [...keys(own[namespace] ?? {})].sort();
      const expected = [...keys(model[namespace] ?? {})].sort();
      if (isDraft(locale)) expect(expected).toEqual(expect.arrayContaining(there));
      else expect(there).toEqual(expected);
    }
  });

  test('says its name in itself, and who read it unless it is a draft', () => {
    const { name, reviewer, status } = localeInfo(locale);
    expect(name).not.toBe(locale);
    expect(status === 'reviewed').toBe(reviewer !== null);
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

test('a locale without messages speaks along its chain to Vietnamese, and says so', () => {
  const words = translatorFor('fr')('chrome.search');
  expect(words).not.toBe('Tìm kiếm');
  expect(withoutMarks(words)).toBe('Tìm kiếm');
});

test('words put into a message of another language keep their own', () => {
  const sentence = translatorFor('fr')('place.within', { place: 'Hà Nội', count: 1 });
  expect(marksToSpans(sentence)).toBe(
    '<span lang="vi">Thuộc <span lang="fr">Hà Nội</span>.</span>',
  );
});

test('a locale of which nothing is known counts as Vietnamese does, on every machine', () => {
  expect(Intl.PluralRules.supportedLocalesOf(['cjm'])).toEqual([]);
  const words = translatorFor('cjm')('typeCount.festival', { count: 1, number: '1' });
  expect(withoutMarks(words)).toBe('1 lễ hội');
});

test('a complete locale needs no marks; a message apart from a page is its own or none', () => {
  expect(isComplete('vi')).toBe(true);
  expect(isComplete('en')).toBe(true);
  expect(isComplete('fr')).toBe(false);
  expect(ownMessage('km', 'chrome.readIn')).toContain('ខ្មែរ');
  expect(ownMessage('fr', 'languages:draft')).toBeUndefined();
});

test('a language is named in the words of the reader, by its shorter tag, or by the tag itself', () => {
  expect(languageName(translatorFor('vi'), 'km')).toBe('tiếng Khmer');
  expect(languageName(translatorFor('en'), 'cjm-Cham')).toBe('Eastern Cham');
  expect(languageName(translatorFor('en'), 'xyz')).toBe('xyz');
});
