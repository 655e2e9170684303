import type { DerivativeRole } from './public/media.ts';
import type { MediaKind } from './public/vocabulary.ts';

/** One file made from an original, or a set of files that name each other. */
export interface Derivative {
  role: DerivativeRole;
  /** `avif-960`, `opus-24k`, `mp4-480`, `hls`, `iiif-512`, `poster-jpeg-640` … unique within the asset. */
  label: string;
  /** Key in the derivatives store; of a set, the key of its folder. */
  key: string;
  /** SHA-256, hex: its public name. Of a set, the hash of its list of files. */
  sha256: string;
  /** Of a set, that of the file one opens. */
  extension: string;
  mediaType: string;
  /** Of a set, all its files together. */
  sizeBytes: number;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  bitrateKbps: number | null;
  /** `null` for a single file. */
  set: DerivativeSet | null;
}

/** HLS, IIIF tiles, sprites with their WebVTT: files that refer to each other by relative names. */
export interface DerivativeSet {
  /** The file one opens: `master.m3u8`, `info.json`, `storyboard.vtt`. */
  entry: string;
  /** Sorted by name; names are relative to the set, `/`-separated. */
  files: { name: string; sha256: string; sizeBytes: number }[];
}

/** What is known of the original itself, in the words of the tools that read it. */
export interface TechnicalFacts {
  /** `mov`, `matroska`, `jpeg`, `pdf`; ffmpeg's or libvips's own word. */
  container: string;
  bitrateKbps: number | null;
  streams: {
    kind: 'video' | 'audio' | 'subtitle' | 'image';
    codec: string;
    /** BCP-47, where the file says it. */
    lang: string | null;
    widthPx: number | null;
    heightPx: number | null;
    framesPerSecond: number | null;
    sampleRateHz: number | null;
    channels: number | null;
    bitrateKbps: number | null;
  }[];
}

export interface Span {
  startSeconds: number;
  endSeconds: number;
}

export interface DocumentPage {
  widthPx: number;
  heightPx: number;
  /** The page's text layer in reading order; empty where there is none. */
  text: string;
}

/**
 * What the pipeline knows of an original worked on with certain settings: the same bytes, settings and
 * recipes give the same description, so it holds no clock and no file name of the editor's.
 */
export interface MediaDescription {
  version: 2;
  sourceSha256: string;
  kind: MediaKind;
  /** Recipe names and versions, sorted: `image-set@2`. */
  recipes: string[];
  /** Tool versions used: `{ ffmpeg: '5.1.9', sharp: '0.35.5' }`. */
  tools: Record<string, string>;
  technical: TechnicalFacts | null;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  /** Integrated loudness of the original in LUFS (EBU R128), `null` when silent or without sound. */
  loudnessLufs: number | null;
  truePeakDb: number | null;
  thumbhash: string | null;
  /** Peaks 0–100, at most 400. */
  waveform: number[] | null;
  /** Where nothing is heard for a while. */
  silences: Span[] | null;
  /** Moments at which a film cuts to another scene: offered as chapters. */
  sceneCuts: number[] | null;
  /** Of documents. */
  pages: DocumentPage[] | null;
  derivatives: Derivative[];
  /** What was not made, and why, for a person. */
  skipped: { label: string; reason: { vi: string; en: string } }[];
}
