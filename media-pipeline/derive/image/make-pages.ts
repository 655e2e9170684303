import type { MediaCredit } from '#domain/media-settings.ts';
import { readTiffDirectories } from '../../probe/image/tiff-directory.ts';
import { tiffPages } from '../../probe/image/tiff-pages.ts';
import { type EncodedFile, type Encoding, encodeStill } from './encode.ts';
import type { Encoded } from './make-set.ts';
import { decodeAtMost } from './pixels.ts';
import { toXmp } from './xmp.ts';

export interface PageParams {
  format: 'plain';
  /** Counted from 1, as a reader does. */
  pages: { number: number; widthPx: number }[];
  encoding: Encoding;
  credit: MediaCredit | null;
}

/** Pages of a TIFF file after the first, which is the picture itself. */
export async function makePages(
  bytes: Uint8Array,
  { pages, encoding, credit }: PageParams,
): Promise<Encoded> {
  const found = tiffPages(readTiffDirectories(bytes));
  const xmp = toXmp(credit);
  const files: EncodedFile[] = [];
  for (const { number, widthPx } of pages) {
    const page = found[number - 1]?.index;
    if (page === undefined) continue;
    const pixels = await decodeAtMost({ bytes, page }, widthPx);
    const label = (format: string) => `page-${number}-${format}-${pixels.widthPx}`;
    files.push(...(await encodeStill(pixels, { role: 'page', label, encoding, xmp })));
  }
  return { findings: {}, files };
}
