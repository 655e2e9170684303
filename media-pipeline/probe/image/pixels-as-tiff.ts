import { endianness } from 'node:os';

export interface TiffPixels {
  widthPx: number;
  heightPx: number;
  pixels: Uint8Array | Int16Array;
  /** Of each pixel: three or four bytes, or CIE L*a*b* in three signed numbers of 16 bits. */
  samples: 'rgb' | 'rgba' | 'lab16';
  /** The ICC profile the colours are in; without it sRGB. */
  icc?: Uint8Array | undefined;
  /** As in EXIF, 1–8. */
  orientation?: number | undefined;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
const HEADER_BYTES = 8;
const KINDS = {
  rgb: { count: 3, bits: 8, photometric: 2, sampleFormat: 1 },
  rgba: { count: 4, bits: 8, photometric: 2, sampleFormat: 1 },
  lab16: { count: 3, bits: 16, photometric: 8, sampleFormat: 2 },
};

type Entry = readonly [tag: number, type: number, count: number, value: number];

/**
 * Pixels as a TIFF file without compression, in one strip (TIFF 6.0, sections 2, 6, 18, 19 and 23): the
 * one way to hand libvips pixels together with what their numbers mean.
 */
export function toTiff({ pixels, samples, icc, orientation = 1, ...size }: TiffPixels): Buffer {
  const { count, bits, photometric, sampleFormat } = KINDS[samples];
  const bitsAt = HEADER_BYTES + even(pixels.byteLength);
  const formatsAt = bitsAt + count * 2;
  const iccAt = formatsAt + count * 2;
  const directoryAt = iccAt + even(icc?.byteLength ?? 0);
  const entries: Entry[] = [
    [256, LONG, 1, size.widthPx],
    [257, LONG, 1, size.heightPx],
    [258, SHORT, count, bitsAt],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, photometric],
    [273, LONG, 1, HEADER_BYTES],
    [274, SHORT, 1, orientation],
    [277, SHORT, 1, count],
    [278, LONG, 1, size.heightPx],
    [279, LONG, 1, pixels.byteLength],
    // Alpha that is not multiplied into the colours.
    ...(samples === 'rgba' ? [[338, SHORT, 1, 2] as const] : []),
    [339, SHORT, count, formatsAt],
    ...(icc ? [[34_675, UNDEFINED, icc.byteLength, iccAt] as const] : []),
  ];
  const file = Buffer.alloc(directoryAt + 2 + entries.length * 12 + 4);
  // In the order of this machine's bytes, so that the pixels need not be turned.
  const isLittle = endianness() === 'LE';
  file.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const short = (at: number, value: number) => view.setUint16(at, value, isLittle);
  const long = (at: number, value: number) => view.setUint32(at, value, isLittle);
  long(4, directoryAt);
  file.set(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength), HEADER_BYTES);
  for (let index = 0; index < count; index++) {
    short(bitsAt + index * 2, bits);
    short(formatsAt + index * 2, sampleFormat);
  }
  if (icc) file.set(icc, iccAt);
  short(directoryAt, entries.length);
  entries.forEach(([tag, type, values, value], index) => {
    const at = directoryAt + 2 + index * 12;
    short(at, tag);
    short(at + 2, type);
    long(at + 4, values);
    if (type === SHORT && values === 1) short(at + 8, value);
    else long(at + 8, value);
  });
  return file;
}

const even = (byteCount: number) => byteCount + (byteCount % 2);
