import { hash } from 'node:crypto';
import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import { descriptionKey, mediaSettings } from '#domain/media-settings.ts';
import { pageLabel } from '#domain/page-label.ts';
import type {
  DerivativeRole,
  PublicCue,
  PublicDerivative,
  PublicMediaFacts,
  PublicTrack,
} from '#domain/public/media.ts';
import type { ArchiveRecordOf } from '#domain/record.ts';
import type { ReleaseFile } from '#public-records/format.ts';
import type { ProjectionContext } from './context.ts';
import { toWebVtt } from './webvtt.ts';

type Media = ArchiveRecordOf<'media'>;
type Describe = ProjectionContext['describe'];

/** Files of the public site are named by the first 16 hex digits of their SHA-256. */
const NAME_LENGTH = 16;

/** Not `captions`: those are offers to editors. What is published of them is a track of the record. */
const PUBLISHED: ReadonlySet<DerivativeRole> = new Set([
  'rendition',
  'poster',
  'thumbnail',
  'waveform',
  'storyboard',
  'tiles',
  'stream',
  'crop',
  'page',
] as const);

/** Names its own address: https://iiif.io/api/image/3.0/#52-technical-properties */
const IMAGE_INFORMATION = 'info.json';

export function toMediaFacts(
  media: Media,
  { describe, visible }: Pick<ProjectionContext, 'describe' | 'visible'>,
): PublicMediaFacts {
  const description = describe(descriptionKey(media.original.sha256, mediaSettings(media)));
  return {
    kind: media.kind,
    durationSeconds: description?.durationSeconds ?? null,
    widthPx: description?.widthPx ?? null,
    heightPx: description?.heightPx ?? null,
    derivatives: publicDerivatives(media.id, description),
    tracks: tracksOf(media).map(({ track }) => track),
    thumbhash: description?.thumbhash ?? null,
    waveform: description?.waveform ?? null,
    pages: pagesOf(media, description),
    speechLanguages: media.speechLanguages,
    synthetic: media.synthetic,
    alt: media.alt,
    creator: media.creator ?? null,
    madeOn: media.madeOn ?? null,
    madeAt: media.madeAt !== undefined && visible(media.madeAt) ? media.madeAt : null,
  };
}

function pagesOf(
  { id, processing }: Media,
  description: MediaDescription | null,
): PublicMediaFacts['pages'] {
  const pictures = pagePictures(id, description);
  return (
    description?.pages?.map(({ text }, index) => ({
      number: index + 1,
      picture: pictures?.[index] ?? null,
      text: processing.pageText ? text : '',
    })) ?? null
  );
}

/** Path of the picture of each page of a document, in order; `null` for anything else and until they are made. */
export function pagePictures(
  mediaId: string,
  description: MediaDescription | null,
): (string | null)[] | null {
  if (description === null || description.pages === null) return null;
  const pictures = new Map(
    publicDerivatives(mediaId, description)
      .filter(({ role }) => role === 'page')
      .map(({ label, path }) => [label, path]),
  );
  return description.pages.map((_, index) => pictures.get(pageLabel(index + 1)) ?? null);
}

/** The files that go out with a media record; ask only for one that has a page. */
export function releaseFiles(media: Media, describe: Describe): ReleaseFile[] {
  const files = new Map<string, ReleaseFile>();
  for (const { track, file } of tracksOf(media)) {
    files.set(track.path, { path: track.path, record: media.id, text: file });
  }
  for (const derivative of publishedDerivatives(
    describe(descriptionKey(media.original.sha256, mediaSettings(media))),
  )) {
    for (const file of filesOf(media.id, derivative)) files.set(file.path, file);
  }
  return [...files.values()];
}

function filesOf(record: string, derivative: Derivative): ReleaseFile[] {
  const { key, sha256, sizeBytes, set, role } = derivative;
  if (set === null) {
    return [{ path: derivativePath(record, derivative), record, key, sha256, sizeBytes }];
  }
  const folder = setFolderPath(record, derivative);
  return set.files.map(({ name, ...file }) => ({
    path: `${folder}/${name}`,
    record,
    key: `${key}/${name}`,
    ...file,
    ...(role === 'tiles' && name === IMAGE_INFORMATION ? { idIsAddress: true } : {}),
  }));
}

export function publicDerivatives(
  mediaId: string,
  description: MediaDescription | null,
): PublicDerivative[] {
  return publishedDerivatives(description).map((derivative) =>
    toPublicDerivative(mediaId, derivative),
  );
}

/** Of a set, the path of the file one opens. */
function derivativePath(mediaId: string, derivative: Derivative): string {
  const { sha256, extension, set } = derivative;
  if (set !== null) return `${setFolderPath(mediaId, derivative)}/${set.entry}`;
  return `media/${mediaId}/${sha256.slice(0, NAME_LENGTH)}.${extension.replace(/^\./, '')}`;
}

function setFolderPath(mediaId: string, { sha256 }: Derivative): string {
  return `media/${mediaId}/${sha256.slice(0, NAME_LENGTH)}`;
}

/** Smallest first. */
function publishedDerivatives(description: MediaDescription | null): Derivative[] {
  return (description?.derivatives ?? [])
    .filter(({ role }) => PUBLISHED.has(role))
    .sort((a, b) => a.sizeBytes - b.sizeBytes || (a.label < b.label ? -1 : 1));
}

function toPublicDerivative(mediaId: string, derivative: Derivative): PublicDerivative {
  return {
    role: derivative.role,
    label: derivative.label,
    path: derivativePath(mediaId, derivative),
    mediaType: derivative.mediaType,
    sizeBytes: derivative.sizeBytes,
    widthPx: derivative.widthPx,
    heightPx: derivative.heightPx,
    durationSeconds: derivative.durationSeconds,
    bitrateKbps: derivative.bitrateKbps,
  };
}

function tracksOf(media: Media): { track: PublicTrack; file: string }[] {
  return media.tracks.map(({ kind, lang }, index) => {
    const cues: PublicCue[] = (media.cues[index] ?? []).map(
      ({ startSeconds, endSeconds, text }) => ({ startSeconds, endSeconds, text }),
    );
    const file = toWebVtt(cues);
    const name = hash('sha256', file, 'hex').slice(0, NAME_LENGTH);
    return { track: { kind, lang, path: `media/${media.id}/${name}.vtt`, cues }, file };
  });
}
