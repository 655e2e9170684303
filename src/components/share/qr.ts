import { encode } from 'uqr';

/** Light modules around a code: ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4;

/**
 * The dark modules of a QR code of `text` (ISO/IEC 18004, error correction M: a seventh may be lost) as path data, and
 * the width of the whole in modules, quiet zone included.
 */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  let path = '';
  for (const [y, row] of data.entries()) {
    let start = -1;
    for (let x = 0; x <= size; x += 1) {
      const dark = row[x] === true;
      if (dark && start === -1) start = x;
      if (!dark && start !== -1) {
        path += `M${start} ${y}h${x - start}v1H${start}z`;
        start = -1;
      }
    }
  }
  return { path, size };
}
