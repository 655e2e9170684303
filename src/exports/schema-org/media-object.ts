import { pickByLang, pickString } from '#domain/public/language.ts';
import type { PublicDerivative, PublicMediaFacts, PublicTrack } from '#domain/public/media.ts';
import { plainestFile } from '#domain/public/plainest-file.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { absoluteUrl } from '#domain/public/routes.ts';
import { copyrightOf, licenceOf } from './licence.ts';
import { given, list, type Node, named, permanent, type RecordOnPage } from './node.ts';

type Medium = PublicRecordOfType<'media'>;

const OBJECT_OF_KIND = {
  image: 'ImageObject',
  audio: 'AudioObject',
  video: 'VideoObject',
  // A digital document alone has no file at schema.org.
  document: ['DigitalDocument', 'MediaObject'],
} as const;

/** A recording or picture as the page of another record shows it: which it is, its file, its rights. */
export function mediaObject(medium: Medium, shown: RecordOnPage): Node {
  const { facts, rights, texts } = medium;
  const text = pickByLang(texts, shown.lang);
  return {
    '@type': OBJECT_OF_KIND[facts.kind],
    '@id': permanent(medium.id, shown),
    ...given('name', text?.title),
    ...fileOf(facts, shown),
    ...thumbnail(facts, shown),
    ...uploadDate(medium),
    ...licenceOf(rights),
    ...copyrightOf(rights, facts.creator),
  };
}

/** All that a medium's own page says of it (https://schema.org/MediaObject and its kinds). */
export function wholeMediaObject(medium: Medium, shown: RecordOnPage): Node {
  const { facts, rights } = medium;
  const { kind, alt, tracks, madeOn, madeAt, speechLanguages } = facts;
  const words = pickString(alt, shown.lang);
  const written = kind === 'audio' || kind === 'video';
  return {
    '@type': OBJECT_OF_KIND[kind],
    ...given('description', pickByLang(medium.texts, shown.lang)?.summary),
    ...fileOf(facts, shown),
    ...thumbnail(facts, shown),
    ...list('inLanguage', speechLanguages),
    ...uploadDate(medium),
    ...given('dateCreated', madeOn),
    ...given('contentLocation', named(madeAt, 'Place', shown)),
    ...(written ? wordsOf(tracks, shown) : {}),
    ...inWords(kind, words?.text),
    ...licenceOf(rights),
    ...copyrightOf(rights, facts.creator),
  };
}

/** What a picture shows or a document is, for those who do not see it; `caption` is of pictures alone. */
function inWords(kind: PublicMediaFacts['kind'], words: string | undefined): Node {
  return given(kind === 'image' ? 'caption' : 'accessibilitySummary', words);
}

function fileOf(facts: PublicMediaFacts, { site }: RecordOnPage): Node {
  const { kind, derivatives, durationSeconds } = facts;
  const file = plainestFile(kind, derivatives);
  return {
    ...(file === undefined
      ? {}
      : {
          contentUrl: absoluteUrl(site.url, file.path),
          encodingFormat: file.mediaType,
          contentSize: String(file.sizeBytes),
          ...given('width', file.widthPx),
          ...given('height', file.heightPx),
        }),
    ...given('duration', durationSeconds === null ? null : `PT${Math.round(durationSeconds)}S`),
  };
}

function thumbnail({ derivatives }: PublicMediaFacts, { site }: RecordOnPage): Node {
  const still = stillOf(derivatives);
  return still === null ? {} : { thumbnailUrl: absoluteUrl(site.url, still.path) };
}

/** The fullest picture that stands for a medium: its poster, else its thumbnail; a JPEG where there is one. */
export function stillOf(derivatives: readonly PublicDerivative[]): PublicDerivative | null {
  for (const role of ['poster', 'thumbnail']) {
    const pictures = derivatives.filter(
      (file) => file.role === role && file.mediaType.startsWith('image/'),
    );
    const still =
      pictures.findLast(({ mediaType }) => mediaType === 'image/jpeg') ?? pictures.at(-1);
    if (still !== undefined) return still;
  }
  return null;
}

/** When it was put here: the first day of its history, where it has one. */
function uploadDate({ history }: Medium): Node {
  return given('uploadDate', history.map(({ date }) => date).sort()[0]);
}

/**
 * The longest transcript that stands in JSON-LD as well, in characters: about 2 KB gzipped, since its words stand
 * on the page already. A longer one is not cut, for a part is no transcript; its WebVTT file is named in any case.
 */
export const TRANSCRIPT_CHARACTERS = 5000;

const AS_SPOKEN: readonly PublicTrack['kind'][] = ['transcript', 'captions'];

function wordsOf(tracks: readonly PublicTrack[], { site }: RecordOnPage): Node {
  const spoken = AS_SPOKEN.flatMap((kind) => tracks.filter((track) => track.kind === kind))[0];
  const transcript = (spoken?.cues ?? []).map(({ text }) => text).join('\n');
  const isWhole = transcript !== '' && transcript.length <= TRANSCRIPT_CHARACTERS;
  const captions = tracks.filter(({ kind }) => kind !== 'chapters');
  return {
    ...given('transcript', isWhole ? transcript : null),
    ...list(
      'caption',
      captions.map(({ lang, path }) => ({
        '@type': 'MediaObject',
        contentUrl: absoluteUrl(site.url, path),
        encodingFormat: 'text/vtt',
        inLanguage: lang,
      })),
    ),
  };
}
