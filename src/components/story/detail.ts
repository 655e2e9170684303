import type { PictureRegion } from '#domain/public/facts.ts';
import type { PublicDerivative } from '#domain/public/media.ts';

/** How a part of a picture is shown with a file of the whole: an image larger than its frame, moved. */
export interface DetailView {
  file: PublicDerivative;
  files: PublicDerivative[];
  /** CSS of the frame: its height by its width. */
  frame: string;
  /** CSS of the image in it; where a policy forbids such styles, the whole picture is seen. */
  placed: string;
  /** How many times wider than the frame the whole picture is. */
  enlarged: number;
  /** The region inside the picture, whole pixels: `10,20,300,200`. */
  xywh: string;
}

/** Wide enough for a telephone; a sharper screen takes a larger file. */
const FRAME_PX = 640;

/**
 * The view of `region`, cut at the edges of the picture (`of`: its size in pixels); `null` where nothing of
 * it lies inside or no file that every browser reads is made.
 */
export function detailOf(
  made: readonly PublicDerivative[],
  { region, of }: { region: PictureRegion; of: { widthPx: number; heightPx: number } },
): DetailView | null {
  const { x, y } = region;
  const width = Math.min(region.width, of.widthPx - x);
  const height = Math.min(region.height, of.heightPx - y);
  const files = made
    .filter(({ mediaType, widthPx }) => mediaType === 'image/jpeg' && widthPx !== null)
    .toSorted((a, b) => (a.widthPx ?? 0) - (b.widthPx ?? 0));
  const enlarged = of.widthPx / width;
  const file = files.find(({ widthPx }) => (widthPx ?? 0) >= FRAME_PX * enlarged) ?? files.at(-1);
  if (width <= 0 || height <= 0 || file === undefined) return null;
  return {
    file,
    files,
    frame: `padding-top:${percent(height, width)}`,
    placed: `position:absolute;width:${percent(of.widthPx, width)};left:-${percent(x, width)};top:-${percent(y, height)}`,
    enlarged,
    xywh: [x, y, width, height].join(','),
  };
}

function percent(part: number, whole: number): string {
  return `${Number(((part / whole) * 100).toFixed(3))}%`;
}
