import { expect, test } from 'vitest';
import { NO_SETTINGS } from '#domain/media-settings.ts';
import { MEDIA_KINDS } from '#domain/public/vocabulary.ts';
import type { Recipe } from '../recipe.ts';
import { DEFAULT_PROFILE, recipeNamed, recipesOf } from '../recipes.ts';
import { recipeFigures, TYPICAL_ORIGINALS } from './figures.ts';

const RECIPES = new Set(MEDIA_KINDS.flatMap((kind) => recipesOf(kind)));

test.each([...RECIPES])('there is a typical original for $name', (recipe) => {
  const context = { settings: { ...NO_SETTINGS, reduceNoise: true }, profile: DEFAULT_PROFILE };
  const plans = TYPICAL_ORIGINALS.filter(({ kind }) => recipe.kinds.includes(kind)).map((probe) =>
    recipe.plan(probe, context),
  );
  expect(plans.some((plan) => plan !== null)).toBe(true);
});

/** Changes what a recipe decides wherever the text of its decision holds the words. */
function changed(recipe: Recipe, from: RegExp, to: string): Recipe {
  const plan: Recipe['plan'] = (probe, context) =>
    JSON.parse(JSON.stringify(recipe.plan(probe, context)).replace(from, to));
  return { ...recipe, plan };
}

test.each([
  ['the width of pages of a picture', 'image-pages', /"widthPx":1200/, '"widthPx":1000'],
  ['how many of them there are', 'image-pages', /,\{"number":32,"widthPx":\d+\}/, ''],
  [
    'how many pages of a document become pictures',
    'document-pages',
    /"pictures":200/,
    '"pictures":100',
  ],
  ['the files of a telephone line', 'sound-set', /"kbps":16,/, '"kbps":12,'],
  ['those of a memo recorder', 'sound-set', /"kbps":48,/, '"kbps":40,'],
  ['the colours of a film that does not say, from 720 lines', 'video-set', /"bt709"/, '"bt2020"'],
  ['those below', 'video-set', /"smpte170m"/, '"bt470bg"'],
  ['how an Ogg film is timed', 'video-set', /"isTimedBySamples":true/, '"isTimedBySamples":false'],
  ['the pieces of a long film', 'video-set', /"chunks":\[\{[^\]]*\},/, '"chunks":['],
])('a description shows by its mark that this is another: %s', (_, name, from, to) => {
  const recipe = recipeNamed(name);
  expect(recipeFigures(changed(recipe, from, to), DEFAULT_PROFILE)).not.toBe(
    recipeFigures(recipe, DEFAULT_PROFILE),
  );
});
