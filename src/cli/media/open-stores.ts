import type { StoreConfig } from '#domain/archive-config.ts';
import { ArchiveError } from '#domain/archive-error.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { ObjectStore } from '#store/object-store.ts';
import { env } from '../env.ts';
import type { Workspace } from '../workspace.ts';

export interface MediaStores {
  originals: ObjectStore;
  derivatives: ObjectStore;
}

/** The two stores of media, where archive.yaml has them. Throws ArchiveError `s3-keys-missing`. */
export async function openMediaStores({ config, folders }: Workspace): Promise<MediaStores> {
  const [originals, derivatives] = await Promise.all([
    openStore(config.media.originals, folders.originals),
    openStore(config.media.derivatives, folders.derivatives),
  ]);
  return { originals, derivatives };
}

async function openStore({ s3 }: StoreConfig, folder: string): Promise<ObjectStore> {
  if (s3 === undefined) return fileObjectStore(folder);
  const { accessKeyId, secretAccessKey, sessionToken } = env.s3;
  if (accessKeyId === '' || secretAccessKey === '') throw keysMissing(s3.bucket);
  const { prefix, pathStyle, ...bucket } = s3;
  // Loaded only here: who keeps files in folders does not wait for it.
  const { s3ObjectStore } = await import('#store/s3/s3-object-store.ts');
  return s3ObjectStore({
    ...bucket,
    isPathStyle: pathStyle,
    ...(prefix === '' ? {} : { keyPrefix: prefix }),
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === '' ? {} : { sessionToken }),
    },
  });
}

function keysMissing(bucket: string): ArchiveError {
  return new ArchiveError({
    name: 's3-keys-missing',
    what: {
      vi: `Chưa có khoá để vào kho S3 "${bucket}".`,
      en: `The keys to the S3 bucket "${bucket}" are missing.`,
    },
    hint: {
      vi: 'Đặt biến môi trường AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY rồi chạy lại.',
      en: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment and run again.',
    },
  });
}
