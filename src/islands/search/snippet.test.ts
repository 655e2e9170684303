import { describe, expect, test } from 'vitest';
import { highlight } from '#search/static-index/query/highlight.ts';
import { snippetOf } from './snippet.ts';

const shown = (text: string, query: string) => {
  const stretches = snippetOf(highlight(text, query));
  return {
    words: stretches.map((stretch) => stretch.text).join(''),
    marked: stretches.filter(({ matched }) => matched).map((stretch) => stretch.text),
  };
};

describe('the words around a match', () => {
  test('of a short text are all of it', () => {
    expect(shown('Đoàn rước y trang lên tháp.', 'thap').words).toBe('Đoàn rước y trang lên tháp.');
  });

  test('are about 160 characters, whole words, and say that there is more', () => {
    const { words, marked } = shown(`${'trước '.repeat(100)}Katê ${'sau '.repeat(100)}`, 'kate');
    expect(marked).toEqual(['Katê']);
    expect(words.length).toBeLessThanOrEqual(170);
    expect(words).toMatch(/^… (trước )+Katê (sau )*sau …$/);
  });

  test('stand where most of the words do', () => {
    const text = `Katê ${'x '.repeat(200)}lễ hội Katê ${'x '.repeat(200)}`;
    expect(shown(text, 'lễ hội katê').marked).toEqual(['lễ', 'hội', 'Katê']);
  });

  test('never cut a letter from what is written around it', () => {
    const { words } = shown('ព្រះខែអកអំបុក'.repeat(60), 'អកអំបុក');
    const inside = words.replace(/^… | …$/g, '');
    expect(inside).toMatch(/^[\u1780-\u17b3]/);
    expect(inside).not.toMatch(/\u17d2$/);
    expect('ព្រះខែអកអំបុក'.repeat(60)).toContain(inside);
  });

  test('are there for a text in which nothing matched', () => {
    expect(shown('một '.repeat(200), 'katê').words).toMatch(/^(một )+…$/);
  });
});
