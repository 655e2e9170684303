import type { LocalizedString } from './language.ts';
import type { MediaKind } from './vocabulary.ts';

export const DERIVATIVE_ROLES = [
  'rendition',
  'poster',
  'thumbnail',
  'waveform',
  'storyboard',
  'captions',
  /** IIIF image tiles, for looking close. */
  'tiles',
  /** HLS: a long film or recording in pieces, in several qualities. */
  'stream',
  /** A cut of an image around its focus point. */
  'crop',
  /** One page of a document, as a picture. */
  'page',
] as const;
export type DerivativeRole = (typeof DERIVATIVE_ROLES)[number];

/**
 * One file made from an original, or a set of files that name each other. `path` is relative to the site:
 * `media/<id>/<content-hash>.<ext>`; of a set, that of the file one opens: `media/<id>/<content-hash>/<name>`.
 */
export interface PublicDerivative {
  role: DerivativeRole;
  /** What the rendition is, within its role: `avif-960`, `opus-24k`, `mp4-480`. */
  label: string;
  path: string;
  /** IANA media type with codecs where they matter: `video/mp4; codecs="avc1.4d401e, mp4a.40.2"`. */
  mediaType: string;
  /** Of a set, all its files together: nobody fetches them all. */
  sizeBytes: number;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  bitrateKbps: number | null;
}

/** The folder of a set's files, `media/<id>/<content-hash>/`, from the path of one; `null` for a single file. */
export function setFolder(path: string): string | null {
  return /^media\/[^/]+\/[0-9a-f]{16}\//.exec(path)?.[0] ?? null;
}

export interface PublicCue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

/** A WebVTT track: the file for the player, the cues for the page. */
export interface PublicTrack {
  kind: 'captions' | 'subtitles' | 'chapters' | 'transcript' | 'transliteration' | 'translation';
  lang: string;
  path: string;
  cues: PublicCue[];
}

/** A summary read aloud, to be heard from a list: the lightest file, then what plays where that does not. */
export interface PublicReading {
  /** What is spoken, BCP-47. */
  lang: string;
  files: Pick<PublicDerivative, 'path' | 'mediaType' | 'sizeBytes'>[];
}

export interface PublicPage {
  /** Counted from 1. */
  number: number;
  /** Path of the derivative that shows it; `null` where none was made. */
  picture: string | null;
  /** Its text layer in reading order; empty for a scan. */
  text: string;
}

export interface PublicMediaFacts {
  kind: MediaKind;
  durationSeconds: number | null;
  widthPx: number | null;
  heightPx: number | null;
  /** Smallest first. Empty while the derivatives are still being made. */
  derivatives: PublicDerivative[];
  tracks: PublicTrack[];
  /** Base64 of a ThumbHash (https://evanw.github.io/thumbhash/). */
  thumbhash: string | null;
  /** Peaks 0–100, at most 400 of them, for drawing the waveform into the page. */
  waveform: number[] | null;
  /** Of documents, in order; `null` for anything else and until they are made. */
  pages: PublicPage[] | null;
  /** BCP-47 tags of what is spoken. */
  speechLanguages: string[];
  /** Made by a machine (a synthetic voice, a script); said on the page. */
  synthetic: boolean;
  alt: LocalizedString;
  creator: string | null;
  madeOn: string | null;
  madeAt: string | null;
}
