/** Boxes of MP4 and QuickTime (ISO/IEC 14496-12, 4.2), for making files that no encoder makes. */
export function box(type: string, ...contents: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(contents.map((content) => Buffer.from(content)));
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

/** A box with version 0 and flags. */
export function fullBox(type: string, flags: number, ...contents: (Uint8Array | string)[]): Buffer {
  return box(type, u32(flags), ...contents);
}

export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** The file with the first box at `path` replaced; the sizes of the boxes around it follow. */
export function withBox(file: Uint8Array, path: readonly string[], replaced: Uint8Array): Buffer {
  const [wanted, ...deeper] = path;
  const out: Buffer[] = [];
  let isDone = false;
  for (let at = 0; at + 8 <= file.length; ) {
    const view = Buffer.from(file.buffer, file.byteOffset + at, file.length - at);
    const size = view.readUInt32BE(0) || view.length;
    const type = view.toString('latin1', 4, 8);
    if (isDone || type !== wanted) out.push(view.subarray(0, size));
    else if (deeper.length === 0) out.push(Buffer.from(replaced));
    else out.push(box(type, withBox(view.subarray(8, size), deeper, replaced)));
    isDone ||= type === wanted;
    at += size;
  }
  if (!isDone) throw new Error(`there is no box ${wanted}`);
  return Buffer.concat(out);
}
