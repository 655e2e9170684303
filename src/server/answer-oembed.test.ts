import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOEmbed } from '#exports/oembed.ts';
import type { TracedFile } from '#release/manifest.ts';
import { serveSite } from './serve-site.ts';

const SITE = 'https://bansac.example/kho';
const ANSWER = toOEmbed({
  title: 'Lễ hội Katê',
  site: { name: 'Bản Sắc', url: SITE },
  html: `<iframe src="${SITE}/embed/vi/kate/" width="480" height="300"></iframe>`,
  thumbnail: { url: `${SITE}/cards/vi/kate.jpg`, widthPx: 1200, heightPx: 630 },
});
const FILES: Readonly<Record<string, string>> = {
  'vi/festivals/kate/index.html': `<link rel="alternate" type="application/json+oembed" title="Lễ hội Katê" href="${SITE}/oembed/vi/kate.json">`,
  'vi/about/index.html': '<title>about</title>',
  'oembed/vi/kate.json': ANSWER,
  'embed/vi/kate/index.html': '<title>Katê</title>',
  '404.html': '<title>404</title>',
};

const folder = mkdtempSync(join(tmpdir(), 'oembed-'));
let server: Server;
let base: string;

beforeAll(async () => {
  const files = new Map<string, TracedFile>();
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const sizeBytes = Buffer.byteLength(text);
    files.set(path, { hash: path, sizeBytes, trace: { kind: 'public', source: path } });
  }
  // Beside the release, never in it.
  writeFileSync(join(folder, 'secret.json'), '{"html":"secret"}');
  const release = { number: 1, folder, files };
  const serve = serveSite({ release: () => release, basePath: '/kho' });
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kho`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (url: string, more = '') =>
  fetch(`${base}/oembed?url=${encodeURIComponent(url)}${more}`);

test.each(['', 'index.html'])('a record’s page (…/%s) is answered with its card', async (leaf) => {
  const response = await ask(`${SITE}/vi/festivals/kate/${leaf}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(await response.json()).toEqual(JSON.parse(ANSWER));
});

test('frame and thumbnail are no larger than asked for', async () => {
  const response = await ask(`${SITE}/vi/festivals/kate/`, '&maxwidth=320&maxheight=200');
  const answer = await response.json();
  expect(answer).toMatchObject({ width: 320, height: 200 });
  expect(answer.html).toContain('width="320" height="200"');
  expect(answer.thumbnail_url).toBeUndefined();
});

test.each([
  `${SITE}/vi/about/`,
  `${SITE}/vi/festivals/nothing/`,
  `${SITE}/../secret`,
  'https://bansac.example/vi/festivals/kate/',
  'no address',
  '',
])('"%s" has no card', async (url) => {
  expect((await ask(url)).status).toBe(404);
});

test('XML is not spoken', async () => {
  expect((await ask(`${SITE}/vi/festivals/kate/`, '&format=xml')).status).toBe(501);
});

test('only cards may stand in the frames of other sites', async () => {
  const policyOf = async (path: string) =>
    (await fetch(`${base}/${path}`)).headers.get('content-security-policy');
  expect(await policyOf('embed/vi/kate/')).toContain('frame-ancestors *');
  expect(await policyOf('vi/about/')).toContain("frame-ancestors 'self'");
});
