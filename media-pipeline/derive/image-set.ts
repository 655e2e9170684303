import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { type ImageSize, imageSizes, sizeAtMost } from '../plan/image-sizes.ts';
import { openImage } from '../probe/probe-image.ts';
import type { Recipe } from '../recipe.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Made, MadeFile } from './made.ts';

/** Decoded pixels, three bytes each, sRGB. */
export interface Pixels {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

export interface Encoding {
  avif: { quality: number; effort: number };
  jpeg: { quality: number };
}

const WIDTHS_PX = [320, 640, 960, 1600];
const THUMBNAIL_PX = 32;
/** AVIF effort 3 costs a quarter of effort 4, for two per cent more bytes. */
export const STILL_ENCODING: Encoding = {
  avif: { quality: 52, effort: 3 },
  jpeg: { quality: 76 },
};

interface ImageSetParams {
  sizes: ImageSize[];
  thumbnail: ImageSize;
  encoding: Encoding;
}

export const imageSet: Recipe<ImageSetParams> = {
  name: 'image-set',
  version: 1,
  tool: 'sharp',
  kinds: ['image'],
  plan(probe) {
    if (probe.kind !== 'image') return null;
    return {
      sizes: imageSizes(probe, WIDTHS_PX),
      thumbnail: sizeAtMost(probe, THUMBNAIL_PX),
      encoding: STILL_ENCODING,
    };
  },
  async run(params, { source, folder }) {
    return deriveImageSet({ bytes: await readFile(source), folder, ...params });
  },
};

/** A file with bytes in it; the caller writes it down. */
interface EncodedFile extends MadeFile {
  bytes: Uint8Array;
}

/**
 * Makes the responsive set of an image from one decode: turned upright, in sRGB, laid on white, without
 * any metadata (sharp drops it unless asked not to).
 */
async function deriveImageSet(options: {
  bytes: Uint8Array;
  sizes: readonly ImageSize[];
  thumbnail: ImageSize;
  encoding: Encoding;
  folder: string;
}): Promise<Made | Refusal> {
  const largest = options.sizes.at(-1);
  if (!largest) return refuse('not-an-image');
  const pixels = await decode(options.bytes, largest);
  if ('reason' in pixels) return pixels;
  const files: EncodedFile[] = [];
  for (const size of options.sizes) {
    files.push(...(await encodeBoth(pixels, { size, role: 'rendition', ...options.encoding })));
  }
  files.push(await encodeThumbnail(pixels, options.thumbnail));
  return {
    findings: { thumbhash: await thumbhashOf(pixels) },
    files: await writeDown(files, options.folder),
  };
}

/** AVIF and JPEG of one size, with a poster's or a rendition's labels. */
export async function deriveStill(options: {
  pixels: Pixels;
  size: ImageSize;
  encoding: Encoding;
  folder: string;
}): Promise<Made> {
  const { pixels, size, encoding, folder } = options;
  const files = await encodeBoth(pixels, { size, role: 'poster', ...encoding });
  return {
    findings: { thumbhash: await thumbhashOf(pixels) },
    files: await writeDown(files, folder),
  };
}

async function decode(bytes: Uint8Array, { widthPx }: ImageSize): Promise<Pixels | Refusal> {
  try {
    const { data, info } = await openImage(bytes)
      .autoOrient()
      .resize({ width: widthPx, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .timeout({ seconds: 120 })
      .toBuffer({ resolveWithObject: true });
    return { data, widthPx: info.width, heightPx: info.height };
  } catch {
    return refuse('damaged-image');
  }
}

function openPixels({ data, widthPx, heightPx }: Pixels): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

async function encodeBoth(
  pixels: Pixels,
  { size, role, avif, jpeg }: { size: ImageSize; role: 'rendition' | 'poster' } & Encoding,
): Promise<EncodedFile[]> {
  const sized = () => openPixels(pixels).resize({ width: size.widthPx });
  const encoded = [
    { format: 'avif', bytes: await sized().avif(avif).toBuffer() },
    {
      format: 'jpeg',
      bytes: await sized()
        .jpeg({ ...jpeg, mozjpeg: true })
        .toBuffer(),
    },
  ];
  return encoded.map(({ format, bytes }) => {
    const label = `${role === 'poster' ? 'poster-' : ''}${format}-${size.widthPx}`;
    return { ...still(size), role, label, fileName: named(label, format), ...typed(format), bytes };
  });
}

async function encodeThumbnail(pixels: Pixels, size: ImageSize): Promise<EncodedFile> {
  const bytes = await openPixels(pixels)
    .resize({ width: size.widthPx })
    .jpeg({ quality: 60, mozjpeg: true })
    .toBuffer();
  const label = `thumbnail-${size.widthPx}`;
  const fileName = named(label, 'jpeg');
  return { ...still(size), role: 'thumbnail', label, fileName, ...typed('jpeg'), bytes };
}

const still = (size: ImageSize) => ({ ...size, durationSeconds: null, bitrateKbps: null });
const typed = (format: string) => ({ mediaType: `image/${format}` });
const named = (label: string, format: string) => `${label}.${format === 'jpeg' ? 'jpg' : format}`;

/** Base64 of the ThumbHash (https://evanw.github.io/thumbhash/) of the whole picture. */
async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, info } = await openPixels(pixels)
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

async function writeDown(files: readonly EncodedFile[], folder: string): Promise<MadeFile[]> {
  return Promise.all(
    files.map(async ({ bytes, ...file }) => {
      await writeFile(join(folder, file.fileName), bytes);
      return file;
    }),
  );
}
