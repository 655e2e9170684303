export interface RgbaPixels {
  rgba: Uint8Array | Uint8ClampedArray;
  widthPx: number;
  heightPx: number;
  /** Without it the fourth byte of a pixel means nothing. */
  hasAlpha: boolean;
  /** The ICC profile their colours are in; `null`: sRGB. */
  icc: Uint8Array | null;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
const HEADER_BYTES = 8;

/**
 * Pixels as a TIFF file without compression (TIFF 6.0, sections 2, 6 and 18): the one way to hand libvips
 * pixels together with the profile of their colours. The rows are one strip.
 */
export function toTiff({ rgba, widthPx, heightPx, hasAlpha, icc }: RgbaPixels): Buffer {
  const samples = hasAlpha ? 4 : 3;
  const pixelBytes = widthPx * heightPx * samples;
  const bitsAt = HEADER_BYTES + pixelBytes + (pixelBytes % 2);
  const iccAt = bitsAt + samples * 2;
  const directoryAt = iccAt + (icc ? icc.byteLength + (icc.byteLength % 2) : 0);
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, widthPx],
    [257, LONG, 1, heightPx],
    [258, SHORT, samples, bitsAt],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 2],
    [273, LONG, 1, HEADER_BYTES],
    [277, SHORT, 1, samples],
    [278, LONG, 1, heightPx],
    [279, LONG, 1, pixelBytes],
    // Alpha that is not multiplied into the colours.
    ...(hasAlpha ? [[338, SHORT, 1, 2] as [number, number, number, number]] : []),
    ...(icc
      ? [[34_675, UNDEFINED, icc.byteLength, iccAt] as [number, number, number, number]]
      : []),
  ];
  const file = Buffer.alloc(directoryAt + 2 + entries.length * 12 + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(directoryAt, 4);
  if (hasAlpha) file.set(rgba, HEADER_BYTES);
  else dropFourth(rgba, file.subarray(HEADER_BYTES));
  for (let at = bitsAt; at < iccAt; at += 2) file.writeUInt16LE(8, at);
  if (icc) file.set(icc, iccAt);
  file.writeUInt16LE(entries.length, directoryAt);
  entries.forEach(([tag, type, count, value], index) => {
    const at = directoryAt + 2 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  return file;
}

function dropFourth(rgba: Uint8Array | Uint8ClampedArray, rgb: Uint8Array): void {
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
}
