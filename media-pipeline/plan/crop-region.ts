import type { ImageSize } from './image-sizes.ts';

/** A point of an image, from the upper left corner, 0–1. */
export interface FocusPoint {
  x: number;
  y: number;
}

export interface Region extends ImageSize {
  leftPx: number;
  topPx: number;
}

/** The largest region of these proportions whose middle lies as near to the focus as the edges allow. */
export function cropRegion(of: ImageSize, shape: ImageSize, focus: FocusPoint): Region {
  const scale = Math.min(of.widthPx / shape.widthPx, of.heightPx / shape.heightPx);
  const widthPx = atLeastOne(Math.min(of.widthPx, Math.round(shape.widthPx * scale)));
  const heightPx = atLeastOne(Math.min(of.heightPx, Math.round(shape.heightPx * scale)));
  return {
    leftPx: placed(focus.x * of.widthPx - widthPx / 2, of.widthPx - widthPx),
    topPx: placed(focus.y * of.heightPx - heightPx / 2, of.heightPx - heightPx),
    widthPx,
    heightPx,
  };
}

const atLeastOne = (px: number) => Math.max(1, px);
const placed = (wishedPx: number, lastPx: number) =>
  Math.min(lastPx, Math.max(0, Math.round(wishedPx)));

export interface Shape extends ImageSize {
  /** Narrower than this it is of no use. */
  leastWidthPx: number;
}

/**
 * The crops an image is large enough for, none up-scaled, and the width to which the whole of it may be
 * shrunk before it is cut.
 */
export function cropSizes<Wanted extends Shape>(
  of: ImageSize,
  shapes: readonly Wanted[],
): { crops: Wanted[]; decodeWidthPx: number } {
  const crops = shapes.flatMap((shape) => {
    const { widthPx, heightPx } = cropRegion(of, shape, { x: 0.5, y: 0.5 });
    const isSmaller = widthPx < shape.widthPx || heightPx < shape.heightPx;
    const crop = isSmaller ? { ...shape, widthPx, heightPx } : shape;
    return crop.widthPx >= shape.leastWidthPx ? [crop] : [];
  });
  const shares = crops.map((crop) =>
    Math.max(crop.widthPx / of.widthPx, crop.heightPx / of.heightPx),
  );
  return { crops, decodeWidthPx: Math.ceil(of.widthPx * Math.min(1, Math.max(0, ...shares))) };
}
