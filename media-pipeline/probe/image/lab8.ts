import { openImage } from './open-image.ts';
import { toTiff } from './pixels-as-tiff.ts';
import { imageForm } from './signatures.ts';
import { firstNumber, readTiffDirectories, TAG, type TiffDirectory } from './tiff-directory.ts';

/** Values of PhotometricInterpretation (TIFF 6.0, sections 6 and 23). */
const RGB = 2;
const CIELAB = 8;

/** The directory of a page in CIE L*a*b* of one byte each, as Photoshop writes; libvips 8.18 refuses it. */
function lab8Directory(bytes: Uint8Array, page: number): TiffDirectory | null {
  if (imageForm(bytes) !== 'tiff') return null;
  const directory = readTiffDirectories(bytes)[page];
  if (!directory || firstNumber(directory, TAG.photometric) !== CIELAB) return null;
  return firstNumber(directory, TAG.bitsPerSample) === 8 ? directory : null;
}

/** The same file, in which such a page says that it is RGB: libvips then gives L, a and b as they stand. */
export function asRgb(bytes: Uint8Array, page: number): Uint8Array {
  const at = lab8Directory(bytes, page)?.valueAt.get(TAG.photometric);
  if (at === undefined) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(RGB, at);
  if (copy[0] === 0x4d) copy.writeUInt16BE(RGB, at);
  return copy;
}

/** Such a page in 16 bits, which libvips reads; any other, `null`. */
export async function lab8AsLab16(bytes: Uint8Array, page: number): Promise<Uint8Array | null> {
  const readable = asRgb(bytes, page);
  if (readable === bytes) return null;
  const { data, info } = await openImage(readable, page)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const lab = new Int16Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    // L* is unsigned, 0–65535 for 0–100; a* and b* are signed, 256 to the unit (TIFF 6.0, section 23).
    lab[at] = (data[at] ?? 0) * 257;
    lab[at + 1] = (data[at + 1] ?? 0) << 8;
    lab[at + 2] = (data[at + 2] ?? 0) << 8;
  }
  return toTiff({ pixels: lab, widthPx: info.width, heightPx: info.height, samples: 'lab16' });
}
