import { expect, test } from 'vitest';
import { ArchiveConfigSchema } from './archive-config.ts';

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
