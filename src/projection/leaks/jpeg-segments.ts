const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/**
 * What words could stand in of a JPEG (ISO/IEC 10918-1, B.1): its segments, and whatever follows its end; all but the
 * entropy-coded pixels, which are most of it. `null` where the bytes are no JPEG from beginning to end: then nothing is
 * known of them.
 */
export function jpegSegments(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Buffer[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker < 0xc0 || end > bytes.length) return null;
    kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    at = endOfScan(bytes, at);
    if (bytes[at + 1] === EOI) return Buffer.concat([...kept, bytes.subarray(at)]);
  }
  return null;
}

/** Where the next marker stands: a byte FF in the pixels is followed by 00, or is a restart (D0–D7). */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}
