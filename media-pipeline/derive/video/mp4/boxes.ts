/** A box of ISO/IEC 14496-12: where it lies, and where its payload begins, in bytes of what was read. */
export interface Box {
  type: string;
  start: number;
  payload: number;
  end: number;
}

/** The header of a box is at most this long. */
export const BOX_HEADER_BYTES = 16;

/** Reads the header that stands at `offset` of `bytes`; `null` where none fits. Places count from `base`. */
export function readBox(bytes: Buffer, offset: number, base = 0): Box | null {
  if (offset + 8 > bytes.length) return null;
  const start = base + offset;
  const type = bytes.toString('latin1', offset + 4, offset + 8);
  const size = bytes.readUInt32BE(offset);
  if (size === 1 && offset + 16 <= bytes.length) {
    const end = start + Number(bytes.readBigUInt64BE(offset + 8));
    return { type, start, payload: start + 16, end };
  }
  return size < 8 ? null : { type, start, payload: start + 8, end: start + size };
}

/** The boxes that lie side by side in `bytes` from `start` to `end`. */
export function boxesIn(bytes: Buffer, start = 0, end = bytes.length): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    const box = readBox(bytes.subarray(0, end), at);
    if (!box || box.end > end) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The first box at a path of types, `['trak', 'mdia', 'mdhd']`, inside a box; `null` when it is not there. */
export function findBox(
  bytes: Buffer,
  path: readonly string[],
  within: Pick<Box, 'payload' | 'end'>,
): Box | null {
  let inside = within;
  let found: Box | null = null;
  for (const type of path) {
    found = boxesIn(bytes, inside.payload, inside.end).find((box) => box.type === type) ?? null;
    if (!found) return null;
    inside = found;
  }
  return found;
}

/** A box of a type around its parts. */
export function makeBox(type: string, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  head.writeUInt32BE(size);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts], size);
}

/** A full box: version and flags stand before the rest. */
export function makeFullBox(
  type: string,
  { version, flags }: { version: number; flags: number },
  ...parts: readonly Buffer[]
): Buffer {
  return makeBox(type, uint32((version << 24) | flags), ...parts);
}

export function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
