import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeObjectStore } from '#tests/contracts/object-store.ts';
import { testEnv } from '#tests/env.ts';
import { findSwift, type RunningSwift, startSwift } from '#tests/services/swift.ts';
import type { ObjectStore } from '../object-store.ts';
import { textOf } from './s3-answers.ts';
import { s3Client } from './s3-client.ts';
import { type S3ObjectStoreOptions, s3ObjectStore } from './s3-object-store.ts';

const MEBIBYTE = 2 ** 20;
const LONG_BYTES = testEnv.full ? 200 * MEBIBYTE + 7 : 13 * MEBIBYTE + 7;
const MANY = testEnv.full ? 2500 : 24;
const UPLOADER = fileURLToPath(import.meta.resolve('../../../tests/services/endless-upload.ts'));

const found = await findSwift();
const skipped = 'reason' in found ? ` (skipped: ${found.reason})` : '';

describe.skipIf(skipped)(`on a real S3 server${skipped}`, () => {
  let swift: RunningSwift;
  let bucket: S3ObjectStoreOptions;
  let folder: string;
  beforeAll(async () => {
    swift = await startSwift(found);
    bucket = { ...(await swift.bucket('archive')), partBytes: 5 * MEBIBYTE };
    folder = await mkdtemp(join(tmpdir(), 's3-'));
  });
  afterAll(async () => {
    await swift.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const emptyStore = (): ObjectStore =>
    s3ObjectStore({ ...bucket, keyPrefix: `tests/${randomUUID()}` });

  /** Ids of uploads that were begun and neither finished nor given up. */
  const openUploads = async (): Promise<string | null> => {
    const { text } = await s3Client(bucket)({ method: 'GET', query: { uploads: '' } });
    return textOf(text, 'UploadId');
  };

  describeObjectStore('s3ObjectStore', emptyStore);

  test('a long object goes up in parts and comes back whole, also in part', async () => {
    const store = emptyStore();
    const path = join(folder, 'long');
    const bytes = randomBytes(LONG_BYTES);
    await writeFile(path, bytes);
    async function* inPieces() {
      for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000);
    }
    const ways = { file: { path }, pieces: inPieces(), memory: bytes };
    for (const [key, source] of Object.entries(ways)) {
      expect(await store.put(key, source)).toEqual({ key, sizeBytes: LONG_BYTES });
      expect(await store.stat(key)).toEqual({ key, sizeBytes: LONG_BYTES });
      const out = join(folder, 'out');
      await store.linkTo(key, out);
      expect(toSha256(await readFile(out))).toBe(toSha256(bytes));
    }
    const [startByte, endByte] = [5 * MEBIBYTE - 10, 5 * MEBIBYTE + 10];
    const part: Uint8Array[] = [];
    for await (const piece of (await store.stream('file', { startByte, endByte })) ?? []) {
      part.push(piece);
    }
    expect(Buffer.concat(part).equals(bytes.subarray(startByte, endByte))).toBe(true);
    expect(await openUploads()).toBeNull();
  });

  test('a long source that breaks off leaves nothing, begun uploads neither', async () => {
    const store = emptyStore();
    async function* breaksOff() {
      for (let n = 0; n < 11; n++) yield randomBytes(MEBIBYTE);
      throw new Error('the line went dead');
    }
    await expect(store.put('long', breaksOff())).rejects.toThrow('the line went dead');
    expect(await store.list('')).toEqual([]);
    expect(await openUploads()).toBeNull();
  });

  test('a process killed in the middle of an upload leaves nothing to see', async () => {
    const keyPrefix = `killed/${randomUUID()}`;
    const options = JSON.stringify({ ...bucket, keyPrefix });
    const child = execa(process.execPath, [UPLOADER, options], { reject: false });
    while ((await openUploads()) === null) await delay(20);
    await delay(300);
    child.kill('SIGKILL');
    expect((await child).signal).toBe('SIGKILL');
    const store = s3ObjectStore({ ...bucket, keyPrefix });
    expect(await store.list('')).toEqual([]);
    expect(await store.get('long')).toBeNull();
    await store.put('long', Buffer.from('the next try'));
    expect(await store.stat('long')).toEqual({ key: 'long', sizeBytes: 12 });
  });

  test('many objects are listed, missed and deleted a thousand at a time', async () => {
    const store = emptyStore();
    const files = Array.from({ length: MANY }, (_, n) => ({
      name: `${n}`,
      source: Buffer.alloc(n),
    }));
    const kept = await store.putAll('many', files);
    expect(await store.list('many')).toHaveLength(MANY);
    expect(await store.missing(kept)).toEqual([]);
    await store.delete('many/7');
    expect(await store.missing(kept)).toEqual(['many/7']);
    await store.deleteAll('many');
    expect(await store.list('')).toEqual([]);
    expect(await store.missing(kept)).toHaveLength(MANY);
  });

  test('stores of two prefixes share a bucket without seeing each other', async () => {
    const [one, two] = [emptyStore(), emptyStore()];
    await one.put('a', Buffer.from('x'));
    expect(await two.has('a')).toBe(false);
    await two.deleteAll('a');
    expect(await one.list('')).toHaveLength(1);
  });

  test.each([
    { accessKeyId: 'test:tester', secretAccessKey: 'guessed' },
    { accessKeyId: 'nobody', secretAccessKey: 'testing' },
  ])('says in both languages that $accessKeyId may not in', async (credentials) => {
    const store = s3ObjectStore({ ...bucket, credentials });
    const fault = {
      name: 'store-access-denied',
      what: { vi: expect.stringContaining('từ chối'), en: expect.stringContaining('archive') },
      hint: { vi: expect.any(String), en: expect.any(String) },
    };
    await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject(fault);
    await expect(store.get('a')).rejects.toMatchObject(fault);
    await expect(store.has('a')).rejects.toMatchObject(fault);
    await expect(store.list('')).rejects.toMatchObject(fault);
    await expect(store.get('a')).rejects.not.toThrow('guessed');
  });

  test('says that the bucket is not there', async () => {
    const store = s3ObjectStore({ ...bucket, bucket: 'nowhere' });
    const fault = { name: 'store-bucket-missing' };
    await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject(fault);
    await expect(store.get('a')).rejects.toMatchObject(fault);
    await expect(store.list('')).rejects.toMatchObject(fault);
  });
});

function toSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
