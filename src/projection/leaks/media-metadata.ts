import sharp from 'sharp';
import { extensionOf } from './decode-file.ts';

/** What an image or a recording says of itself besides its content. */
export interface MediaMetadata {
  /** EXIF, XMP, IPTC and comments, as text. */
  texts: string[];
  /** It says where it was made. */
  hasPosition: boolean;
}

const IMAGES = new Set(['jpg', 'jpeg', 'png', 'webp', 'avif', 'heic', 'tif', 'tiff', 'gif']);
const RECORDINGS = new Set('mp4 m4a m4s mov webm mkv opus ogg oga mp3 aac wav flac'.split(' '));
/** ISO 6709, as telephones write it into MP4 and Matroska: `+21.0278+105.8342/`. */
const ISO_6709 = /[+-]\d{2}\.\d{2,}[+-]\d{3}\.\d{2,}/;
const GPS_POINTER = 0x8825;

/** Is it a picture or a recording, by its name? */
export function isMedia(path: string): boolean {
  return IMAGES.has(extensionOf(path)) || RECORDINGS.has(extensionOf(path));
}

/** Reads the metadata of a media file; `null` for any other. An image that does not decode has none. */
export async function readMediaMetadata(
  bytes: Buffer,
  path: string,
): Promise<MediaMetadata | null> {
  const extension = extensionOf(path);
  if (RECORDINGS.has(extension)) {
    return { texts: [], hasPosition: ISO_6709.test(bytes.toString('latin1')) };
  }
  if (!IMAGES.has(extension)) return null;
  try {
    const { exif, xmp, iptc, comments } = await sharp(bytes).metadata();
    const texts = (comments ?? []).map(({ keyword, text }) => `${keyword} ${text}`);
    for (const block of [exif, xmp, iptc])
      if (block !== undefined) texts.push(block.toString('utf8'));
    const hasPosition =
      (exif !== undefined && hasGps(exif)) || (xmp?.toString('utf8').includes('exif:GPS') ?? false);
    return { texts, hasPosition };
  } catch {
    return { texts: [], hasPosition: false };
  }
}

/** Has the first directory of an EXIF block a GPS directory with entries? (EXIF 2.32, §4.6.3) */
function hasGps(exif: Buffer): boolean {
  const start = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
  const little = exif.toString('latin1', start, start + 2) === 'II';
  const read16 = (at: number): number =>
    at + 2 > exif.length ? 0 : little ? exif.readUInt16LE(at) : exif.readUInt16BE(at);
  const read32 = (at: number): number =>
    at + 4 > exif.length ? 0 : little ? exif.readUInt32LE(at) : exif.readUInt32BE(at);
  const directory = start + read32(start + 4);
  const entries = read16(directory);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (read16(at) === GPS_POINTER) return read16(start + read32(at + 8)) > 0;
  }
  return false;
}
