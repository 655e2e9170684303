import type { ImageSize } from '../../plan/image-sizes.ts';

/** What is said of an image in its info.json, all but `id`: the address, which only a release knows. */
export interface ImageInformation {
  '@context': 'http://iiif.io/api/image/3/context.json';
  type: 'ImageService3';
  protocol: 'http://iiif.io/api/image';
  profile: 'level0';
  width: number;
  height: number;
  /** Of `max`: larger than that, the picture is there in tiles only. */
  maxWidth?: number;
  maxHeight?: number;
  sizes: { width: number; height: number }[];
  tiles: { width: number; scaleFactors: number[] }[];
  rights?: string;
}

/** URIs that `rights` may hold without an extension (Image API 3.0, 5.6). */
const RIGHTS =
  /^https?:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\//;

/** info.json of static tiles: IIIF Image API 3.0, section 5, compliance level 0. */
export function imageInformation({
  size,
  tilePx,
  max,
  licence,
}: {
  size: ImageSize;
  tilePx: number;
  /** The largest at which the whole picture is there. */
  max: ImageSize;
  licence: string | null;
}): ImageInformation {
  const isWhole = max.widthPx === size.widthPx;
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width: size.widthPx,
    height: size.heightPx,
    ...(isWhole ? {} : { maxWidth: max.widthPx, maxHeight: max.heightPx }),
    sizes: levelSizes({ size, tilePx, max }).map(({ widthPx, heightPx }) => ({
      width: widthPx,
      height: heightPx,
    })),
    tiles: [{ width: tilePx, scaleFactors: scaleFactors(size, tilePx) }],
    ...(licence !== null && RIGHTS.test(licence) ? { rights: licence } : {}),
  };
}

/** 1, 2, 4 … until the whole picture is one tile. */
export function scaleFactors({ widthPx, heightPx }: ImageSize, tilePx: number): number[] {
  const factors = [1];
  for (let factor = 1; factor * tilePx < Math.max(widthPx, heightPx); ) {
    factor *= 2;
    factors.push(factor);
  }
  return factors;
}

/**
 * The whole picture at each scale of its tiles, as far as `max` goes, smallest first. OpenSeadragon before 6 takes as
 * many sizes as there are scales for those of its levels: any others would make it ask for tiles that are not there.
 */
export function levelSizes({
  size,
  tilePx,
  max,
}: {
  size: ImageSize;
  tilePx: number;
  max: ImageSize;
}): ImageSize[] {
  return scaleFactors(size, tilePx)
    .map((factor) => ({
      widthPx: Math.ceil(size.widthPx / factor),
      heightPx: Math.ceil(size.heightPx / factor),
    }))
    .filter(({ widthPx, heightPx }) => widthPx <= max.widthPx && heightPx <= max.heightPx)
    .reverse();
}

/** Name of the file of the whole picture at a size; `max` by that word. */
export function wholeName(size: ImageSize | 'max'): string {
  const named = size === 'max' ? size : `${size.widthPx},${size.heightPx}`;
  return `full/${named}/0/default.jpg`;
}
