import { hash } from 'node:crypto';
import type { Derivative, MediaDescription } from '#domain/media-description.ts';
import { descriptionKey, mediaSettings } from '#domain/media-settings.ts';
import type {
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
    speechLanguages: media.speechLanguages,
    synthetic: media.synthetic,
    alt: media.alt,
    creator: media.creator ?? null,
    madeOn: media.madeOn ?? null,
    madeAt: media.madeAt !== undefined && visible(media.madeAt) ? media.madeAt : null,
  };
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
    const path = derivativePath(media.id, derivative);
    const { key, sha256, sizeBytes } = derivative;
    files.set(path, { path, record: media.id, key, sha256, sizeBytes });
  }
  return [...files.values()];
}

export function publicDerivatives(
  mediaId: string,
  description: MediaDescription | null,
): PublicDerivative[] {
  return publishedDerivatives(description).map((derivative) =>
    toPublicDerivative(mediaId, derivative),
  );
}

function derivativePath(mediaId: string, { sha256, extension }: Derivative): string {
  return `media/${mediaId}/${sha256.slice(0, NAME_LENGTH)}.${extension.replace(/^\./, '')}`;
}

/** Smallest first. Caption files are written anew from the cues, so the pipeline's do not go out. */
function publishedDerivatives(description: MediaDescription | null): Derivative[] {
  return (description?.derivatives ?? [])
    .filter(({ role }) => role !== 'captions')
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
