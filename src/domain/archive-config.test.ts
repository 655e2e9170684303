import { expect, test } from 'vitest';
import { ArchiveConfigSchema, toSearchServer } from './archive-config.ts';

const parse = (media: unknown) =>
  ArchiveConfigSchema.safeParse({
    name: 'Kho thử',
    site: { url: 'https://kho.example' },
    contentRoots: [{ path: 'content' }],
    ...(media === undefined ? {} : { media }),
  });

test('settings that say nothing of media give the usual ones', () => {
  expect(parse(undefined).data?.media).toEqual({
    hls: { aboveSeconds: 300, segments: 'single-file' },
    av1: true,
    concurrency: 2,
    tools: {},
    queue: 'sqlite',
    originals: {},
    derivatives: {},
  });
});

test('a queue for many machines and stores with an S3 service are taken', () => {
  const s3 = { endpoint: 'http://127.0.0.1:9000', bucket: 'kho', prefix: 'media/2027' };
  const media = { queue: 'redis://127.0.0.1:6379/1', derivatives: { s3 } };
  expect(parse(media).data?.media).toMatchObject({
    queue: media.queue,
    derivatives: { s3: { ...s3, region: 'us-east-1' } },
  });
});

test.each([
  [{ queue: 'postgres://localhost' }, 'media.queue'],
  [{ queue: 'redis' }, 'media.queue'],
  [{ hls: { segments: 'few' } }, 'media.hls.segments'],
  [{ av2: true }, 'media'],
  [{ concurrency: 0 }, 'media.concurrency'],
  [{ originals: { folder: 'x', s3: { endpoint: 'http://h', bucket: 'b' } } }, 'media.originals'],
  [{ originals: { s3: { endpoint: 'h', bucket: 'b' } } }, 'media.originals.s3.endpoint'],
  [
    { originals: { s3: { endpoint: 'http://h', bucket: 'b', prefix: '/a' } } },
    'media.originals.s3.prefix',
  ],
  [{ originals: { s3: { endpoint: 'http://h', bucket: 'b', secret: 'x' } } }, 'media.originals.s3'],
])('%j is refused at its place', (media, place) => {
  const paths = parse(media).error?.issues.map(({ path }) => path.join('.'));
  expect(paths).toEqual([place]);
});

const searchOf = (search: unknown) =>
  ArchiveConfigSchema.safeParse({
    name: 'Kho thử',
    site: { url: 'https://kho.example' },
    contentRoots: [{ path: 'content' }],
    ...(search === undefined ? {} : { search }),
  });

test('settings that say nothing of search leave it to the site itself', () => {
  const config = searchOf(undefined).data;
  expect(config?.search).toEqual({ provider: 'static' });
  expect(config && toSearchServer(config)).toBeNull();
});

test('browsers ask the Meilisearch where they see it, with the key that is theirs', () => {
  const meilisearch = { url: 'http://10.0.0.5:7700/', index: 'ban-sac', searchKey: 'k' };
  const config = searchOf({ provider: 'meilisearch', meilisearch }).data;
  expect(config && toSearchServer(config)).toEqual({ ...meilisearch, url: 'http://10.0.0.5:7700' });
  const behind = { ...meilisearch, publicUrl: 'https://tim.kho.example' };
  const proxied = searchOf({ provider: 'meilisearch', meilisearch: behind }).data;
  expect(proxied && toSearchServer(proxied)?.url).toBe('https://tim.kho.example');
});

test.each([
  [{ provider: 'elsewhere' }, 'search.provider'],
  [{ provider: 'meilisearch' }, 'search.meilisearch'],
  [{ meilisearch: { url: 'kho', index: 'a' } }, 'search.meilisearch.url'],
  [{ meilisearch: { url: 'http://h', index: 'a b' } }, 'search.meilisearch.index'],
  [{ meilisearch: { url: 'http://h', index: 'kho--12' } }, 'search.meilisearch.index'],
  [{ meilisearch: { url: 'http://h', index: 'a', adminKey: 'secret' } }, 'search.meilisearch'],
])('search %j is refused at its place', (search, place) => {
  const paths = searchOf(search).error?.issues.map(({ path }) => path.join('.'));
  expect(paths).toEqual([place]);
});
