import type { z } from 'zod';
import { LICENCES, type MediaKind } from './public/vocabulary.ts';
import type { MediaSchema } from './records/media.ts';

/** What a record asks of the pipeline besides the bytes of its original. */
export interface MediaSettings {
  /** The point that crops keep, from the upper left corner, 0–1. */
  focus: { x: number; y: number } | null;
  /** The moment of a film that its poster shows, as an editor chose it. */
  posterAtSeconds: number | null;
  /** Which sound track is heard, counted from 1; `null`: the one the file itself marks, or the first. */
  soundTrack: number | null;
  /** Also make a copy of the sound with less noise, beside the others. */
  reduceNoise: boolean;
  /** Written into pictures as XMP; `null`: nothing is. */
  credit: MediaCredit | null;
}

export interface MediaCredit {
  creator: string | null;
  holder: string | null;
  attribution: string | null;
  /** URI of the licence or rights statement. */
  licence: string | null;
}

export const NO_SETTINGS: MediaSettings = {
  focus: null,
  posterAtSeconds: null,
  soundTrack: null,
  reduceNoise: false,
  credit: null,
};

type Media = Pick<z.output<typeof MediaSchema>, 'kind' | 'processing' | 'rights' | 'creator'>;
type ProcessingName = keyof Media['processing'];

/** What stands in `processing` where an editor wrote nothing. */
export const NO_PROCESSING: Media['processing'] = { reduceNoise: false, pageText: true };

/** The kinds that each setting of `processing` does something for. */
export const PROCESSED_KINDS: Readonly<Record<ProcessingName, readonly MediaKind[]>> = {
  focus: ['image'],
  posterAtSeconds: ['video'],
  soundTrack: ['audio', 'video'],
  reduceNoise: ['audio'],
  pageText: ['document'],
};

/** What a media record asks of the pipeline: of its settings those that its kind has a use for. */
export function mediaSettings({ kind, processing, rights, creator }: Media): MediaSettings {
  const asked = <Name extends ProcessingName>(name: Name) =>
    PROCESSED_KINDS[name].includes(kind) ? processing[name] : undefined;
  return {
    focus: asked('focus') ?? null,
    posterAtSeconds: asked('posterAtSeconds') ?? null,
    soundTrack: asked('soundTrack') ?? null,
    reduceNoise: asked('reduceNoise') ?? false,
    credit:
      kind === 'image'
        ? {
            creator: creator ?? null,
            holder: rights?.holder ?? null,
            attribution: rights?.attribution ?? null,
            licence: rights === undefined ? null : (LICENCES[rights.licence] ?? null),
          }
        : null,
  };
}

/** Names one original worked on with certain settings: its SHA-256, and a mark where anything was asked. */
export function descriptionKey(sha256: string, settings: MediaSettings): string {
  const asked = JSON.stringify(settings);
  return asked === JSON.stringify(NO_SETTINGS) ? sha256 : `${sha256}-${shortMark(asked)}`;
}

const FNV_PRIME = 0x100000001b3n;
const FNV_OFFSET = 0xcbf29ce484222325n;

/** FNV-1a, 64 bits, hex: enough to tell apart the settings of one original; the domain has no crypto. */
function shortMark(text: string): string {
  let mark = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    mark = BigInt.asUintN(64, (mark ^ BigInt(byte)) * FNV_PRIME);
  }
  return mark.toString(16).padStart(16, '0');
}
