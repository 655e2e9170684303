import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { lookAtImage } from './look-at-image.ts';
import { rawPreview } from './raw-preview.ts';
import { toReadable } from './readable.ts';

let large: Buffer;
let small: Buffer;
beforeAll(async () => {
  const red = { create: { width: 300, height: 600, channels: 3, background: '#c01010' } } as const;
  const blue = { create: { width: 900, height: 600, channels: 3, background: '#1010c0' } } as const;
  large = await sharp(blue)
    .composite([{ input: red, left: 0, top: 0 }])
    .jpeg()
    .toBuffer();
  small = await sharp(large).resize(160).jpeg().toBuffer();
});

type Tags = Record<number, number>;

/** A file built as cameras build their raws: one directory with a small picture, below it one with `preview`. */
function rawFile({
  preview,
  orientation = 1,
  make = {},
}: {
  preview: { jpeg: Buffer; as: 'strip' | 'interchange' } | null;
  orientation?: number;
  make?: Tags;
}): Buffer {
  const pieces: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')];
  const put = (piece: Buffer): number => {
    const at = pieces.reduce((sum, { length }) => sum + length, 0);
    pieces.push(piece, Buffer.alloc(piece.length % 2));
    return at;
  };
  const directory = (tags: Tags): Buffer => {
    const entries = Object.entries(tags);
    const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
    bytes.writeUInt16LE(entries.length);
    entries.forEach(([tag, value], index) => {
      const at = 2 + index * 12;
      bytes.writeUInt16LE(Number(tag), at);
      bytes.writeUInt16LE(4, at + 2);
      bytes.writeUInt32LE(1, at + 4);
      bytes.writeUInt32LE(value, at + 8);
    });
    return bytes;
  };
  const smallAt = put(small);
  const below: Tags = { 254: 0, 262: 32_803, 259: 7 };
  const previewAt = preview ? put(preview.jpeg) : 0;
  const length = preview?.jpeg.length ?? 0;
  const other: Tags =
    preview?.as === 'strip'
      ? { 254: 1, 259: 7, 262: 6, 273: previewAt, 279: length }
      : { 254: 1, 513: previewAt, 514: length };
  const sensorAt = put(directory(below));
  const otherAt = preview ? put(directory(other)) : 0;
  const subDirectories = Buffer.alloc(8);
  subDirectories.writeUInt32LE(sensorAt);
  subDirectories.writeUInt32LE(otherAt, 4);
  const listAt = put(subDirectories);
  const first = directory({
    274: orientation,
    330: listAt,
    513: smallAt,
    514: small.length,
    ...make,
  });
  // Two directories below this one.
  first.writeUInt32LE(2, 2 + 1 * 12 + 4);
  const firstAt = put(first);
  pieces[0]?.writeUInt32LE(firstAt, 4);
  return Buffer.concat(pieces);
}

describe('a camera’s raw', () => {
  test.each(['strip', 'interchange'] as const)(
    'gives the largest JPEG in it, kept as %s',
    async (as) => {
      const file = rawFile({ preview: { jpeg: large, as } });
      expect(Buffer.from(rawPreview(file)?.bytes ?? []).equals(large)).toBe(true);
      expect(await lookAtImage(file)).toMatchObject({
        ...{ format: 'raw', widthPx: 900, heightPx: 600 },
        technical: { container: 'raw' },
      });
    },
  );

  test('stands as the camera was held', async () => {
    const file = rawFile({ preview: { jpeg: large, as: 'strip' }, orientation: 6 });
    expect(await lookAtImage(file)).toMatchObject({ widthPx: 600, heightPx: 900 });
    const { bytes } = await toReadable(file, 'raw');
    const upright = await sharp(bytes).autoOrient().raw().toBuffer();
    const [atTheTop, atTheBottom] = [upright.subarray(0, 3), upright.subarray(-3)];
    expect(atTheTop[0]).toBeGreaterThan(150);
    expect(atTheBottom[2]).toBeGreaterThan(150);
  });

  test('with nothing but the picture on the back of the camera is refused in plain words', async () => {
    const refused = await lookAtImage(rawFile({ preview: null }));
    expect(refused).toMatchObject({ name: 'raw-without-preview' });
  });

  test('whose lossless sensor data is a JPEG too does not pass that off as the preview', () => {
    const lossless = Buffer.from(large);
    const frame = lossless.indexOf(Buffer.from([0xff, 0xc0]));
    lossless[frame + 1] = 0xc3;
    expect(rawPreview(rawFile({ preview: { jpeg: lossless, as: 'strip' } }))).toBe(null);
  });

  test('cut off anywhere gives a preview, or is told apart, and never throws', async () => {
    const file = rawFile({ preview: { jpeg: large, as: 'strip' } });
    for (let length = 0; length < file.length; length += 97) {
      const seen = await lookAtImage(file.subarray(0, length));
      if ('reason' in seen) expect(seen.reason.vi).not.toBe('');
      else expect(seen.widthPx).toBe(900);
    }
  });

  test('that runs in circles is read once', () => {
    const circle = Buffer.from(
      'II*\0\x08\0\0\0\x01\0\x4a\x01\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0',
      'latin1',
    );
    expect(rawPreview(circle)).toBe(null);
  });
});

test.each([
  ['Canon CR3', '\0\0\0\x18ftypcrx \0\0\0\x01crx isom'],
  ['Fujifilm RAF', 'FUJIFILMCCD-RAW 0201FF383501'],
])('a %s, built otherwise, is told how to come in', async (_, head) => {
  const refused = await lookAtImage(Buffer.from(head, 'latin1'));
  expect(refused).toMatchObject({ name: 'raw-without-preview' });
});
