/** A restricted text of at least so many characters is found by any piece of it that long. */
export const RUN_LENGTH = 24;
/** Units kept of what was read last: a power of two, more than RUN_LENGTH. */
export const RING = 32;
export const BASE = 0x01000193;
/** What the rolling hash spans. */
export const GRAM = 16;

/** The rolling hash of the GRAM units of a text that begin at `from`. */
export function gramHash(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + GRAM; at += 1)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

/** A 53-bit hash of the GRAM units of a ring that end at `at`. */
export function gramKeyOf(ring: Uint16Array, at: number): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let back = GRAM; back >= 1; back -= 1) {
    const unit = ring[(at - back) & (RING - 1)] ?? 0;
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low + unit, 0x2c1b3c6d);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
