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
  'unreadable-parts': { vi: 'phần không đọc được', en: 'parts that cannot be read' },
  'undrawn-pages': { vi: 'trang không vẽ được', en: 'pages that cannot be drawn' },
  original: { vi: 'tệp gốc', en: 'original' },
  'image-set': { vi: 'ảnh các cỡ', en: 'pictures in several sizes' },
  'image-tiles': { vi: 'mảnh ảnh để xem gần', en: 'tiles, to look close' },
  'image-crops': { vi: 'ảnh cắt quanh điểm chính', en: 'crops around the focus' },
  'image-pages': { vi: 'các trang của ảnh', en: 'pages of a picture' },
  'image-rest': { vi: 'các trang còn lại của ảnh', en: 'the rest of the pages of a picture' },
  'sound-measure': { vi: 'đo tiếng', en: 'measuring the sound' },
  'sound-clean': { vi: 'bản tiếng giảm tạp âm', en: 'a copy with less noise' },
  'sound-set': { vi: 'nén tiếng', en: 'compressing the sound' },
  'video-set': { vi: 'nén phim', en: 'compressing the film' },
  'video-glance': { vi: 'hình dọc theo phim', en: 'pictures along the film' },
  'video-poster': { vi: 'ảnh bìa', en: 'poster' },
  'document-rest': { vi: 'phần còn lại của tài liệu', en: 'the rest of the document' },
  'document-pages': { vi: 'trang và chữ của tài liệu', en: 'pages and text of the document' },
  'video-captions': { vi: 'phụ đề trong phim', en: 'captions inside the film' },
};

/** In words, or by its name where nobody has given it any. */
export function recipeWords(recipe: string, lang: Lang): string {
  return RECIPE_WORDS[recipe]?.[lang] ?? recipe;
}
