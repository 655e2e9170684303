import { NO_SETTINGS } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import type { Upload } from './upload.ts';

/**
 * What the pipeline is told of an upload; `null` where it is not an original of the archive. Its record is
 * not written yet, so nothing of it steers the work: what is made holds for the record as well.
 */
export function assetOf({
  state,
  kind,
  sha256,
  sizeBytes,
  mediaType,
  recordId,
}: Upload): MediaAsset | null {
  if (state !== 'kept' || !kind || !sha256 || !mediaType || !recordId) return null;
  return { id: recordId, kind, file: null, sha256, sizeBytes, mediaType, settings: NO_SETTINGS };
}
