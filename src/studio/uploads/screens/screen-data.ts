import type { Bilingual } from '#domain/archive-error.ts';
import type { Derivative } from '#domain/media-description.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { Description, Faults } from '../describe/description.ts';
import type { FileFacts } from '../examine/file-facts.ts';
import type { Choices } from '../known-records.ts';
import type { UploadView } from './upload-view.ts';

export interface UploadsData {
  views: UploadView[];
  room: { usedBytes: number; quotaBytes: number };
}

export interface NewUploadData {
  batchId: string;
  description: Description;
  faults: Faults;
  choices: Choices;
  room: { usedBytes: number; quotaBytes: number };
  /** Files of this batch that stand already. */
  views: UploadView[];
  /** Why files of the plain form were not taken. */
  refused: { name: string; reason: Bilingual }[];
}

export interface OneUploadData {
  view: UploadView;
  kind: MediaKind | null;
  mediaType: string | null;
  facts: FileFacts | null;
  sha256: string | null;
  createdAt: string;
  /** Whoever may see where a picture was taken. */
  mayDescribe: boolean;
  mayRemove: boolean;
  isOwn: boolean;
  description: Description;
  /** Said of this file alone, not of its batch. */
  hasOwn: boolean;
  faults: Faults;
  choices: Choices;
  record: {
    id: string;
    isPublished: boolean;
    /** Its draft was worked on in the records room, and is written there from then on. */
    isWrittenElsewhere: boolean;
  } | null;
  /** Others that hold the same bytes, as far as this person may know. */
  twins: { id: string; name: string }[];
  preview: Preview | null;
}

export interface Preview {
  kind: MediaKind;
  /** What a browser is given, best first. */
  sources: Pick<Derivative, 'label' | 'mediaType' | 'widthPx' | 'heightPx'>[];
  poster: string | null;
}

export interface SetAsideData {
  quarantined: { view: UploadView; sender: string; createdAt: string }[];
  failed: { view: UploadView; recordId: string }[];
}
