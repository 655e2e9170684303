import { join } from 'node:path';
import type { StoreConfig } from '#domain/archive-config.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStore } from '#store/object-store.ts';
import type { Workspace } from '../workspace.ts';

export interface MediaStores {
  originals: ObjectStore;
  derivatives: ObjectStore;
}

/** The two stores of media, where archive.yaml has them. */
export async function openMediaStores({ config, folders }: Workspace): Promise<MediaStores> {
  const [originals, derivatives] = await Promise.all([
    openStore(config.media.originals, folders.originals),
    openStore(config.media.derivatives, folders.derivatives),
  ]);
  return { originals, derivatives };
}

async function openStore({ s3 }: StoreConfig, folder: string): Promise<ObjectStore> {
  if (s3 === undefined) return fileObjectStore(folder);
  throw new Error('S3 not wired');
}

/** What `openJobQueue` takes: a Redis, or the file that is the queue of this machine alone. */
export function queueAddress({ config, folders }: Workspace): string {
  const { queue } = config.media;
  return queue === 'sqlite' ? join(folders.media, 'media.sqlite') : queue;
}
