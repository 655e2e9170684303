import type { PublicDerivative, PublicMediaFacts } from '#domain/public/media.ts';
import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { hasWaveform, type ShownMedia } from '#domain/public/shown-media.ts';
import { aboutMedia, canvasId, type Media, type Place } from './about-media.ts';
import { annotationPage, bareType, imageOf, painting } from './content.ts';
import { inNoLanguage } from './language-map.ts';
import type { Annotation, Canvas, Content } from './resources.ts';

/** Of the drawing of a waveform, in pixels. */
export const WAVEFORM_PX = { width: 1600, height: 400 } as const;

type Recording = Extract<ShownMedia, { durationSeconds: number }>;

/** A film or a recording: the one file that everything opens, the others to download, its words, its picture. */
export function timeBasedCanvas(media: Media, shown: Recording, place: Place): Canvas {
  const { facts } = media;
  const { file, durationSeconds: duration } = shown;
  const id = canvasId(media.id, place);
  const size =
    file.widthPx === null || file.heightPx === null
      ? {}
      : { width: file.widthPx, height: file.heightPx };
  const others = facts.derivatives.filter((other) => isRendition(other) && other !== file);
  // Universal Viewer plays what can be downloaded, the first of it first.
  const files = others.length === 0 ? [] : [file, ...others];
  const words = wordsOf(facts, id, place);
  return {
    ...{ id, type: 'Canvas', ...aboutMedia(media, place) },
    ...{ ...size, duration },
    ...(files.length === 0 ? {} : { rendering: files.map((each) => renderingOf(each, place)) }),
    ...posterOf(facts, id, place),
    ...waveformOf(media, id, place),
    items: [painting(id, { ...playableOf(facts, shown, place), ...size })],
    ...(words.length === 0 ? {} : { annotations: [annotationPage(`${id}/words`, words)] }),
  };
}

const isRendition = ({ role }: PublicDerivative) => role === 'rendition';

function playableOf(
  { speechLanguages }: PublicMediaFacts,
  { kind, file, durationSeconds }: Recording,
  { siteUrl }: Place,
): Content {
  const [language, ...more] = speechLanguages;
  return {
    id: absoluteUrl(siteUrl, file.path),
    type: kind === 'video' ? 'Video' : 'Sound',
    format: bareType(file.mediaType),
    duration: durationSeconds,
    // One language at the most can be told of a sound.
    ...(language === undefined || more.length > 0 ? {} : { language }),
  };
}

/** Captions and the tracks of a transcript, each a WebVTT file that supplements the canvas. */
function wordsOf(
  { tracks }: PublicMediaFacts,
  canvas: string,
  { siteUrl, words }: Place,
): Annotation[] {
  return tracks
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
        label: words.tracks[kind],
      },
      target: canvas,
    }));
}

/** Of a film, what stands there before it plays; while it plays, the film is the picture. */
function posterOf(
  { derivatives }: PublicMediaFacts,
  of: string,
  { siteUrl }: Place,
): Pick<Canvas, 'placeholderCanvas'> {
  const file = derivatives.find(
    ({ role, mediaType }) => role === 'poster' && mediaType === 'image/jpeg',
  );
  if (file === undefined || file.widthPx === null || file.heightPx === null) return {};
  const id = `${of}/placeholder`;
  const size = { width: file.widthPx, height: file.heightPx };
  const items = [painting(id, imageOf(file, siteUrl))];
  return {
    placeholderCanvas: { id, type: 'Canvas', label: inNoLanguage(file.label), ...size, items },
  };
}

/** Of a recording, what is seen while it is heard. */
function waveformOf(
  media: Media,
  of: string,
  { siteUrl, words }: Place,
): Pick<Canvas, 'accompanyingCanvas'> {
  if (!hasWaveform(media.facts)) return {};
  const id = `${of}/waveform`;
  const drawing: Content = {
    id: absoluteUrl(siteUrl, routes.waveform(media.id)),
    ...{ type: 'Image', format: 'image/svg+xml', ...WAVEFORM_PX },
  };
  const items = [painting(id, drawing)];
  return {
    accompanyingCanvas: { id, type: 'Canvas', label: words.waveform, ...WAVEFORM_PX, items },
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
