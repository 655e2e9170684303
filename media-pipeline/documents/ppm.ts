import type { Pixels } from '../derive/image/pixels.ts';

/** `P6`, width, height, 255: https://netpbm.sourceforge.net/doc/ppm.html */
const HEADER = /^P6\s+(\d+)\s+(\d+)\s+255\s/;
const HEADER_CHARS = 64;

/** The pictures of a stream of PPM files, up to the first that is not whole. */
export function readPpms(bytes: Uint8Array): Pixels[] {
  const pictures: Pixels[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = Buffer.from(bytes.subarray(at, at + HEADER_CHARS)).toString('latin1');
    const [whole = '', width, height] = HEADER.exec(head) ?? [];
    const [widthPx, heightPx] = [Number(width), Number(height)];
    const from = at + whole.length;
    const to = from + widthPx * heightPx * 3;
    if (whole === '' || to === from || to > bytes.length) break;
    pictures.push({ data: bytes.subarray(from, to), widthPx, heightPx });
    at = to;
  }
  return pictures;
}
