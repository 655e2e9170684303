import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { fileTypeFromFile } from 'file-type';
import type { Examined, ToExamine } from './examiner.ts';
import { factsInPicture } from './exif.ts';
import type { FileFacts } from './file-facts.ts';
import { factsInFilm } from './film-facts.ts';

const PIECE_BYTES = 1 << 20;
const HEAD_BYTES = 1 << 20;

/** Reads a file once for its hash, and its head for what it says of itself. */
async function examine({ path }: ToExamine): Promise<Examined> {
  const file = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let sizeBytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, sizeBytes);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
    const head = Buffer.alloc(Math.min(HEAD_BYTES, sizeBytes));
    await file.read(head, 0, head.length, 0);
    const mediaType = await typeOf(path);
    const facts: FileFacts = {
      ...NOTHING,
      ...(mediaType?.startsWith('image/')
        ? factsInPicture(head)
        : await factsInFilm(file, String(workerData.timeZone))),
      mediaType,
    };
    return { sha256: hash.digest('hex'), sizeBytes, facts };
  } finally {
    await file.close();
  }
}

const NOTHING: FileFacts = { mediaType: null, madeOn: null, camera: null, place: null };

/** Whatever a parser stumbles over, the type is then not known. */
async function typeOf(path: string): Promise<string | null> {
  try {
    return (await fileTypeFromFile(path))?.mime ?? null;
  } catch {
    return null;
  }
}

parentPort?.on('message', async (asked: ToExamine) => {
  try {
    parentPort?.postMessage({ id: asked.id, examined: await examine(asked) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id: asked.id, reason });
  }
});
