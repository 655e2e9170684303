const MAX_VARINT = 5;

/** Slots in some order as varints: what decodeRun reads. */
export function encodeRun(slots: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(slots.length * MAX_VARINT);
  let at = 0;
  for (const slot of slots) {
    let left = slot;
    for (; left > 127; left >>>= 7) {
      bytes[at] = (left & 127) | 128;
      at += 1;
    }
    bytes[at] = left;
    at += 1;
  }
  return bytes.slice(0, at);
}

export function decodeRun(bytes: Uint8Array): number[] {
  const slots: number[] = [];
  let slot = 0;
  let shift = 0;
  for (const byte of bytes) {
    slot |= (byte & 127) << shift;
    shift += 7;
    if (byte >= 128) continue;
    slots.push(slot >>> 0);
    slot = 0;
    shift = 0;
  }
  return slots;
}
