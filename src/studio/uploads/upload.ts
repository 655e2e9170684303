import type { Bilingual } from '#domain/archive-error.ts';
import type { MediaKind } from '#domain/public/vocabulary.ts';
import type { FileFacts } from './examine/file-facts.ts';

/**
 * `receiving` bytes; `received`: all of them, on the disk and hashed; `kept` in the store of originals,
 * with a draft; `duplicate` of what is there already; `quarantined`: not usable, kept for the officer;
 * `damaged` on the way: to be sent again.
 */
export const UPLOAD_STATES = [
  'receiving',
  'received',
  'kept',
  'duplicate',
  'quarantined',
  'damaged',
] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** One file that somebody sends, or sent. */
export interface Upload {
  id: string;
  ownerId: string;
  batchId: string;
  /** As the sender's device calls it, in NFC, without signs that cannot be seen. Never a path here. */
  name: string;
  sizeBytes: number;
  /** When the file was last changed on the sender's device, epoch milliseconds; `null` where not told. */
  modifiedMs: number | null;
  state: UploadState;
  /** As the sender's device reckoned it; `null` where it did not. */
  toldSha256: string | null;
  /** Of the bytes received; `null` before. */
  sha256: string | null;
  facts: FileFacts | null;
  kind: MediaKind | null;
  mediaType: string | null;
  /** Why it is in quarantine, or was damaged. */
  reason: Bilingual | null;
  /** The record a duplicate belongs to, or the draft that was made. */
  recordId: string | null;
  createdAt: string;
  receivedAt: string | null;
}

/** A new upload, with what a device tells of the file. */
export type NewUpload = Pick<
  Upload,
  'id' | 'ownerId' | 'batchId' | 'name' | 'sizeBytes' | 'modifiedMs' | 'toldSha256' | 'createdAt'
>;
