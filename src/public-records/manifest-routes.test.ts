import { expect, test } from 'vitest';
import { groupOf, manifestRoutes } from './manifest-routes.ts';
import type { PublicRecords } from './reader.ts';

const recording = (waveform: number[] | null) => ({
  type: 'media',
  facts: { kind: 'audio', waveform },
});

/** As manifestRoutes reads them. */
function records(lists: Record<string, string[]>): PublicRecords {
  const entries: Record<string, object> = { bai: recording([1, 2]), 'bai-cam': recording(null) };
  return {
    list: (name: string) => lists[name] ?? [],
    entry: (id: string) => entries[id] ?? { type: 'custom', facts: {} },
  } as unknown as PublicRecords;
}
const routesOf = (lists: Record<string, string[]>) =>
  [...manifestRoutes(records(lists))].map(({ route }) => route);

test('manifests, the waveforms they show, and collections of what there is', () => {
  const lists = {
    manifest: ['bai', 'bai-cam', 'tuc'],
    'manifest:type:media': ['bai', 'bai-cam'],
    'manifest:type:custom': ['tuc'],
    'manifest:community:cham': ['tuc'],
    'manifests-by:community': ['cham'],
  };
  expect(routesOf(lists)).toEqual([
    'iiif/bai/manifest.json',
    'iiif/bai/waveform.svg',
    'iiif/bai-cam/manifest.json',
    'iiif/tuc/manifest.json',
    'iiif/collection.json',
    'iiif/collections/types.json',
    'iiif/collections/types/custom.json',
    'iiif/collections/types/media.json',
    'iiif/collections/communities.json',
    'iiif/collections/communities/cham.json',
  ]);
});

test('where nothing may stand on other sites there is no collection either', () => {
  expect(routesOf({})).toEqual([]);
});

test('an address that names no group is none', () => {
  expect(groupOf('types', 'festival')).toEqual({ by: 'type', id: 'festival' });
  expect(groupOf('types', 'festivals')).toBeNull();
  expect(groupOf('festivals', null)).toBeNull();
});
