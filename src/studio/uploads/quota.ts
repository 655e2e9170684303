import { statfs } from 'node:fs/promises';
import type { KnownRecords } from './known-records.ts';
import type { Upload } from './upload.ts';
import { diskFull, quotaFull } from './upload-errors.ts';

/** So much of the disk stays free for the server itself, and for what is made of originals. */
const RESERVE_BYTES = 1024 ** 3;
const COUNTED = ['receiving', 'received', 'quarantined', 'kept'];

/** Bytes of somebody's uploads that are not part of the archive yet; what is under way counts whole. */
export function countedBytes(uploads: readonly Upload[], known: KnownRecords): number {
  let sum = 0;
  for (const { state, recordId, sizeBytes } of uploads) {
    if (!COUNTED.includes(state)) continue;
    const isPublished = state === 'kept' && recordId !== null && known.has(recordId);
    if (!isPublished) sum += sizeBytes;
  }
  return sum;
}

/** @throws ArchiveError `quota-full`, `disk-full` */
export async function checkRoom(
  sizeBytes: number,
  {
    usedBytes,
    quotaBytes,
    underWayBytes,
    folder,
  }: {
    usedBytes: number;
    quotaBytes: number;
    /** Promised to all who are sending, and not here yet. */
    underWayBytes: number;
    folder: string;
  },
): Promise<void> {
  if (usedBytes + sizeBytes > quotaBytes) throw quotaFull(quotaBytes - usedBytes);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < RESERVE_BYTES + underWayBytes + sizeBytes) throw diskFull();
}
