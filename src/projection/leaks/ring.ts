/** Units kept of what was read last: a power of two, more than any hash spans. */
export const RING = 32;
export const BASE = 0x01000193;

/** What the hash of a unit grows to once `span` more units have been read: to take it out again. */
export function leavingFactor(span: number): number {
  let value = 1;
  for (let step = 0; step < span; step += 1) value = Math.imul(value, BASE);
  return value;
}

/** A second hash, of the `span` units of a ring that end at `at`, reckoned only where the rolling one matches. */
export function hashRing(ring: Uint16Array, at: number, span: number): number {
  let hash = 0x811c9dc5;
  for (let back = span; back >= 1; back -= 1) {
    hash = Math.imul(hash ^ (ring[(at - back) & (RING - 1)] ?? 0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}

/** The rolling hash of the `span` units that end at `at`, from nothing. */
export function rollRing(ring: Uint16Array, at: number, span: number): number {
  let hash = 0;
  for (let back = span; back >= 1; back -= 1) {
    hash = (Math.imul(hash, BASE) + (ring[(at - back) & (RING - 1)] ?? 0)) | 0;
  }
  return hash;
}
