import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { MAX_PIXELS, openImage } from '../../probe/image/open-image.ts';
import type { Readable } from '../../probe/image/readable.ts';

/** Decoded pixels, three bytes each, sRGB. */
export interface Pixels {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** An original turned upright and laid on white; encoders of sRGB pictures convert its colours. */
export function openUpright({ bytes, page }: Readable): Sharp {
  return openImage(bytes, page).autoOrient().flatten({ background: '#ffffff' });
}

/** Decodes once, no wider than asked; JPEG decodes smaller at once. */
export async function decodeAtMost(readable: Readable, widthPx: number): Promise<Pixels> {
  const decoded = await openUpright(readable)
    .resize({ width: widthPx, withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toPixels(decoded);
}

export function openPixels({ data, widthPx, heightPx }: Pixels): Sharp {
  return sharp(data, {
    raw: { width: widthPx, height: heightPx, channels: 3 },
    limitInputPixels: MAX_PIXELS,
  });
}

/** To a width; to a height as well where it must be right to the pixel. */
export async function resized(pixels: Pixels, widthPx: number, heightPx?: number): Promise<Pixels> {
  if (widthPx === pixels.widthPx && (heightPx ?? pixels.heightPx) === pixels.heightPx)
    return pixels;
  const size = heightPx === undefined ? {} : ({ height: heightPx, fit: 'fill' } as const);
  const smaller = openPixels(pixels)
    .resize({ width: widthPx, ...size })
    .raw();
  return toPixels(await smaller.toBuffer({ resolveWithObject: true }));
}

function toPixels({ data, info }: Awaited<ReturnType<typeof decodedOf>>): Pixels {
  return { data, widthPx: info.width, heightPx: info.height };
}
const decodedOf = (image: Sharp) => image.toBuffer({ resolveWithObject: true });

/** Base64 of the ThumbHash (https://evanw.github.io/thumbhash/) of the whole picture. */
export async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, info } = await openPixels(pixels)
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
