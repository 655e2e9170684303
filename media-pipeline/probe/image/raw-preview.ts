import { jpegSize } from './jpeg-size.ts';
import { firstNumber, readTiffDirectories, TAG, type TiffDirectory } from './tiff-directory.ts';

/** Photometric interpretations of what a sensor saw: a colour filter array, and the same spread out (DNG 1.7). */
const SENSOR = new Set([32_803, 34_892]);
/** JPEG inside TIFF: old style, and new style. */
const JPEG = new Set([6, 7]);
/** Below this it is the picture on the back of the camera, of no use to a reader. */
const MIN_LONG_SIDE_PX = 480;

/** Does a TIFF file hold what a camera's sensor saw, instead of a picture? */
export function isRaw(directories: readonly TiffDirectory[]): boolean {
  return everyOne(directories).some(
    (directory) =>
      directory.numbers.has(TAG.dngVersion) ||
      SENSOR.has(firstNumber(directory, TAG.photometric) ?? 0),
  );
}

export interface RawPreview {
  /** A JPEG of its own, turned as the camera was held. */
  bytes: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** The largest JPEG that a camera put into its raw file, or `null` where there is none worth showing. */
export function rawPreview(bytes: Uint8Array): RawPreview | null {
  const directories = readTiffDirectories(bytes);
  const previews = everyOne(directories)
    .flatMap(jpegSpans)
    .flatMap(([offset, byteCount]) => {
      const jpeg = bytes.subarray(offset, offset + byteCount);
      const size = jpeg.byteLength === byteCount ? jpegSize(jpeg) : null;
      return size ? [{ bytes: jpeg, ...size }] : [];
    })
    .sort((a, b) => b.widthPx * b.heightPx - a.widthPx * a.heightPx);
  const [largest] = previews;
  if (!largest || Math.max(largest.widthPx, largest.heightPx) < MIN_LONG_SIDE_PX) return null;
  const [first] = directories;
  const orientation = first ? firstNumber(first, TAG.orientation) : null;
  return { ...largest, bytes: withOrientation(largest.bytes, orientation ?? 1) };
}

function everyOne(directories: readonly TiffDirectory[]): TiffDirectory[] {
  return directories.flatMap((directory) => [directory, ...everyOne(directory.below)]);
}

/** Where a directory says that JPEGs lie: offset and length. */
function jpegSpans(directory: TiffDirectory): [offset: number, byteCount: number][] {
  const number = (tag: number) => firstNumber(directory, tag);
  const named = [number(TAG.jpegOffset), number(TAG.jpegByteCount)];
  const strips = directory.numbers.get(TAG.stripOffsets) ?? [];
  const isStrip = strips.length === 1 && JPEG.has(number(TAG.compression) ?? 0);
  const strip = isStrip ? [strips[0], number(TAG.stripByteCounts)] : [];
  const rw2 = directory.numbers.get(TAG.rw2Jpeg) ?? [];
  return [named, strip, rw2].flatMap(([offset, byteCount]): [number, number][] =>
    offset && byteCount ? [[offset, byteCount]] : [],
  );
}

const EXIF = /^ffd8ffe1.{4}457869660000/;

/** Gives a JPEG an EXIF block that says only how it is turned; one that has its own keeps it. */
function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const head = Buffer.from(jpeg.subarray(0, 12)).toString('hex');
  if (orientation === 1 || EXIF.test(head)) return jpeg;
  const exif = Buffer.from(
    'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000',
    'hex',
  );
  exif.writeUInt16BE(orientation, 28);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}
