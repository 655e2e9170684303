export interface ImageSize {
  widthPx: number;
  heightPx: number;
}

/** A width this close to the next smaller one is not worth its own files. */
const WORTHWHILE = 1.15;

/**
 * The sizes to make of an image, smallest first: every wanted width that the original reaches, and the
 * original's own where it lies between two of them.
 */
export function imageSizes(original: ImageSize, widthsPx: readonly number[]): ImageSize[] {
  const sorted = [...widthsPx].sort((a, b) => a - b);
  const reached = sorted.filter((widthPx) => widthPx <= original.widthPx);
  const largest = reached.at(-1);
  const isBetween =
    reached.length < sorted.length &&
    (largest === undefined || original.widthPx >= largest * WORTHWHILE);
  const chosen = isBetween ? [...reached, original.widthPx] : reached;
  return chosen.map((widthPx) => ({
    widthPx,
    heightPx: Math.max(1, Math.round((original.heightPx * widthPx) / original.widthPx)),
  }));
}

/** The size at a width, or the original's own where it is narrower. */
export function sizeAtMost(of: ImageSize, widthPx: number): ImageSize {
  const [size] = imageSizes(of, [widthPx]).slice(-1);
  return size ?? { widthPx: of.widthPx, heightPx: of.heightPx };
}
