import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { Lang } from '../language.ts';

export const KIND_WORDS: Readonly<Record<MediaKind, Bilingual>> = {
  image: { vi: 'ảnh', en: 'images' },
  audio: { vi: 'âm thanh', en: 'sound' },
  video: { vi: 'phim', en: 'film' },
  document: { vi: 'tài liệu', en: 'documents' },
};

/** What a recipe does, in the fewest words. */
const RECIPE_WORDS: Readonly<Record<string, Bilingual>> = {
  'image-set': { vi: 'ảnh các cỡ', en: 'pictures in several sizes' },
  'sound-measure': { vi: 'đo tiếng', en: 'measuring the sound' },
  'sound-set': { vi: 'âm thanh nén', en: 'compressed sound' },
  'video-set': { vi: 'nén phim', en: 'compressing the film' },
  'video-poster': { vi: 'ảnh bìa', en: 'poster' },
};

/** In words, or by its name where nobody has given it any. */
export function recipeWords(recipe: string, lang: Lang): string {
  return RECIPE_WORDS[recipe]?.[lang] ?? recipe;
}
