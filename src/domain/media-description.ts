import type { DerivativeRole } from './public/media.ts';
import type { MediaKind } from './public/vocabulary.ts';

/** One file made from an original, in the object store under `derivativeKey`. */
export interface Derivative {
  role: DerivativeRole;
  /** `avif-960`, `jpeg-640`, `opus-24k`, `aac-64k`, `mp4-480`, `poster-jpeg-640` … unique within the asset. */
  label: string;
  /** Key in the derivatives store. */
  key: string;
  /** SHA-256 of the file's bytes, hex: its public name. */
  sha256: string;
  extension: string;
  mediaType: string;
  sizeBytes: number;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  bitrateKbps: number | null;
}

/**
 * What the pipeline knows of one original: the same bytes and recipe give the same description, so it
 * holds no clock and no file name of the editor's.
 */
export interface MediaDescription {
  version: 1;
  sourceSha256: string;
  kind: MediaKind;
  /** Recipe names and versions used, sorted. */
  recipes: string[];
  /** Tool versions used: `{ ffmpeg: '5.1.6', sharp: '0.35.5' }`. */
  tools: Record<string, string>;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  /** Integrated loudness of the original in LUFS (EBU R128), `null` when silent or without sound. */
  loudnessLufs: number | null;
  thumbhash: string | null;
  /** Peaks 0–100, at most 400. */
  waveform: number[] | null;
  derivatives: Derivative[];
  /** What was not made, and why, for a person. */
  skipped: { label: string; reason: { vi: string; en: string } }[];
}
