import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaSettings } from '#domain/media-settings.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';

/** A media record, as far as the pipeline is concerned. */
export interface MediaAsset {
  id: string;
  kind: MediaKind;
  /** Path of the original beside the record; `null` when it is only in the store of originals. */
  file: string | null;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  settings: MediaSettings;
}

/** How one asset ended. */
export type Settled =
  | { outcome: 'made' | 'reused' }
  /** `parked`: this machine failed at it; `missing`: it waits for a tool, or for its file. */
  | { outcome: 'refused' | 'parked' | 'missing'; reason: Bilingual };
