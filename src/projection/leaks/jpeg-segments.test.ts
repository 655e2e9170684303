import sharp from 'sharp';
import { expect, test } from 'vitest';
import { textsIn } from './decode-file.ts';
import { jpegSegments } from './jpeg-segments.ts';

const noise = () =>
  sharp({
    create: {
      width: 300,
      height: 200,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
const read = (bytes: Buffer) => [...textsIn(bytes, 'a.jpg')].map(({ text }) => text).join('\n');

test.each([
  { name: 'baseline', options: {} },
  { name: 'progressive', options: { progressive: true } },
])('of a $name JPEG only the pixels are left out', async ({ options }) => {
  const jpeg = await noise().withXmp('<x>Bài khấn nước</x>').jpeg(options).toBuffer();
  const kept = jpegSegments(jpeg);
  expect(kept?.length).toBeLessThan(jpeg.length / 10);
  expect(read(jpeg)).toContain('Bài khấn nước');
});

test('words behind the end of the picture are read', async () => {
  const jpeg = await noise().jpeg().toBuffer();
  expect(read(Buffer.concat([jpeg, Buffer.from('Bài khấn nước')]))).toContain('Bài khấn nước');
});

test('bytes that only begin like a JPEG, or end too early, are read whole', async () => {
  const jpeg = await noise().jpeg().toBuffer();
  expect(jpegSegments(Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x81]))).toBeNull();
  expect(jpegSegments(jpeg.subarray(0, jpeg.length - 2))).toBeNull();
  expect(jpegSegments(Buffer.from('Bài khấn'))).toBeNull();
});
