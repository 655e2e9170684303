import { expect, test } from 'vitest';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import { recipesOf } from '#media-pipeline/recipes.ts';
import { recipeWords } from './recipe-words.ts';

test('every recipe has words in both languages', () => {
  const names = MEDIA_KINDS.flatMap((kind) => recipesOf(kind).map(({ name }) => name));
  for (const name of names) {
    expect([name, recipeWords(name, 'vi')]).not.toEqual([name, name]);
    expect([name, recipeWords(name, 'en')]).not.toEqual([name, name]);
  }
});
