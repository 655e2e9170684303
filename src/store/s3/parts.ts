import { open, stat } from 'node:fs/promises';
import type { ObjectSource } from '../object-store.ts';

/** Bytes as they go over the network: in memory of their own. */
export interface Part {
  body: Uint8Array<ArrayBuffer>;
  isLast: boolean;
}

export interface Parts {
  /** The length of every part but the last, which may be shorter; less where one part is all. */
  partBytes: number;
  /** At least one. Holds no more than the part it gives. */
  parts: AsyncGenerator<Part>;
}

/** S3 takes up to 10,000 parts of an object, some servers no more than 1,000. */
const MAX_PARTS = 1000;

/** Cuts a source into parts of `partBytes`, larger ones for a file that would need too many. */
export async function partsOf(source: ObjectSource, partBytes: number): Promise<Parts> {
  if (source instanceof Uint8Array) {
    const wanted = Math.min(partBytes, source.byteLength);
    return { partBytes: wanted, parts: partsOfBytes(source, wanted) };
  }
  if ('path' in source) {
    const { size } = await stat(source.path);
    const wanted = Math.min(Math.max(partBytes, Math.ceil(size / MAX_PARTS)), size);
    return { partBytes: wanted, parts: partsOfFile(source.path, size, wanted) };
  }
  return { partBytes, parts: partsOfPieces(source, partBytes) };
}

async function* partsOfBytes(bytes: Uint8Array, partBytes: number): AsyncGenerator<Part> {
  let at = 0;
  do {
    const body = Uint8Array.from(bytes.subarray(at, at + partBytes));
    at += partBytes;
    yield { body, isLast: at >= bytes.byteLength };
  } while (at < bytes.byteLength);
}

async function* partsOfFile(path: string, size: number, partBytes: number): AsyncGenerator<Part> {
  const file = await open(path, 'r');
  try {
    let at = 0;
    do {
      const body = new Uint8Array(Math.min(partBytes, size - at));
      for (let filled = 0; filled < body.byteLength; ) {
        const { bytesRead } = await file.read(body, filled, body.byteLength - filled, at + filled);
        if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`);
        filled += bytesRead;
      }
      at += partBytes;
      yield { body, isLast: at >= size };
    } while (at < size);
  } finally {
    await file.close();
  }
}

async function* partsOfPieces(
  pieces: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Part> {
  let body = new Uint8Array(partBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.byteLength; ) {
      // A full part goes out only when more follows: the last one is given below.
      if (filled === partBytes) {
        yield { body, isLast: false };
        body = new Uint8Array(partBytes);
        filled = 0;
      }
      const taken = piece.subarray(at, at + partBytes - filled);
      body.set(taken, filled);
      filled += taken.byteLength;
      at += taken.byteLength;
    }
  }
  yield { body: body.subarray(0, filled), isLast: true };
}
