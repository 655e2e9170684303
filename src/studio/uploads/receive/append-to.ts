import type { FileHandle } from 'node:fs/promises';

export interface Appending {
  /** Resolves when more may come: not yet when it is written. @throws what a write before this one met. */
  add(piece: Uint8Array): Promise<void>;
  /** Writes what is left; resolves to where the file ends. */
  end(): Promise<number>;
}

/** So much may wait while the disk is slower than the line. */
const WAITING_BYTES = 512 * 1024;
/** The disk is asked to keep up, so that the last word does not wait for all of a film. */
const SYNC_EVERY_BYTES = 16 * 1024 ** 2;

/**
 * Appends to a file from `offset` on. One write is under way at a time, and takes all that came meanwhile:
 * a fast line makes large writes, a slow one loses no more than a moment where the power fails.
 */
export function appendTo(file: FileHandle, offset: number): Appending {
  let end = offset;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let writing: Promise<void> | null = null;
  let failure: unknown;
  let syncing: Promise<void> | null = null;
  let unsyncedBytes = 0;

  const begin = (): void => {
    const pieces = waiting;
    const at = end;
    end += waitingBytes;
    unsyncedBytes += waitingBytes;
    waiting = [];
    waitingBytes = 0;
    writing = writeAll(file, pieces, at).then(
      () => {
        writing = null;
        if (waitingBytes > 0) begin();
        if (unsyncedBytes >= SYNC_EVERY_BYTES && syncing === null) syncing = sync();
      },
      (error: unknown) => {
        writing = null;
        failure = error;
      },
    );
  };
  const sync = async (): Promise<void> => {
    unsyncedBytes = 0;
    // Whether all of it is safe is asked, and told, once it is there.
    await file.datasync().catch(() => {});
    syncing = null;
  };
  const refuseFailure = () => {
    if (failure !== undefined) throw failure;
  };

  return {
    async add(piece) {
      refuseFailure();
      waiting.push(piece);
      waitingBytes += piece.length;
      if (writing === null) begin();
      else if (waitingBytes >= WAITING_BYTES) await writing;
      refuseFailure();
    },
    async end() {
      while (writing !== null) await writing;
      await syncing;
      refuseFailure();
      return end;
    },
  };
}

/** Short writes happen on a full disk: then the next one throws. */
async function writeAll(
  file: FileHandle,
  pieces: readonly Uint8Array[],
  at: number,
): Promise<void> {
  let left = pieces;
  let position = at;
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left, position);
    position += bytesWritten;
    left = after(left, bytesWritten);
  }
}

/** What is left of pieces once so many bytes of them were written. */
function after(pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let passed = 0;
  for (const [index, piece] of pieces.entries()) {
    if (written < passed + piece.length) {
      return [piece.subarray(written - passed), ...pieces.slice(index + 1)];
    }
    passed += piece.length;
  }
  return [];
}
