import { mkdirSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataStore, Upload as TusUpload } from '@tus/server';
import type { Upload } from '../upload.ts';
import { appendTo } from './append-to.ts';

export interface Incoming {
  folder: string;
  /** Where the bytes of an upload stand until it is kept. */
  pathOf(id: string): string;
  /** When bytes last came, epoch milliseconds; `null` where none did. */
  changedMs(id: string): Promise<number | null>;
  /** How many are there. */
  offsetOf(id: string): Promise<number>;
  /** Appends a stream at its offset; what came is written also when the line is cut. Resolves to the new offset. */
  write(id: string, from: { offset: number; stream: Readable }): Promise<number>;
  remove(id: string): Promise<void>;
}

const ID = /^[a-z2-7]{26}$/;

/** The folder of unfinished uploads: files named by the ids we gave, whatever anybody calls them. */
export function openIncoming(folder: string): Incoming {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string) => {
    if (!ID.test(id)) throw new Error('an upload has an id that we did not give');
    return join(folder, id);
  };
  const look = (id: string) =>
    stat(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  return {
    folder,
    pathOf,
    changedMs: async (id) => (await look(id))?.mtimeMs ?? null,
    offsetOf: async (id) => (await look(id))?.size ?? 0,
    async write(id, { offset, stream }) {
      const file = await open(pathOf(id), offset === 0 ? 'w' : 'r+');
      const appending = appendTo(file, offset);
      try {
        for await (const piece of stream as AsyncIterable<Uint8Array>) await appending.add(piece);
        return await appending.end();
      } finally {
        // What came before a line was cut is written too.
        await appending.end().catch(() => {});
        await file.close();
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

/** The tus server's view of our uploads (https://tus.io/protocols/resumable-upload). */
export function tusStore({
  incoming,
  find,
  remove,
}: {
  incoming: Incoming;
  find(id: string): Upload | null;
  remove(id: string): Promise<void>;
}): DataStore {
  return Object.assign(new DataStore(), {
    extensions: ['creation', 'termination'],
    async getUpload(id: string) {
      const upload = find(id);
      if (upload === null) throw Object.assign(new Error('not found'), NOT_FOUND);
      const { sizeBytes, state, name, createdAt } = upload;
      return new TusUpload({
        id,
        size: sizeBytes,
        offset: state === 'receiving' ? await incoming.offsetOf(id) : sizeBytes,
        metadata: { filename: name },
        creation_date: createdAt,
      });
    },
    write: (stream: Readable, id: string, offset: number) => incoming.write(id, { offset, stream }),
    remove,
  });
}

const NOT_FOUND = { status_code: 404, body: 'Not found\n' };
