import type { DocumentPage, Span } from '#domain/media-description.ts';
import type { DerivativeRole } from '#domain/public/media.ts';

/** A file a step made in its working folder, not yet kept. */
export interface MadeFile {
  role: DerivativeRole;
  label: string;
  /** In the working folder; also its name below the step's key. Of a set: `<set>/<entry>`. */
  fileName: string;
  /** Folder whose files, all of them, belong together; `fileName` is the one to open. */
  set?: string;
  /** All files of the set, by their names in it, where they need no working folder: hundreds of tiles. */
  inMemory?: ReadonlyMap<string, Uint8Array>;
  mediaType: string;
  widthPx: number | null;
  heightPx: number | null;
  durationSeconds: number | null;
  bitrateKbps: number | null;
}

/** What steps find out on the way; later steps of the same plan read it. */
export interface Findings {
  durationSeconds: number | null;
  loudnessLufs: number | null;
  truePeakDb: number | null;
  thumbhash: string | null;
  waveform: number[] | null;
  silences: Span[] | null;
  sceneCuts: number[] | null;
  /** The moment of a film that best stands for it. */
  posterAtSeconds: number | null;
  pages: DocumentPage[] | null;
  /** Of a document, those of which there is no picture though there should be; counted from 1. */
  undrawnPages: number[];
  /** Some places of a film or a recording could not be read, and were left out or filled in. */
  damaged: boolean;
}

export const NO_FINDINGS: Findings = {
  durationSeconds: null,
  loudnessLufs: null,
  truePeakDb: null,
  thumbhash: null,
  waveform: null,
  silences: null,
  sceneCuts: null,
  posterAtSeconds: null,
  pages: null,
  undrawnPages: [],
  damaged: false,
};

export interface Made {
  findings: Partial<Findings>;
  files: MadeFile[];
}
