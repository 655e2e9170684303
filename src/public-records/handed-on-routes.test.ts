import { expect, test } from 'vitest';
import { record, text } from '#tests/golden/search/records.ts';
import { manifestRoutes } from './handed-on-routes.ts';
import type { PublicRecords } from './reader.ts';

const medium = (id: string, made: boolean) =>
  record(
    'media',
    id,
    {
      kind: 'image',
      derivatives: made ? [{ role: 'rendition' }] : [],
      pages: null,
    } as never,
    { texts: [text('vi', id, null)] },
  );
const custom = (id: string, media: string[]) =>
  record('custom', id, {} as never, { texts: [text('vi', id, null)], media });

/** As manifestRoutes reads them. */
function records(embeddable: string[]): PublicRecords {
  const entries = [
    medium('anh', true),
    medium('chua-lam', false),
    custom('co-anh', ['anh']),
    custom('khong-cho-nhung', ['anh']),
    custom('chi-co-anh-chua-lam', ['chua-lam']),
  ];
  const lists: Record<string, string[]> = {
    'type:media': ['anh', 'chua-lam'],
    'uses:anh': ['co-anh', 'khong-cho-nhung'],
    'uses:chua-lam': ['chi-co-anh-chua-lam'],
  };
  return {
    inChannel: () => new Set(embeddable),
    list: (name: string) => lists[name] ?? [],
    entry: (id: string) => entries.find((entry) => entry.id === id) ?? null,
  } as unknown as PublicRecords;
}
const routesOf = (embeddable: string[]) =>
  [...manifestRoutes(records(embeddable))].map(({ route }) => route);

test('what other sites may show and has media that are made has a manifest', () => {
  const allowed = ['anh', 'chua-lam', 'co-anh', 'chi-co-anh-chua-lam'];
  expect(routesOf(allowed)).toEqual(['iiif/anh/manifest.json', 'iiif/co-anh/manifest.json']);
});

test('media that may not be shown elsewhere give none, whoever has them', () => {
  expect(routesOf(['co-anh', 'khong-cho-nhung'])).toEqual([]);
});
