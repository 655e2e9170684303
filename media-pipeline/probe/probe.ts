import type { TechnicalFacts } from '#domain/media-description.ts';

/** What a look at an original found, before anything is made of it. Sizes are as displayed: rotation applied, pixels square. */
export type Probe = ImageProbe | AudioProbe | VideoProbe | DocumentProbe;

interface BaseProbe {
  technical: TechnicalFacts;
}

export interface ImageProbe extends BaseProbe {
  kind: 'image';
  /** What opens it: libvips, or a step before it that turns the file into one libvips reads. */
  format: 'plain' | 'heic' | 'raw';
  widthPx: number;
  heightPx: number;
}

export interface SoundTrack {
  /** Among the sound tracks of the file, counted from 0. */
  index: number;
  channels: number;
  /** BCP-47; `null` where the file does not say. */
  lang: string | null;
  isDefault: boolean;
}

export interface CaptionTrack {
  /** Among the subtitle tracks of the file, counted from 0. */
  index: number;
  lang: string | null;
}

export interface AudioProbe extends BaseProbe {
  kind: 'audio';
  /** As the container claims; `null` when it does not say. */
  durationSeconds: number | null;
  /** At least one. */
  sounds: SoundTrack[];
}

export interface VideoProbe extends BaseProbe {
  kind: 'video';
  widthPx: number;
  heightPx: number;
  framesPerSecond: number;
  durationSeconds: number | null;
  interlaced: boolean;
  /** Transfer of a picture with more light than a screen of today shows (BT.2100). */
  hdr: 'pq' | 'hlg' | null;
  /** Does the file say how its numbers become colours? */
  saysColour: boolean;
  /** Empty: a silent film. */
  sounds: SoundTrack[];
  /** Text tracks only; pictures of words are left out. */
  captions: CaptionTrack[];
}

export interface DocumentProbe extends BaseProbe {
  kind: 'document';
  /** Of each page, in points (1/72 inch), as displayed. */
  pages: { widthPt: number; heightPt: number }[];
}
