import { expect, test } from 'vitest';
import { type ManifestChange, toChangeStream } from './change-discovery-1.ts';

const address = {
  id: 'https://kho.example/iiif/changes.json',
  pageAddress: (page: number) => `https://kho.example/iiif/changes/${page}.json`,
};
const change = (i: number): ManifestChange => ({
  manifest: `https://kho.example/iiif/record-${i}/manifest.json`,
  type: i % 2 === 0 ? 'Create' : 'Update',
  endTime: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString(),
});

test('a consumer that goes from the last page back meets every change once, the newest first', () => {
  const changes = Array.from({ length: 250 }, (_, i) => change(i));
  const stream = toChangeStream(changes, address);
  // biome-ignore lint/suspicious/noExplicitAny: read as JSON, as a consumer does.
  const files = new Map<string, any>(
    [stream?.collection, ...(stream?.pages ?? [])].flatMap((file) =>
      file === undefined ? [] : [[file.id, JSON.parse(JSON.stringify(file.body))]],
    ),
  );
  const collection = files.get(address.id);
  expect(collection).toMatchObject({ type: 'OrderedCollection', totalItems: 250 });
  const seen: string[] = [];
  for (let page = files.get(collection.last.id); page; page = files.get(page.prev?.id)) {
    expect(page.partOf.id).toBe(address.id);
    expect(page.startIndex).toBe(250 - seen.length - page.orderedItems.length);
    for (const item of page.orderedItems.toReversed()) seen.push(item.object.id);
  }
  expect(seen).toEqual(changes.map(({ manifest }) => manifest).reverse());
});

test('where there never was a manifest there is no stream', () => {
  expect(toChangeStream([], address)).toBeNull();
});
