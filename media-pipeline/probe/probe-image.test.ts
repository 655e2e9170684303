import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endIdleImageProcesses } from '../derive/image/process/pool.ts';
import { probeImage } from './probe-image.ts';

const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/media');

beforeAll(() => probeImage(Buffer.from('the process is there from here on')));
afterAll(endIdleImageProcesses);

const dot = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } });

/** Files whose headers claim sides of tens of thousands of pixels. */
const BOMBS: Record<string, () => Promise<Buffer>> = {
  async PNG() {
    const file = await dot().png().toBuffer();
    // IHDR: width and height stand at bytes 16 and 20; the checksum after them follows.
    file.writeUInt32BE(60_000, 16);
    file.writeUInt32BE(60_000, 20);
    file.writeUInt32BE(crc32(file.subarray(12, 29)), 29);
    return file;
  },
  async JPEG() {
    const file = await dot().jpeg().toBuffer();
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
    file.writeUInt16BE(65_000, frame + 5);
    file.writeUInt16BE(65_000, frame + 7);
    return file;
  },
  async GIF() {
    const file = await dot().gif().toBuffer();
    const frame = file.lastIndexOf(Buffer.from([0x2c, 0, 0, 0, 0, 8, 0, 8, 0]));
    for (const at of [6, 8, frame + 5, frame + 7]) file.writeUInt16LE(60_000, at);
    return file;
  },
  async WebP() {
    const file = await dot().webp({ lossless: true }).toBuffer();
    const at = file.indexOf('VP8L') + 9;
    // 14 bits each, less one: 16,384 is as far as they go.
    file.writeUInt32LE((file.readUInt32LE(at) | 0x0f_ff_ff_ff) >>> 0, at);
    return file;
  },
  async TIFF() {
    const file = await dot().tiff({ compression: 'deflate' }).toBuffer();
    for (const tag of [256, 257]) {
      const entry = file.indexOf(Buffer.from([tag & 255, tag >> 8, 4, 0, 1, 0, 0, 0]));
      const short = file.indexOf(Buffer.from([tag & 255, tag >> 8, 3, 0, 1, 0, 0, 0]));
      if (entry >= 0) file.writeUInt32LE(60_000, entry + 8);
      else file.writeUInt16LE(60_000, short + 8);
    }
    return file;
  },
  async AVIF() {
    const file = await dot().avif().toBuffer();
    const at = file.indexOf('ispe') + 8;
    file.writeUInt32BE(60_000, at);
    file.writeUInt32BE(60_000, at + 4);
    return file;
  },
  async HEIC() {
    const file = await readFile(join(FIXTURES, 'phone.heic'));
    for (let at = file.indexOf('ispe'); at >= 0; at = file.indexOf('ispe', at + 1)) {
      file.writeUInt32BE(60_000, at + 8);
      file.writeUInt32BE(60_000, at + 12);
    }
    return file;
  },
};

describe('a picture that claims more pixels than allowed', () => {
  test.each(Object.keys(BOMBS))('is refused by its header alone: %s', async (form) => {
    const bytes = (await BOMBS[form]?.()) ?? Buffer.alloc(0);
    const startMs = performance.now();
    const refused = await probeImage(bytes);
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(refused).toMatchObject({
      name: expect.stringMatching(/^(?:too-many-pixels|damaged-image)$/),
    });
  });
});

test('a file too large to be read is told so, and nothing of its pixels', async () => {
  const refused = await probeImage({ path: '/nowhere/at-all.tif', sizeBytes: 400_000_001 });
  expect(refused).toMatchObject({ name: 'too-large-file' });
});

test('a HEIC picture of a telephone is known by its codec', async () => {
  expect(await probeImage(await readFile(join(FIXTURES, 'phone.heic')))).toMatchObject({
    ...{ format: 'heic', widthPx: 640, heightPx: 400 },
    technical: { container: 'heif', streams: [{ codec: 'hevc uchar' }] },
  });
});

test('an AVIF in the same kind of container is a plain picture', async () => {
  const avif = await dot().avif().toBuffer();
  expect(await probeImage(avif)).toMatchObject({ format: 'plain', widthPx: 8 });
});
