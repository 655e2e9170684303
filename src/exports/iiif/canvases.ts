import { setFolder } from '#domain/public/media.ts';
import { absoluteUrl } from '#domain/public/routes.ts';
import type { ShownMedia, SizedFile } from '#domain/public/shown-media.ts';
import { aboutMedia, canvasId, type Media, type Place } from './about-media.ts';
import { annotationPage, imageOf, painting } from './content.ts';
import { inNoLanguage } from './language-map.ts';
import type { Annotation, Canvas, Content } from './resources.ts';
import { timeBasedCanvas } from './time-based-canvas.ts';

/** The canvases of one medium: one, or of a document one a page. */
export function canvasesOf(media: Media, shown: ShownMedia, place: Place): Canvas[] {
  switch (shown.kind) {
    case 'image':
      return [imageCanvas(media, shown.file, place)];
    case 'audio':
    case 'video':
      return [timeBasedCanvas(media, shown, place)];
    case 'document':
      return shown.pages.map((page) => pageCanvas(media, page, place));
  }
}

function imageCanvas(media: Media, file: SizedFile, place: Place): Canvas {
  const tiles = media.facts.derivatives.find(({ role }) => role === 'tiles');
  // Regions of a picture are told in its own pixels.
  const { widthPx, heightPx } = tiles ?? media.facts;
  const folder = tiles === undefined ? null : setFolder(tiles.path);
  const id = canvasId(media.id, place);
  const { siteUrl } = place;
  const body = {
    ...imageOf(file, siteUrl),
    ...(folder === null ? {} : imageService(folder, siteUrl)),
  };
  return {
    ...{ id, type: 'Canvas', ...aboutMedia(media, place) },
    width: widthPx ?? file.widthPx,
    height: heightPx ?? file.heightPx,
    items: [painting(id, body)],
  };
}

/** Static tiles: https://iiif.io/api/image/3.0/, level 0. */
function imageService(folder: string, siteUrl: string): Pick<Content, 'service'> {
  const id = absoluteUrl(siteUrl, folder.replace(/\/$/, ''));
  return { service: [{ id, type: 'ImageService3', profile: 'level0' }] };
}

function pageCanvas(
  media: Media,
  { number, file }: { number: number; file: SizedFile },
  place: Place,
): Canvas {
  const id = `${canvasId(media.id, place)}/${number}`;
  const text = media.facts.pages?.find((page) => page.number === number)?.text ?? '';
  const words: Annotation = {
    id: `${id}/words/1`,
    type: 'Annotation',
    motivation: 'supplementing',
    body: { type: 'TextualBody', value: text, format: 'text/plain' },
    target: id,
  };
  const { rights } = aboutMedia(media, place);
  return {
    ...{ id, type: 'Canvas', label: inNoLanguage(String(number)) },
    ...(rights === undefined ? {} : { rights }),
    width: file.widthPx,
    height: file.heightPx,
    items: [painting(id, imageOf(file, place.siteUrl))],
    ...(text === '' ? {} : { annotations: [annotationPage(`${id}/words`, [words])] }),
  };
}
