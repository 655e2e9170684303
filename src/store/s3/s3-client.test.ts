import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { s3ObjectStore } from './s3-object-store.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A store on a server that answers as it is told, and the pauses the store made; `chances` move them. */
async function storeOn(answer: RequestListener, chances: number[] = []) {
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
    random: () => chances.shift() ?? 0.5,
  });
  return { store, pausesMs };
}

/** The line goes dead when the bytes have left. */
function breakOff(response: ServerResponse, bytes: Uint8Array): void {
  response.flushHeaders();
  response.write(bytes);
  setTimeout(() => response.destroy(), 50);
}

interface SentPart {
  bytes: Buffer;
  /** After so many bytes of an answer the line breaks. */
  atMost?: number;
}

/** Answers a request for an object, or for the rest of it. */
function sendPart(
  { bytes, atMost = 100_000 }: SentPart,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const [, from] = /bytes=(\d+)-/.exec(headers.range ?? '') ?? [];
  const rest = bytes.subarray(Number(from ?? 0));
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  response.writeHead(from === undefined ? 200 : 206, {
    ...{ 'Content-Length': rest.length, ETag: '"one"' },
    ...(from === undefined ? {} : { 'Content-Range': range }),
  });
  if (rest.length <= atMost) response.end(rest);
  else breakOff(response, rest.subarray(0, atMost));
}

const errorBody = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>so it is</Message></Error>`;

test('a store that falters is asked again, after longer and longer pauses', async () => {
  let asked = 0;
  const answer: RequestListener = (request, response) => {
    request.resume();
    asked++;
    if (asked === 1) request.socket.destroy();
    else if (asked < 4) response.writeHead(503).end(errorBody('SlowDown'));
    else response.end();
  };
  const { store, pausesMs } = await storeOn(answer, [0, 0.5, 0.99]);
  await store.put('a', Buffer.from('x'));
  expect(asked).toBe(4);
  expect(pausesMs).toEqual([250, 750, 1990]);
});

test('a store that goes on faltering is a fault with a name, within a minute', async () => {
  const { store, pausesMs } = await storeOn((request, response) => {
    request.resume();
    response.writeHead(500).end(errorBody('InternalError'));
  });
  await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject({
    name: 'store-failed',
    message: expect.stringContaining('InternalError: so it is'),
  });
  expect(pausesMs).toEqual([375, 750, 1500, 3000, 6000, 12_000, 15_000]);
});

test.each([
  ['RequestTimeout', 2],
  ['IncompleteBody', 2],
  ['InvalidArgument', 1],
])('an upload answered with 400 %s is sent %i times', async (code, times) => {
  let asked = 0;
  const { store } = await storeOn((request, response) => {
    request.resume();
    asked++;
    if (asked === 1) response.writeHead(400).end(errorBody(code));
    else response.end();
  });
  const kept = store.put('a', Buffer.from('x'));
  if (times === 1) await expect(kept).rejects.toThrow(code);
  else expect(await kept).toEqual({ key: 'a', sizeBytes: 1 });
  expect(asked).toBe(times);
});

test('an answer that breaks off is asked for again', async () => {
  const xml = '<R><Contents><Key>a</Key><Size>1</Size></Contents></R>';
  let asked = 0;
  const { store } = await storeOn((_, response) => {
    response.writeHead(200, { 'Content-Length': xml.length });
    if (++asked === 3) response.end(xml);
    else breakOff(response, Buffer.from(xml.slice(0, 20)));
  });
  expect(await store.list('')).toEqual([{ key: 'a', sizeBytes: 1 }]);
  expect(asked).toBe(3);
});

test('an answer that always breaks off is a fault with a name', async () => {
  const { store } = await storeOn((_, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    breakOff(response, Buffer.from('<R>'));
  });
  await expect(store.list('')).rejects.toMatchObject({ name: 'store-unreachable' });
});

test('an upload that is begun without being told its id is a fault, and no part is sent', async () => {
  const asked: unknown[] = [];
  const { store } = await storeOn((request, response) => {
    request.resume();
    asked.push(request.method);
    response.end();
  });
  await expect(store.put('a', Buffer.alloc(6 * 2 ** 20))).rejects.toMatchObject({
    name: 'store-failed',
  });
  expect(asked).toEqual(['POST']);
});

test('the answer to a begun upload breaks off, and it is begun anew', async () => {
  let begun = 0;
  const ids = new Set<string | null>();
  const { store } = await storeOn((request, response) => {
    request.resume();
    const url = new URL(request.url ?? '', 'http://store');
    if (!url.searchParams.has('uploads')) {
      ids.add(url.searchParams.get('uploadId'));
      response.writeHead(200, { ETag: '"tag"' }).end();
    } else if (++begun === 2) response.end('<R><UploadId>7</UploadId></R>');
    else {
      response.writeHead(200, { 'Content-Length': 30 });
      breakOff(response, Buffer.from('<R><Up'));
    }
  });
  await store.put('a', Buffer.alloc(6 * 2 ** 20));
  expect(begun).toBe(2);
  expect([...ids]).toEqual(['7']);
});

test('a store that is not there is a fault with a name', async () => {
  const { store } = await storeOn((request) => request.socket.destroy());
  await expect(store.list('')).rejects.toMatchObject({ name: 'store-unreachable' });
});

test('a download whose line breaks goes on from where it was', async () => {
  const bytes = Buffer.alloc(250_000, 'Lễ hội Gióng ');
  const ranges: unknown[] = [];
  const { store } = await storeOn((request, response) => {
    ranges.push(request.headers.range, request.headers['if-match']);
    sendPart({ bytes }, request, response);
  });
  expect(Buffer.from((await store.get('a')) ?? []).equals(bytes)).toBe(true);
  expect(ranges).toEqual([
    ...[undefined, undefined],
    ...['bytes=100000-', '"one"'],
    ...['bytes=200000-', '"one"'],
  ]);
});

test('a download goes on as often as its line breaks, while something arrives', async () => {
  const bytes = Buffer.alloc(1_200_000, 'Lễ hội Gióng ');
  const { store, pausesMs } = await storeOn((request, response) =>
    sendPart({ bytes }, request, response),
  );
  expect(Buffer.from((await store.get('a')) ?? []).equals(bytes)).toBe(true);
  expect(pausesMs.length).toBeGreaterThan(10);
});

test('a download that comes no further is a fault with a name', async () => {
  const bytes = Buffer.alloc(200_000);
  const { store, pausesMs } = await storeOn((request, response) => {
    const atMost = request.headers.range === undefined ? 100_000 : 0;
    sendPart({ bytes, atMost }, request, response);
  });
  await expect(store.get('a')).rejects.toMatchObject({ name: 'store-broke-off' });
  expect(pausesMs).toHaveLength(7);
});

test('a download whose object was deleted meanwhile is a fault with a name', async () => {
  const { store } = await storeOn((request, response) => {
    if (request.headers.range === undefined)
      sendPart({ bytes: Buffer.alloc(200_000) }, request, response);
    else response.writeHead(404).end(errorBody('NoSuchKey'));
  });
  await expect(store.get('a')).rejects.toMatchObject({ name: 'store-broke-off' });
});

test.each([
  ['all of the object', 200, undefined],
  ['another part', 206, 'bytes 0-199999/200000'],
])('%s, sent instead of the rest, is not taken for it', async (_, status, range) => {
  const bytes = Buffer.alloc(200_000);
  const { store } = await storeOn((request, response) => {
    if (request.headers.range === undefined) return sendPart({ bytes }, request, response);
    response.writeHead(status, range === undefined ? {} : { 'Content-Range': range });
    response.end(bytes);
  });
  const fault = { name: 'store-without-ranges' };
  await expect(store.get('a')).rejects.toMatchObject(fault);
  await expect(store.stream('a', { startByte: 7 })).rejects.toMatchObject(fault);
});

test('a download does not mix two versions of an object', async () => {
  const { store } = await storeOn((request, response) => {
    if (request.headers['if-match']) {
      response.writeHead(412).end(errorBody('PreconditionFailed'));
    } else sendPart({ bytes: Buffer.alloc(200_000) }, request, response);
  });
  await expect(store.get('a')).rejects.toThrow('PreconditionFailed');
});

test('a fault of the reader is not taken for one of the line', async () => {
  let asked = 0;
  const { store } = await storeOn((request, response) => {
    asked++;
    sendPart({ bytes: Buffer.alloc(50_000) }, request, response);
  });
  const reading = (await store.stream('a'))?.[Symbol.asyncIterator]();
  await reading?.next();
  await expect(reading?.throw?.(new Error('the disk is full'))).rejects.toThrow('is full');
  expect(asked).toBe(1);
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

test('uploads hold the bytes of a few parts at a time, however many there are', async () => {
  let arrivedBytes = 0;
  const { store } = await storeOn((request, response) => {
    request.on('data', (piece: Buffer) => {
      if (request.method === 'PUT') arrivedBytes += piece.length;
    });
    request.on('end', () => {
      const isBegun = request.url?.endsWith('?uploads=') === true;
      response.setHeader('ETag', '"tag"');
      response.end(isBegun ? '<R><UploadId>7</UploadId></R>' : '');
    });
  });
  let readBytes = 0;
  let mostHeld = 0;
  async function* film(): AsyncIterable<Uint8Array> {
    for (let n = 0; n < 11; n++) {
      yield Buffer.alloc(2 ** 20);
      readBytes += 2 ** 20;
      mostHeld = Math.max(mostHeld, readBytes - arrivedBytes);
    }
  }
  const files = Array.from({ length: 8 }, (_, n) => ({ name: `${n}`, source: film() }));
  const kept = await store.putAll('films', files);
  expect(kept.map(({ sizeBytes }) => sizeBytes)).toEqual(Array(8).fill(11 * 2 ** 20));
  expect(arrivedBytes).toBe(88 * 2 ** 20);
  expect(mostHeld).toBeLessThanOrEqual(4 * 5 * 2 ** 20);
});
