import { COLLECTION_FOLDER, type ManifestGroup, routes } from '#domain/public/routes.ts';
import { hasWaveform } from '#domain/public/shown-media.ts';
import { RECORD_TYPES, type RecordType } from '#domain/public/vocabulary.ts';
import type { SiteRoute } from './handed-on-routes.ts';
import type { PublicRecords } from './reader.ts';

/** Where the manifests of a group are listed. */
export function manifestList(group: 'all' | { by: string; id: string }): string {
  if (group === 'all') return 'manifest';
  return `manifest:${group.by === 'province' ? 'place' : group.by}:${group.id}`;
}

/** IIIF: a manifest of each record that has one, the waveforms they show, and collections that are not empty. */
export function* manifestRoutes(records: PublicRecords): Iterable<SiteRoute> {
  for (const id of records.list('manifest')) {
    const params = { id };
    yield { route: routes.manifest(id), pattern: 'iiif/[id]/manifest.json', params };
    if (isDrawn(records, id)) {
      yield { route: routes.waveform(id), pattern: 'iiif/[id]/waveform.svg', params };
    }
  }
  if (records.list('manifest').length === 0) return;
  yield {
    route: routes.manifestCollection('all'),
    pattern: 'iiif/[all].json',
    params: { all: 'collection' },
  };
  for (const group of subgroupsOf('all', records)) {
    yield collectionRoute(group);
    for (const each of subgroupsOf(group, records)) yield collectionRoute(each);
  }
}

/** The groups within a group that hold at least one manifest; none within the last ones. */
export function subgroupsOf(
  group: ManifestGroup,
  { list }: Pick<PublicRecords, 'list'>,
): Exclude<ManifestGroup, 'all'>[] {
  if (group === 'all') {
    const all = [{ by: 'type' }, { by: 'community' }, { by: 'province' }] as const;
    return all
      .map(({ by }) => ({ by, id: null }))
      .filter((within) => subgroupsOf(within, { list }).length > 0);
  }
  const { by, id } = group;
  if (id !== null) return [];
  if (by !== 'type') return list(`manifests-by:${by}`).map((each) => ({ by, id: each }));
  return RECORD_TYPES.filter((type) => list(manifestList({ by, id: type })).length > 0).map(
    (type) => ({ by, id: type }),
  );
}

function collectionRoute(group: Exclude<ManifestGroup, 'all'>): SiteRoute {
  const route = routes.manifestCollection(group);
  const folder = COLLECTION_FOLDER[group.by];
  return group.id === null
    ? { route, pattern: 'iiif/collections/[folder].json', params: { folder } }
    : { route, pattern: 'iiif/collections/[folder]/[id].json', params: { folder, id: group.id } };
}

/** The group of a collection's address; `null` where there is none of that name. */
export function groupOf(folder: string | undefined, id: string | null): ManifestGroup | null {
  switch (folder) {
    case COLLECTION_FOLDER.type:
      return id === null || isType(id) ? { by: 'type', id } : null;
    case COLLECTION_FOLDER.community:
      return { by: 'community', id };
    case COLLECTION_FOLDER.province:
      return { by: 'province', id };
    default:
      return null;
  }
}

function isType(id: string): id is RecordType {
  return RECORD_TYPES.some((type) => type === id);
}

function isDrawn(records: PublicRecords, id: string): boolean {
  const entry = records.entry(id);
  return entry?.type === 'media' && hasWaveform(entry.facts);
}
