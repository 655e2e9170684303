import { open, stat } from 'node:fs/promises';
import type { ObjectSource } from '../object-store.ts';

/** Bytes as they go over the network: in memory of their own. */
export type Part = Uint8Array<ArrayBuffer>;

/** S3 takes up to 10,000 parts of an object, some servers no more than 1,000. */
const MAX_PARTS = 1000;

/**
 * Cuts a source into parts of `partBytes`, the last one shorter, at least one; larger ones for a file that
 * would need too many. Holds no more than the part it gives.
 */
export async function* partsOf(source: ObjectSource, partBytes: number): AsyncGenerator<Part> {
  if (source instanceof Uint8Array) yield* partsOfBytes(source, partBytes);
  else if ('path' in source) yield* partsOfFile(source.path, partBytes);
  else yield* partsOfPieces(source, partBytes);
}

function* partsOfBytes(bytes: Uint8Array, partBytes: number): Generator<Part> {
  let at = 0;
  do {
    yield Uint8Array.from(bytes.subarray(at, at + partBytes));
    at += partBytes;
  } while (at < bytes.byteLength);
}

async function* partsOfFile(path: string, partBytes: number): AsyncGenerator<Part> {
  const { size } = await stat(path);
  const wanted = Math.max(partBytes, Math.ceil(size / MAX_PARTS));
  const file = await open(path, 'r');
  try {
    let at = 0;
    do {
      const part = new Uint8Array(Math.min(wanted, size - at));
      for (let filled = 0; filled < part.byteLength; ) {
        const { bytesRead } = await file.read(part, filled, part.byteLength - filled, at + filled);
        if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`);
        filled += bytesRead;
      }
      yield part;
      at += wanted;
    } while (at < size);
  } finally {
    await file.close();
  }
}

async function* partsOfPieces(
  pieces: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Part> {
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.byteLength; ) {
      // A full part goes out only when more follows: the last one is given below.
      if (filled === partBytes) {
        yield part;
        part = new Uint8Array(partBytes);
        filled = 0;
      }
      const taken = piece.subarray(at, at + partBytes - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      at += taken.byteLength;
    }
  }
  yield part.subarray(0, filled);
}
