import { join } from 'node:path';
import { loadCatalogue } from '#catalogue/catalogue.ts';
import { originalPath } from '#catalogue/originals.ts';
import { mediaSettings } from '#domain/media-settings.ts';
import type { MediaAsset } from '#media-pipeline/asset.ts';
import { type MediaProgress, type MediaReport, runMedia } from '#media-pipeline/pipeline.ts';
import { findTools } from '#media-pipeline/tools.ts';
import { fileObjectStore } from '#store/file-object-store.ts';
import type { Workspace } from '../workspace.ts';

export interface MakeMediaOptions {
  now: Date;
  onProgress: (event: MediaProgress) => void;
  signal?: AbortSignal | undefined;
}

/** Makes what derivatives are lacking for every media record of the catalogue. */
export async function makeMedia(
  { contentRoots, folders, site }: Workspace,
  { now, onProgress, signal }: MakeMediaOptions,
): Promise<MediaReport> {
  const catalogue = await loadCatalogue({
    roots: contentRoots,
    cacheFolder: join(folders.cache, 'catalogue'),
    now,
    timeZone: site.timeZone,
  });
  const assets = catalogue.ofType('media').map((media): MediaAsset => {
    const { id, kind, original } = media;
    const { sha256, sizeBytes, mediaType } = original;
    const settings = mediaSettings(media);
    return { id, kind, file: originalPath(media), sha256, sizeBytes, mediaType, settings };
  });
  catalogue.close();
  return runMedia({
    assets,
    originals: fileObjectStore(folders.originals),
    derivatives: fileObjectStore(folders.derivatives),
    folder: folders.media,
    tools: await findTools(),
    onProgress,
    ...(signal === undefined ? {} : { signal }),
  });
}
