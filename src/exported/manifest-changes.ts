import { absoluteUrl, routes } from '#domain/public/routes.ts';
import { toChangeStream } from '#exports/iiif/change-discovery-1.ts';
import { toUtc } from '#exports/oai-pmh-2/response.ts';
import type { ExportedItem, ExportedStore } from './exported-store.ts';

/** Name of the exporter of manifests: of each the store keeps a hash, for the manifest itself is a file of the site. */
export const MANIFESTS = 'iiif-manifest';

/** The files of IIIF Change Discovery: path from the site's root and JSON. */
export function manifestChangeFiles(
  store: ExportedStore,
  siteUrl: string,
): { path: string; text: string }[] {
  const all = store.list(MANIFESTS, {}, Number.MAX_SAFE_INTEGER);
  const stream = toChangeStream(
    all.map((item) => ({
      manifest: absoluteUrl(siteUrl, routes.manifest(item.id)),
      type: changeOf(item),
      endTime: toUtc(item.changedAt),
    })),
    {
      id: absoluteUrl(siteUrl, routes.manifestChanges()),
      pageAddress: (page) => absoluteUrl(siteUrl, routes.manifestChanges(page)),
    },
  );
  if (stream === null) return [];
  return [stream.collection, ...stream.pages].map(({ id, body }) => ({
    path: id.slice(siteUrl.length + 1),
    text: JSON.stringify(body),
  }));
}

function changeOf({ isDeleted, firstAt, changedAt }: ExportedItem) {
  if (isDeleted) return 'Delete';
  return firstAt === changedAt ? 'Create' : 'Update';
}
