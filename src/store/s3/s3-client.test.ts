import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { s3ObjectStore } from './s3-object-store.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A store on a server that answers as it is told, and the pauses the store made. */
async function storeOn(answer: RequestListener) {
  const pausesMs: number[] = [];
  server = createServer(answer);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const store = s3ObjectStore({
    ...{ endpoint: `http://127.0.0.1:${port}/s3`, bucket: 'archive', region: 'home' },
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    partBytes: 5 * 2 ** 20,
    wait: async (ms) => pausesMs.push(ms),
  });
  return { store, pausesMs };
}

const errorBody = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>so it is</Message></Error>`;

test('a store that falters is asked again, after longer and longer pauses', async () => {
  let asked = 0;
  const { store, pausesMs } = await storeOn((request, response) => {
    request.resume();
    asked++;
    if (asked === 1) request.socket.destroy();
    else if (asked < 4) response.writeHead(503).end(errorBody('SlowDown'));
    else response.end();
  });
  await store.put('a', Buffer.from('x'));
  expect(asked).toBe(4);
  expect(pausesMs).toEqual([200, 400, 800]);
});

test('a store that goes on faltering is a fault with a name', async () => {
  const { store, pausesMs } = await storeOn((request, response) => {
    request.resume();
    response.writeHead(500).end(errorBody('InternalError'));
  });
  await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject({
    name: 'store-failed',
    message: expect.stringContaining('InternalError: so it is'),
  });
  expect(pausesMs).toHaveLength(4);
});

test('a store that is not there is a fault with a name', async () => {
  const { store } = await storeOn((request) => request.socket.destroy());
  await expect(store.list('')).rejects.toMatchObject({ name: 'store-unreachable' });
});

test('a download whose line breaks goes on from where it was', async () => {
  const bytes = Buffer.alloc(500_000, 'Lễ hội Gióng ');
  const ranges: unknown[] = [];
  const { store } = await storeOn(({ headers }, response) => {
    ranges.push(headers.range, headers['if-match']);
    const [, from = '0'] = /bytes=(\d+)-/.exec(headers.range ?? '') ?? [];
    const rest = bytes.subarray(Number(from));
    response.writeHead(200, { 'Content-Length': rest.length, ETag: '"one"' });
    if (rest.length < 200_000) response.end(rest);
    else response.write(rest.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 50));
  });
  expect(Buffer.from((await store.get('a')) ?? []).equals(bytes)).toBe(true);
  expect(ranges).toEqual([
    ...[undefined, undefined],
    ...['bytes=200000-', '"one"'],
    ...['bytes=400000-', '"one"'],
  ]);
});

test('a download does not mix two versions of an object', async () => {
  const { store } = await storeOn(({ headers }, response) => {
    if (headers['if-match']) response.writeHead(412).end(errorBody('PreconditionFailed'));
    else {
      response.writeHead(200, { 'Content-Length': 100_000, ETag: '"one"' });
      response.write(Buffer.alloc(10_000), () => setTimeout(() => response.destroy(), 50));
    }
  });
  await expect(store.get('a')).rejects.toThrow('PreconditionFailed');
});

test('an error in an answer that began well gives the upload up', async () => {
  const asked: string[] = [];
  const { store } = await storeOn((request, response) => {
    request.resume();
    const { method, url = '' } = request;
    asked.push(`${method} ${url.replace(/[?&]partNumber=\d+/, '')}`);
    if (method === 'POST' && url.endsWith('?uploads=')) {
      response.end('<R><UploadId>7</UploadId></R>');
    } else if (method === 'POST') response.end(`\n\n${errorBody('InternalError')}`);
    else response.writeHead(200, { ETag: '"tag"' }).end();
  });
  await expect(store.put('a', Buffer.alloc(6 * 2 ** 20))).rejects.toThrow('InternalError');
  expect(asked.at(-1)).toBe('DELETE /s3/archive/a?uploadId=7');
});

test('an upload finished by a try whose answer was lost counts as finished', async () => {
  const sizeBytes = 6 * 2 ** 20;
  const { store } = await storeOn((request, response) => {
    request.resume();
    const { method, url = '' } = request;
    if (method === 'POST' && url.endsWith('?uploads=')) {
      response.end('<R><UploadId>7</UploadId></R>');
    } else if (method === 'POST') response.writeHead(404).end(errorBody('NoSuchUpload'));
    else if (method === 'HEAD') response.writeHead(200, { 'Content-Length': sizeBytes }).end();
    else response.writeHead(200, { ETag: '"tag"' }).end();
  });
  expect(await store.put('a', Buffer.alloc(sizeBytes))).toEqual({ key: 'a', sizeBytes });
});
