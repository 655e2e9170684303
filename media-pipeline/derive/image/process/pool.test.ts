import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STILL_ENCODING } from '../encode.ts';
import type { Call } from './image-process.ts';
import { endIdleImageProcesses, inImageProcess } from './pool.ts';

const FIXTURES = join(import.meta.dirname, '../../../../tests/fixtures/media');

let bytes: Buffer;
beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: 900, height: 600, channels: 3, background: '#777', noise } as const;
  bytes = await sharp({ create }).jpeg().toBuffer();
});
afterAll(endIdleImageProcesses);

const set = (
  options: Partial<Pick<Call<'set'>, 'source' | 'sizeBytes' | 'timeoutSeconds' | 'signal'>> = {},
) =>
  inImageProcess({
    name: 'set',
    params: {
      format: 'plain',
      sizes: [{ widthPx: 900, heightPx: 600 }],
      thumbnail: { widthPx: 32, heightPx: 21 },
      encoding: STILL_ENCODING,
      credit: null,
    },
    source: bytes,
    sizeBytes: bytes.length,
    timeoutSeconds: 60,
    ...options,
  });

async function expectMade(): Promise<void> {
  const made = await set();
  expect('files' in made && made.files.map(({ label }) => label)).toEqual([
    ...['avif-900', 'jpeg-900', 'thumbnail-32'],
  ]);
}

describe('images are made in another process', () => {
  test('one that takes too long is ended, and the next image is made', async () => {
    expect(await set({ timeoutSeconds: 0.05 })).toMatchObject({ name: 'took-too-long' });
    await expectMade();
  });

  test('one that unpacks to more than the memory allowed is told so, and the next image is made', async () => {
    // 108 megapixels of one grey, in 2 KB.
    const source = await readFile(join(FIXTURES, 'large-grey.avif'));
    const made = await set({ source, sizeBytes: source.length });
    expect(made).toMatchObject({ name: 'too-much-memory' });
    await expectMade();
  });

  test('one that is called off is ended, and the next image is made', async () => {
    const stop = new AbortController();
    const made = set({ signal: stop.signal });
    setTimeout(() => stop.abort(new Error('called off')), 50);
    await expect(made).rejects.toThrow('called off');
    await expectMade();
  });

  test('a file that cannot be opened is a fault of this machine, and the next image is made', async () => {
    const call = { name: 'look', params: null, sizeBytes: 9, timeoutSeconds: 20 } as const;
    await expect(inImageProcess({ ...call, source: '/nowhere/at-all.jpg' })).rejects.toThrow(
      'ENOENT',
    );
    await expectMade();
  });

  test('several at once are made side by side, each with its own result', async () => {
    const looked = await Promise.all(
      [30, 40, 50].map(async (width) => {
        const create = { width, height: 9, channels: 3, background: '#777' } as const;
        const source = await sharp({ create }).png().toBuffer();
        const call = { name: 'look', params: null, timeoutSeconds: 20 } as const;
        return inImageProcess({ ...call, source, sizeBytes: source.length });
      }),
    );
    expect(looked.map((seen) => 'widthPx' in seen && seen.widthPx)).toEqual([30, 40, 50]);
  });
});
