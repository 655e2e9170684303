import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Derivative } from '#domain/media-description.ts';
import { toAsset } from '#tests/fixtures/media/inputs.ts';
import {
  type MediaState,
  openMediaState,
  requireTools,
} from '#tests/fixtures/media/media-state.ts';
import type { MediaAsset } from '../asset.ts';
import { endIdleImageProcesses } from './image/process/pool.ts';

const credit = {
  creator: 'Đặng Thị Ê-đê',
  holder: 'Bảo tàng & nhà “Khmer”',
  attribution: null,
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};
const FIXTURES = join(import.meta.dirname, '../../tests/fixtures/media');
/**
 * No side is a multiple of a tile, and both are odd. At a width of 640 px the height is 445 px by the
 * original and 446 by the largest rendition, which the smaller ones are made of.
 */
const WIDTH_PX = 2303;
const HEIGHT_PX = 1603;

let folder: string;
let state: MediaState;
let photograph: MediaAsset;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-recipes-'));
  state = openMediaState(join(folder, 'state'), await requireTools());
  const path = join(folder, 'photograph.jpg');
  const create = {
    width: WIDTH_PX,
    height: HEIGHT_PX,
    channels: 3,
    background: '#207020',
  } as const;
  const mark = { create: { width: 200, height: 200, channels: 3, background: '#e02020' } } as const;
  await sharp({ create })
    .composite([{ input: mark, left: 1900, top: 100 }])
    .withExifMerge({
      IFD0: { Artist: 'CANARY-ARTIST' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 1/1 2/1', GPSLongitudeRef: 'E' },
    })
    .jpeg()
    .toFile(path);
  photograph = await toAsset(path, 'image', { credit, focus: { x: 0.87, y: 0.12 } });
  expect(await state.run([photograph])).toMatchObject({ made: ['photograph.jpg'] });
});
afterAll(async () => {
  await endIdleImageProcesses();
  await rm(folder, { recursive: true, force: true });
});

function derivative(asset: MediaAsset, label: string): Derivative {
  const found = state.describe(asset).derivatives.find((each) => each.label === label);
  if (!found) throw new Error(`there is no ${label}`);
  return found;
}

describe('a large photograph', () => {
  test('carries its rights wherever it is a picture of its own, and nothing of the camera', async () => {
    const { derivatives } = state.describe(photograph);
    const single = derivatives.filter(({ set }) => set === null);
    expect(single.map(({ label }) => label).sort()).toEqual([
      ...['avif-1600', 'avif-320', 'avif-640', 'avif-960', 'crop-card-1200', 'crop-square-480'],
      ...['crop-square-avif-480', 'jpeg-1600', 'jpeg-320', 'jpeg-640', 'jpeg-960', 'thumbnail-32'],
    ]);
    for (const { label, role } of single) {
      const bytes = await state.derivative(photograph, label);
      const { exif, icc, xmp } = await sharp(bytes).metadata();
      expect({ exif, icc }).toEqual({});
      expect(bytes.includes('CANARY')).toBe(false);
      if (role === 'thumbnail') expect(xmp).toBeUndefined();
      else {
        expect(xmp?.toString('utf8')).toContain('Đặng Thị Ê-đê');
        expect(xmp?.toString('utf8')).toContain('Bảo tàng &amp; nhà “Khmer”');
      }
    }
  });

  test('is cut around the point an editor chose', async () => {
    for (const [label, widthPx, heightPx, mark] of [
      ['crop-square-480', 480, 480, { left: 390, top: 60 }],
      ['crop-card-1200', 1200, 630, { left: 1040, top: 100 }],
    ] as const) {
      expect(derivative(photograph, label)).toMatchObject({ role: 'crop', widthPx, heightPx });
      const [r = 0, g = 255] = await sharp(await state.derivative(photograph, label))
        .extract({ ...mark, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect(r - g, label).toBeGreaterThan(100);
    }
  });

  test('without such a point is cut where the eye goes', async () => {
    const asset = {
      ...photograph,
      id: 'unfocused',
      settings: { ...photograph.settings, focus: null },
    };
    await state.run([asset]);
    const { channels } = await sharp(await state.derivative(asset, 'crop-square-480')).stats();
    expect(channels[0]?.max).toBeGreaterThan(180);
  });
});

describe('tiles for looking close', () => {
  interface Info {
    width: number;
    height: number;
    maxWidth: number;
    maxHeight: number;
    sizes: { width: number; height: number }[];
    tiles: { width: number; scaleFactors: number[] }[];
    rights: string;
  }
  const read = async (name: string) =>
    Buffer.from((await state.derivatives.get(`${tiles().key}/${name}`)) ?? []);
  const tiles = () => derivative(photograph, 'iiif-512');

  /** Every request of a level-0 client: Image API 3.0, "Implementation Notes: Tiles", and 5.3 for the sizes. */
  function requests({ width, height, tiles: [tile], sizes, ...most }: Info): Map<string, string> {
    const asked = new Map<string, string>();
    const { maxWidth, maxHeight } = most;
    const max = `${maxWidth}x${maxHeight}`;
    asked.set('full/max/0/default.jpg', max);
    asked.set(`full/${maxWidth},${maxHeight}/0/default.jpg`, max);
    for (const size of sizes) {
      asked.set(`full/${size.width},${size.height}/0/default.jpg`, `${size.width}x${size.height}`);
    }
    for (const factor of tile?.scaleFactors ?? []) {
      const step = (tile?.width ?? 0) * factor;
      for (let y = 0; y < height; y += step) {
        for (let x = 0; x < width; x += step) {
          const [w, h] = [Math.min(step, width - x), Math.min(step, height - y)];
          const [tileW, tileH] = [Math.ceil(w / factor), Math.ceil(h / factor)];
          const region = w === width && h === height ? 'full' : `${x},${y},${w},${h}`;
          asked.set(`${region}/${tileW},${tileH}/0/default.jpg`, `${tileW}x${tileH}`);
        }
      }
    }
    return asked;
  }

  test('answer every request a viewer makes, in the size it asks for, and hold nothing else', async () => {
    const info = JSON.parse((await read('info.json')).toString('utf8')) as Info;
    expect(info).toEqual({
      '@context': 'http://iiif.io/api/image/3/context.json',
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level0',
      ...{ width: WIDTH_PX, height: HEIGHT_PX, maxWidth: 1600, maxHeight: 1114 },
      sizes: [8, 4, 2].map((factor) => ({
        width: Math.ceil(WIDTH_PX / factor),
        height: Math.ceil(HEIGHT_PX / factor),
      })),
      tiles: [{ width: 512, scaleFactors: [1, 2, 4, 8] }],
      rights: credit.licence,
    });
    const asked = requests(info);
    const names = tiles().set?.files.map(({ name }) => name) ?? [];
    expect([...asked.keys(), 'info.json'].sort()).toEqual([...names].sort());
    for (const [name, size] of asked) {
      const { width, height } = await sharp(await read(name)).metadata();
      expect(`${name} ${width}x${height}`).toBe(`${name} ${size}`);
    }
  });

  test('say nothing of the camera', async () => {
    for (const { name } of tiles().set?.files ?? []) {
      expect((await read(name)).includes('CANARY')).toBe(false);
    }
  });

  test('are opened by info.json', () => {
    expect(tiles()).toMatchObject({
      ...{ role: 'tiles', mediaType: 'application/ld+json', extension: 'json' },
      ...{ widthPx: WIDTH_PX, heightPx: HEIGHT_PX },
      set: { entry: 'info.json' },
    });
  });
});

test('two archives made from nothing hold the same bytes, tiles and all', async () => {
  const again = openMediaState(join(folder, 'again'), await requireTools());
  await again.run([photograph]);
  expect(again.describe(photograph)).toEqual(state.describe(photograph));
});

describe('other forms', () => {
  const RED = { r: 200, g: 30, b: 40 };
  const red = (channels: 3 | 4, alpha = 1) =>
    sharp({ create: { width: 400, height: 300, channels, background: { ...RED, alpha } } });

  async function made(name: string, bytes: Uint8Array): Promise<MediaAsset> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const asset = await toAsset(path, 'image');
    expect((await state.run([asset])).refused).toEqual([]);
    return asset;
  }

  /** Mean colour of the left quarter of a derivative. */
  async function colour(asset: MediaAsset, label: string): Promise<number[]> {
    const image = sharp(await state.derivative(asset, label));
    const { width, height } = await image.metadata();
    const left = await image
      .extract({ left: 0, top: 0, width: Math.floor(width / 4), height })
      .toBuffer();
    return (await sharp(left).stats()).channels.map(({ mean }) => mean);
  }

  async function expectRed(asset: MediaAsset, label: string): Promise<void> {
    const [r = 0, g = 0, b = 0] = await colour(asset, label);
    expect(Math.hypot(r - RED.r, g - RED.g, b - RED.b), `${label}: ${r} ${g} ${b}`).toBeLessThan(
      40,
    );
  }

  test('HEIC of a telephone, in Display P3, comes out in sRGB, without place or name', async () => {
    const bytes = await readFile(join(FIXTURES, 'phone.heic'));
    expect(bytes.includes('CANARY')).toBe(true);
    const asset = await made('phone.heic', bytes);
    for (const label of ['jpeg-640', 'avif-320', 'crop-card-640']) {
      const [r = 0, g = 0, b = 0] = await colour(asset, label);
      expect(r, label).toBeGreaterThan(210);
      expect(Math.max(g, b), label).toBeLessThan(60);
      expect((await state.derivative(asset, label)).includes('CANARY')).toBe(false);
    }
  });

  test('CMYK, 16 bits and transparency come out as colours on white', async () => {
    await expectRed(
      await made('a.tif', await red(3).toColourspace('cmyk').tiff().toBuffer()),
      'jpeg-400',
    );
    await expectRed(
      await made('b.png', await red(3).toColourspace('rgb16').png().toBuffer()),
      'avif-400',
    );
    const clear = await made('c.webp', await red(4, 0).webp({ lossless: true }).toBuffer());
    expect((await colour(clear, 'jpeg-400')).every((mean) => mean > 250)).toBe(true);
  });

  test('Lab of one byte a channel, as Photoshop writes it, comes out in its colours', async () => {
    // L* 43, a* 63, b* 38: the red above.
    const lab = { r: Math.round(43 * 2.55), g: 63, b: 38 };
    const create = { width: 400, height: 300, channels: 3, background: lab } as const;
    const file = await sharp({ create }).tiff({ compression: 'lzw' }).toBuffer();
    const photometric = file.indexOf(Buffer.from([6, 1, 3, 0, 1, 0, 0, 0, 2, 0]));
    file.writeUInt16LE(8, photometric + 8);
    await expectRed(await made('lab.tif', file), 'jpeg-400');
  });

  test('of a TIFF file of several pages the first is the picture, the others are pages', async () => {
    const pages = await Promise.all(
      ['#c81e28', '#1e28c8', '#28c81e'].map((background) =>
        sharp({ create: { width: 400, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const tiff = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const asset = await made('booklet.tif', tiff);
    const { technical, derivatives, heightPx } = state.describe(asset);
    expect(heightPx).toBe(300);
    expect(technical?.streams).toHaveLength(3);
    await expectRed(asset, 'jpeg-400');
    const labels = derivatives.filter(({ role }) => role === 'page').map(({ label }) => label);
    expect(labels.sort()).toEqual([
      ...['page-2-avif-400', 'page-2-jpeg-400', 'page-3-avif-400', 'page-3-jpeg-400'],
    ]);
    const [, , blue = 0] = await colour(asset, 'page-2-jpeg-400');
    expect(blue).toBeGreaterThan(180);
  });

  test('of a TIFF file of more pages than a booklet has, the description says what is left out', async () => {
    const pages = await Promise.all(
      Array.from({ length: 33 }, (_, index) =>
        sharp({
          create: { width: 8, height: 8, channels: 3, background: { r: index, g: 0, b: 0 } },
        })
          .png()
          .toBuffer(),
      ),
    );
    const tiff = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const asset = await made('long.tif', tiff);
    expect(state.describe(asset).skipped).toMatchObject([
      { label: 'image-rest', reason: { en: expect.stringContaining('from page 33 on') } },
    ]);
  });
});
