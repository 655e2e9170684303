import type { ArchiveRecordOf } from '#domain/record.ts';

/** Path of a media record's original, from the working directory; `null` when it is only in the object store. */
export function originalPath(media: ArchiveRecordOf<'media'>): string | null {
  const { file } = media.original;
  return file === undefined ? null : `${media.folder}/${file}`;
}
