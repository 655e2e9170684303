import { type PublicDerivative, setFolder } from '#domain/public/media.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl } from '#domain/public/routes.ts';
import { plainestFile } from '../plainest-file.ts';
import { inNoLanguage, type LanguageMap, toLanguageMap } from './language-map.ts';
import type { Annotation, AnnotationPage, Canvas, Content } from './resources.ts';

type Media = PublicRecordOfType<'media'>;

/** Where a medium's canvases stand: the address of the manifest's folder, and of the site. */
export interface Place {
  base: string;
  siteUrl: string;
}

/** The canvases of one medium: one, or of a document one a page. None while nothing is made of it. */
export function canvasesOf(media: Media, place: Place): Canvas[] {
  switch (media.facts.kind) {
    case 'image':
      return imageCanvas(media, place);
    case 'audio':
    case 'video':
      return timeBasedCanvas(media, place);
    case 'document':
      return pageCanvases(media, place);
  }
}

function imageCanvas(media: Media, place: Place): Canvas[] {
  const { facts } = media;
  const file = plainestFile('image', facts.derivatives);
  const tiles = facts.derivatives.find(({ role }) => role === 'tiles');
  const { widthPx, heightPx } = tiles ?? file ?? {};
  if (file === undefined || widthPx == null || heightPx == null) return [];
  const folder = tiles === undefined ? null : setFolder(tiles.path);
  const service =
    folder === null
      ? {}
      : {
          service: [
            {
              id: absoluteUrl(place.siteUrl, folder.replace(/\/$/, '')),
              type: 'ImageService3' as const,
              profile: 'level0' as const,
            },
          ],
        };
  const id = canvasId(media.id, place);
  const body = { ...imageOf(file, place), ...service };
  return [
    {
      id,
      type: 'Canvas',
      label: labelOf(media),
      width: widthPx,
      height: heightPx,
      ...thumbnailOf(facts.derivatives, place),
      items: [painting(id, body)],
    },
  ];
}

const isRendition = ({ role }: PublicDerivative) => role === 'rendition';

function timeBasedCanvas(media: Media, place: Place): Canvas[] {
  const { facts } = media;
  const kind = facts.kind === 'video' ? 'video' : 'audio';
  const file = plainestFile(kind, facts.derivatives);
  const duration = file?.durationSeconds ?? facts.durationSeconds;
  if (file === undefined || duration === null) return [];
  const id = canvasId(media.id, place);
  const size =
    file.widthPx === null || file.heightPx === null
      ? {}
      : { width: file.widthPx, height: file.heightPx };
  const [language, ...more] = facts.speechLanguages;
  const body: Content = {
    id: absoluteUrl(place.siteUrl, file.path),
    type: kind === 'video' ? 'Video' : 'Sound',
    format: bareType(file.mediaType),
    duration,
    ...size,
    // One language at the most can be told of a sound.
    ...(language === undefined || more.length > 0 ? {} : { language }),
  };
  const others = facts.derivatives.filter((other) => isRendition(other) && other !== file);
  const poster = facts.derivatives.find(
    ({ role, mediaType }) => role === 'poster' && mediaType === 'image/jpeg',
  );
  const words = wordsOf(media, id, place);
  return [
    {
      id,
      type: 'Canvas',
      label: labelOf(media),
      duration,
      ...size,
      ...thumbnailOf(facts.derivatives, place),
      ...(others.length === 0
        ? {}
        : { rendering: others.map((other) => renderingOf(other, place)) }),
      ...(poster === undefined ? {} : { placeholderCanvas: posterCanvas(id, poster, place) }),
      items: [painting(id, body)],
      ...(words.length === 0
        ? {}
        : { annotations: [{ id: `${id}/words`, type: 'AnnotationPage', items: words }] }),
    },
  ];
}

/** Captions and the tracks of a transcript, each a WebVTT file that supplements the canvas. */
function wordsOf({ facts }: Media, canvas: string, { siteUrl }: Place): Annotation[] {
  return facts.tracks
    .filter(({ kind }) => kind !== 'chapters')
    .map(({ kind, lang, path }) => ({
      id: `${canvas}/words/${kind}-${lang}`,
      type: 'Annotation',
      motivation: 'supplementing',
      body: {
        id: absoluteUrl(siteUrl, path),
        type: 'Text',
        format: 'text/vtt',
        language: lang,
        label: { en: [kind] },
      },
      target: canvas,
    }));
}

function pageCanvases({ id: mediaId, facts }: Media, place: Place): Canvas[] {
  return (facts.pages ?? []).flatMap(({ number, picture, text }): Canvas[] => {
    const file = facts.derivatives.find(({ path }) => path === picture);
    if (file === undefined || file.widthPx === null || file.heightPx === null) return [];
    const id = `${canvasId(mediaId, place)}/${number}`;
    const words: Annotation = {
      id: `${id}/words/1`,
      type: 'Annotation',
      motivation: 'supplementing',
      body: { type: 'TextualBody', value: text, format: 'text/plain' },
      target: id,
    };
    return [
      {
        id,
        type: 'Canvas',
        label: inNoLanguage(String(number)),
        width: file.widthPx,
        height: file.heightPx,
        items: [painting(id, imageOf(file, place))],
        ...(text === ''
          ? {}
          : { annotations: [{ id: `${id}/words`, type: 'AnnotationPage', items: [words] }] }),
      },
    ];
  });
}

/** The smallest picture that every viewer reads, of the record's media in their order. */
export function thumbnailOf(
  derivatives: readonly PublicDerivative[],
  place: Place,
): { thumbnail?: Content[] } {
  const file = derivatives.find(
    ({ role, mediaType }) =>
      ['thumbnail', 'rendition', 'poster'].includes(role) && mediaType === 'image/jpeg',
  );
  return file === undefined ? {} : { thumbnail: [imageOf(file, place)] };
}

function posterCanvas(of: string, file: PublicDerivative, place: Place): Canvas {
  const id = `${of}/placeholder`;
  return {
    id,
    type: 'Canvas',
    label: inNoLanguage(''),
    width: file.widthPx ?? 0,
    height: file.heightPx ?? 0,
    items: [painting(id, imageOf(file, place))],
  };
}

function painting(canvas: string, body: Content): AnnotationPage {
  return {
    id: `${canvas}/page`,
    type: 'AnnotationPage',
    items: [
      {
        id: `${canvas}/painting`,
        type: 'Annotation',
        motivation: 'painting',
        body,
        target: canvas,
      },
    ],
  };
}

function imageOf(file: PublicDerivative, { siteUrl }: Place): Content {
  return {
    id: absoluteUrl(siteUrl, file.path),
    type: 'Image',
    format: bareType(file.mediaType),
    ...(file.widthPx === null ? {} : { width: file.widthPx }),
    ...(file.heightPx === null ? {} : { height: file.heightPx }),
  };
}

function renderingOf(file: PublicDerivative, { siteUrl }: Place): Content {
  const format = bareType(file.mediaType);
  return {
    id: absoluteUrl(siteUrl, file.path),
    type: format.startsWith('video/') ? 'Video' : 'Sound',
    format,
    label: inNoLanguage(file.label),
  };
}

/** Without its codecs: viewers compare it with a bare type. */
function bareType(mediaType: string): string {
  return mediaType.split(';')[0] ?? mediaType;
}

/** The address of a medium's canvas. */
export function canvasId(mediaId: string, { base }: Place): string {
  return `${base}canvas/${mediaId}`;
}

/** What a medium is called. */
export function labelOf({ id, texts }: Media): LanguageMap {
  return texts.length === 0
    ? inNoLanguage(id)
    : toLanguageMap(Object.fromEntries(texts.map(({ lang, title }) => [lang, title])));
}
