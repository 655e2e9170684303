import { heicAsTiff } from './heic.ts';
import { lab8AsLab16 } from './lab8.ts';
import { openImage } from './open-image.ts';
import { rawPreview } from './raw-preview.ts';
import { imageForm } from './signatures.ts';
import { readTiffDirectories } from './tiff-directory.ts';
import { tiffPages } from './tiff-pages.ts';

/** Bytes that libvips reads, and which page of them is the picture. */
export interface Readable {
  bytes: Uint8Array;
  page: number;
}

/**
 * Turns an original into what libvips reads: a HEIC picture is decoded, a raw gives its preview.
 * @throws Error where the file cannot be decoded.
 */
export async function toReadable(
  bytes: Uint8Array,
  format: 'plain' | 'heic' | 'raw',
): Promise<Readable> {
  switch (format) {
    case 'heic':
      return { bytes: await heicAsTiff(bytes), page: 0 };
    case 'raw': {
      const preview = rawPreview(bytes);
      if (!preview) throw new Error('the raw holds no preview');
      return { bytes: preview.bytes, page: 0 };
    }
    case 'plain': {
      const page = await pictureOf(bytes);
      const lab16 = await lab8AsLab16(bytes, page);
      return lab16 ? { bytes: lab16, page: 0 } : { bytes, page };
    }
  }
}

/** Which page of a file of several pictures is the one meant. */
export async function pictureOf(bytes: Uint8Array): Promise<number> {
  switch (imageForm(bytes)) {
    case 'tiff':
      return tiffPages(readTiffDirectories(bytes))[0]?.index ?? 0;
    case 'heif':
      return (await openImage(bytes).metadata()).pagePrimary ?? 0;
    default:
      return 0;
  }
}
