import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Trace, type TracedFile, writeReleaseState } from '#release/manifest.ts';
import { openReleasesFolder } from '#release/releases-folder.ts';
import { startServer } from './start-server.ts';

const PAGE = `<!doctype html><title>Lễ hội</title><script>let a = 1</script>
<script type="application/ld+json">{"a":1}</script>${'<p>đàn tính</p>'.repeat(200)}`;
const FILM = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 256));
const FILES: Record<string, [body: string | Buffer, kind: Trace['kind']]> = {
  'vi/index.html': [PAGE, 'page'],
  '404.html': ['<!doctype html><title>404</title>', 'page'],
  'media/film/0123456789abcdef.mp4': [FILM, 'media'],
  'media/film/0123456789abcdef.vtt': ['WEBVTT\n', 'media'],
  'media/film/0123456789abcdef.opus': ['sound', 'media'],
  'media/film/0123456789abcdef.m4a': ['sound', 'media'],
  'media/film/0123456789abcdef.avif': ['picture', 'media'],
  'assets/site.ABCD.css': ['body{}', 'asset'],
  'media/song/0123456789abcdef.m4a': ['sound', 'media'],
  'iiif/song/manifest.json': ['{}', 'page'],
  'oembed/vi/song.json': ['{}', 'page'],
  'api/1/records/song.json': ['{}', 'export'],
  'dataset/data/records.csv': ['id\r\n', 'export'],
  'dataset/data/festivals.jsonl': ['{}\n', 'export'],
  'national/SHA256SUMS': ['', 'export'],
  'oai/identify.xml': ['<a/>', 'export'],
  'ark/99999/bs152rmr0wkx6fz/index.html': ['<!doctype html>', 'page'],
};

let state: string;
let server: Server;
const errors: unknown[] = [];

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'served-'));
  publish(1, FILES);
  // What must never be served stands right beside the release, and inside it without a trace.
  writeFileSync(join(state, 'secret.txt'), 'secret');
  writeFileSync(join(state, 'releases', '1', 'untraced.txt'), 'secret');
  server = await listen('');
});
afterAll(() => server.close());

function listen(basePath: string): Promise<Server> {
  const onError = (error: unknown) => errors.push(error);
  return startServer({ state, port: 0, host: '127.0.0.1', basePath, onError });
}

function publish(number: number, files: typeof FILES): void {
  const releases = openReleasesFolder(state);
  const traced: Record<string, TracedFile> = {};
  for (const [path, [body, kind]] of Object.entries(files)) {
    const target = join(releases.unfinished(number), path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, body);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
    traced[path] = { hash, sizeBytes: Buffer.byteLength(body), trace: traceOf(kind, path) };
  }
  const rest = {
    validUntil: null,
    projectionHash: '',
    frameHash: '',
    assets: {},
    searchIndex: null,
  };
  writeReleaseState(
    releases.path,
    { version: 1, number, ...rest, files: traced },
    { version: 1, inputs: [], pages: [] },
  );
  releases.use(number);
}

function traceOf(kind: Trace['kind'], path: string): Trace {
  return { kind, media: path.split('/')[1] } as Trace;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks with the path exactly as written: no client tidies it first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

const FILM_PATH = '/media/film/0123456789abcdef.mp4';

test('a page is answered whole, with its type and its safeguards', async () => {
  const { status, headers, body } = await ask('/vi/');
  expect(status).toBe(200);
  expect(body.toString()).toBe(PAGE);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeDefined();
  expect(headers['cache-control']).toBe('no-cache');
  const policy = headers['content-security-policy'] ?? '';
  const script = createHash('sha256').update('let a = 1').digest('base64');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain(`script-src 'self' 'sha256-${script}';`);
});

test('scripts of other sites may read what is made for them, and media that may stand there', async () => {
  const openTo = async (path: string) =>
    (await ask(path, { origin: 'https://other.example' })).headers['access-control-allow-origin'];
  expect(await openTo('/iiif/song/manifest.json')).toBe('*');
  expect(await openTo('/media/song/0123456789abcdef.m4a')).toBe('*');
  expect(await openTo('/oembed/vi/song.json')).toBe('*');
  for (const path of ['api/1/records/song.json', 'national/SHA256SUMS', 'oai/identify.xml']) {
    expect(await openTo(`/${path}`), path).toBe('*');
  }
  expect(await openTo('/dataset/data/records.csv')).toBe('*');
  // This one has no manifest: its community keeps it here.
  expect(await openTo(FILM_PATH)).toBeUndefined();
  expect(await openTo('/vi/')).toBeUndefined();
  expect(await openTo('/iiif/none/manifest.json')).toBeUndefined();
});

test('tables and lines of JSON have their own types', async () => {
  const typeOf = async (path: string) => (await ask(path)).headers['content-type'];
  expect(await typeOf('/dataset/data/records.csv')).toBe('text/csv; charset=utf-8');
  expect(await typeOf('/dataset/data/festivals.jsonl')).toBe('application/jsonl; charset=utf-8');
});

test.each([
  '/ark:99999/bs152rmr0wkx6fz',
  '/ark:/99999/bs152-rmr0-wkx6fz/',
  '/ARK:99999/BS152RMR0WKX6FZ',
  '/ark%3A99999/bs152rmr0wkx6fz',
])('%s leads to where the ARK is answered', async (path) => {
  const { status, headers } = await ask(path);
  expect([status, headers.location]).toEqual([301, '/ark/99999/bs152rmr0wkx6fz/']);
});

test('an ARK that nobody was given leads nowhere', async () => {
  expect((await ask('/ark:99999/bs1bcdfghjkmnp')).status).toBe(404);
});

test('texts are compressed as the reader accepts', async () => {
  const brotli = await ask('/vi/', { 'accept-encoding': 'gzip, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(PAGE);
  const gzip = await ask('/vi/', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
  expect(gzip.headers.vary).toBe('Accept-Encoding');
  expect(gzip.headers.etag).not.toBe(brotli.headers.etag);
});

test.each([
  ['vtt', 'text/vtt; charset=utf-8'],
  ['m4a', 'audio/mp4'],
  ['opus', 'audio/ogg'],
  ['avif', 'image/avif'],
  ['mp4', 'video/mp4'],
])('.%s is sent as %s and may be kept for ever', async (extension, type) => {
  const { headers } = await ask(`/media/film/0123456789abcdef.${extension}`);
  expect(headers['content-type']).toBe(type);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each([
  ['bytes=0-99', 0, 99],
  ['bytes=900-', 900, 999],
  ['bytes=-10', 990, 999],
  ['bytes=990-5000', 990, 999],
])('the range %s is answered with just those bytes', async (range, start, end) => {
  const { status, headers, body } = await ask(FILM_PATH, { range });
  expect(status).toBe(206);
  expect(headers['content-range']).toBe(`bytes ${start}-${end}/1000`);
  expect(headers['content-length']).toBe(String(end - start + 1));
  expect(body).toEqual(FILM.subarray(start, end + 1));
});

test('a range beyond the end is refused with the size', async () => {
  const { status, headers } = await ask(FILM_PATH, { range: 'bytes=1000-' });
  expect(status).toBe(416);
  expect(headers['content-range']).toBe('bytes */1000');
});

test.each(['lines=0-1', 'bytes=9-1', 'bytes=a-b', 'bytes=0-1,4-5'])(
  'the range %s, which is none we answer, gives the whole file',
  async (range) => {
    const { status, body } = await ask(FILM_PATH, { range });
    expect(status).toBe(200);
    expect(body.length).toBe(1000);
  },
);

test('a range of another version gives the whole file', async () => {
  const { headers } = await ask(FILM_PATH);
  const range = { range: 'bytes=0-9' };
  expect((await ask(FILM_PATH, { ...range, 'if-range': headers.etag ?? '' })).status).toBe(206);
  expect((await ask(FILM_PATH, { ...range, 'if-range': '"another"' })).status).toBe(200);
});

test('what the reader has is not sent again', async () => {
  const { headers } = await ask('/vi/', { 'accept-encoding': 'br' });
  const again = await ask('/vi/', { 'if-none-match': `"x", ${headers.etag}` });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  expect((await ask('/vi/', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('HEAD answers as GET does, without the body; other methods are refused', async () => {
  const head = await ask(FILM_PATH, {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '1000', 0]);
  const post = await ask('/vi/', {}, 'POST');
  expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test('a folder without its slash leads to the folder, query kept', async () => {
  const { status, headers } = await ask('/vi?q=kate');
  expect([status, headers.location]).toEqual([301, './vi/?q=kate']);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/vi/../../secret.txt',
  '/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '//secret.txt',
  '/vi/index.html%00.txt',
  '/%',
  '/untraced.txt',
  '/../releases/1.manifest.json',
  '/constructor',
  '/__proto__/',
  '/toString',
])('%s gets nothing but the page that says so', async (path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body.toString()).toContain('<title>404</title>');
});

test('a site in a sub-folder answers there and nowhere else', async () => {
  const inFolder = await listen('/kho');
  const { port } = inFolder.address() as AddressInfo;
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect([await status('/kho/vi/'), await status('/vi/'), await status('/khovi/')]).toEqual([
    200, 404, 404,
  ]);
  inFolder.close();
});

test('while releases are swapped, every answer is wholly of one of them', async () => {
  const bodies = (release: number) =>
    `<!doctype html><title>${release}</title>`.padEnd(50_000, 'x');
  const seen = new Set<string>();
  let swapping = true;
  const swap = async () => {
    for (let release = 2; release < 40; release += 1) {
      publish(release, { ...FILES, 'vi/index.html': [bodies(release), 'page'] });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    swapping = false;
  };
  const read = async () => {
    while (swapping) {
      const { status, body } = await ask('/vi/');
      expect(status).toBe(200);
      const release = /<title>(\d+)</.exec(body.toString())?.[1] ?? '1';
      if (release !== '1') expect(body.toString()).toBe(bodies(Number(release)));
      seen.add(release);
    }
  };
  await Promise.all([swap(), read(), read(), read()]);
  expect(seen.size).toBeGreaterThan(5);
  expect(errors).toEqual([]);
});
