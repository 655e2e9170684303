import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

const PIECE_BYTES = 1 << 20;

/** SHA-256 of a file's bytes, hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  // A stream costs more than the hash of a small file, and an image has hundreds of tiles.
  if ((await stat(path)).size <= PIECE_BYTES) {
    return hash.update(await readFile(path)).digest('hex');
  }
  const pieces = createReadStream(path, { highWaterMark: PIECE_BYTES });
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
