import type { LocalizedString } from '#domain/public/language.ts';
import type { PublicMediaFacts } from '#domain/public/media.ts';
import { plainestFile } from '#domain/public/plainest-file.ts';
import { absoluteUrl } from '#domain/public/routes.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { ExportSources } from '../export-sources.ts';

/** A medium: what it is and where its plainest file and its tracks are, not how they look. */
export interface MediaDocumentFacts {
  kind: MediaKind;
  durationSeconds: number | null;
  widthPx: number | null;
  heightPx: number | null;
  /** The file that everything opens; `null` where none is made. */
  file: { url: string; mediaType: string; sizeBytes: number } | null;
  /** WebVTT files. */
  tracks: { kind: string; lang: string; url: string }[];
  speechLanguages: string[];
  /** Made by a machine. */
  synthetic: boolean;
  alt: LocalizedString;
  creator: string | null;
  madeOn: string | null;
  /** The id of a place. */
  madeAt: string | null;
}

export function mediaFacts(facts: PublicMediaFacts, sources: ExportSources): MediaDocumentFacts {
  const { siteUrl } = sources;
  const file = plainestFile(facts.kind, facts.derivatives);
  return {
    kind: facts.kind,
    durationSeconds: facts.durationSeconds,
    widthPx: facts.widthPx,
    heightPx: facts.heightPx,
    file:
      file === undefined
        ? null
        : {
            url: absoluteUrl(siteUrl, file.path),
            mediaType: file.mediaType,
            sizeBytes: file.sizeBytes,
          },
    tracks: facts.tracks.map(({ kind, lang, path }) => ({
      kind,
      lang,
      url: absoluteUrl(siteUrl, path),
    })),
    speechLanguages: facts.speechLanguages,
    synthetic: facts.synthetic,
    alt: facts.alt,
    creator: facts.creator,
    madeOn: facts.madeOn,
    madeAt: facts.madeAt !== null && sources.isOut(facts.madeAt) ? facts.madeAt : null,
  };
}
