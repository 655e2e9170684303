import type { PublicRecordOfType } from '#domain/public/record.ts';
import { smallPictureOf } from '#domain/public/shown-media.ts';
import { rightsOf, thumbnailOf } from './content.ts';
import { type LanguageMap, labelOf, toLanguageMap } from './language-map.ts';
import type { Canvas } from './resources.ts';
import type { ManifestWords } from './words.ts';

export type Media = PublicRecordOfType<'media'>;

/** Where a medium's canvases stand: in which manifest, on which site, and what is said there. */
export interface Place {
  /** Address of the manifest's folder. */
  base: string;
  siteUrl: string;
  words: ManifestWords;
  /** Licence of the manifest as a whole: only another is told of a canvas. */
  licence: string;
}

/** What every canvas of a medium says of it. */
export function aboutMedia(
  media: Media,
  { siteUrl, licence }: Place,
): Pick<Canvas, 'label' | 'summary' | 'rights' | 'thumbnail'> {
  const { alt } = media.facts;
  return {
    label: labelOfRecord(media),
    ...(Object.keys(alt).length === 0 ? {} : { summary: toLanguageMap(alt) }),
    ...(media.rights.licence === licence ? {} : rightsOf(media.rights.licence)),
    ...thumbnailOf(smallPictureOf([media.facts]), siteUrl),
  };
}

/** The address of a medium's canvas. */
export function canvasId(mediaId: string, { base }: Pick<Place, 'base'>): string {
  return `${base}canvas/${mediaId}`;
}

/** What a record is called. */
export function labelOfRecord({
  id,
  texts,
  names,
}: Pick<Media, 'id' | 'texts' | 'names'>): LanguageMap {
  const titles = Object.fromEntries(texts.map(({ lang, title }) => [lang, title]));
  return labelOf({ id, titles, names });
}
