import { toWebVttTime } from '#domain/public/webvtt-cue.ts';
import type { ImageSize } from '../../plan/image-sizes.ts';
import type { Pixels } from '../image-set.ts';

export interface StoryboardPlan {
  /** The longer side of one small picture. */
  longSidePx: number;
  columns: number;
  rows: number;
  /** Smallest first; the first that gives few enough pictures is taken. */
  intervalsSeconds: readonly number[];
  maxPictures: number;
  jpegQuality: number;
}

export const STORYBOARD: StoryboardPlan = {
  longSidePx: 160,
  columns: 10,
  rows: 10,
  intervalsSeconds: [1, 2, 5, 10, 15, 20, 30, 60, 120, 300],
  maxPictures: 200,
  jpegQuality: 55,
};

/** One picture of the film at a moment. */
export interface Moment {
  atSeconds: number;
  pixels: Pixels;
}

/** Seconds between two pictures, so that there are at most `maxPictures`. */
export function storyboardInterval(
  durationSeconds: number,
  { intervalsSeconds, maxPictures }: StoryboardPlan,
): number {
  const enough = intervalsSeconds.find((seconds) => durationSeconds / seconds <= maxPictures);
  return enough ?? durationSeconds / maxPictures;
}

/** Size of one small picture of a film; it is never scaled up, and half of what it is taken from. */
export function pictureSize(film: ImageSize, { longSidePx }: StoryboardPlan): ImageSize {
  const longPx = Math.max(film.widthPx, film.heightPx);
  const scale = Math.min(longSidePx, longPx / 2) / longPx;
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  return { widthPx: side(film.widthPx), heightPx: side(film.heightPx) };
}

/** A picture of half the width and height: each pixel the mean of four. */
export function halved({ data, widthPx, heightPx }: Pixels): Pixels {
  const [width, height] = [widthPx >> 1, heightPx >> 1];
  const half = new Uint8Array(width * height * 3);
  const stride = widthPx * 3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * 3; x += 1) {
      const from = 2 * y * stride + 6 * Math.floor(x / 3) + (x % 3);
      const sum =
        (data[from] ?? 0) +
        (data[from + 3] ?? 0) +
        (data[from + stride] ?? 0) +
        (data[from + stride + 3] ?? 0);
      half[y * width * 3 + x] = (sum + 2) >> 2;
    }
  }
  return { data: half, widthPx: width, heightPx: height };
}

/** Lays pictures of one size side by side, row by row; each sheet is as high as its rows. */
export function laySheets(
  pictures: readonly Pixels[],
  { columns, rows }: Pick<StoryboardPlan, 'columns' | 'rows'>,
): Pixels[] {
  const sheets: Pixels[] = [];
  for (let first = 0; first < pictures.length; first += columns * rows) {
    sheets.push(laySheet(pictures.slice(first, first + columns * rows), columns));
  }
  return sheets;
}

function laySheet(pictures: readonly Pixels[], columns: number): Pixels {
  const { widthPx, heightPx } = pictures[0] ?? { widthPx: 0, heightPx: 0 };
  const across = Math.min(columns, pictures.length);
  const sheetWidthPx = across * widthPx;
  const sheetHeightPx = Math.ceil(pictures.length / columns) * heightPx;
  const data = new Uint8Array(sheetWidthPx * sheetHeightPx * 3);
  for (const [index, picture] of pictures.entries()) {
    const left = (index % columns) * widthPx;
    const top = Math.floor(index / columns) * heightPx;
    for (let y = 0; y < heightPx; y += 1) {
      const row = picture.data.subarray(y * widthPx * 3, (y + 1) * widthPx * 3);
      data.set(row, ((top + y) * sheetWidthPx + left) * 3);
    }
  }
  return { data, widthPx: sheetWidthPx, heightPx: sheetHeightPx };
}

export const sheetName = (index: number) => `sheet-${index + 1}.jpg`;

/**
 * WebVTT whose cues name a rectangle of a sheet (https://www.w3.org/TR/media-frags/#naming-space), by
 * names relative to itself. Each picture stands until the next.
 */
export function storyboardVtt(
  atSeconds: readonly number[],
  {
    durationSeconds,
    size: { widthPx, heightPx },
    columns,
    rows,
  }: { durationSeconds: number; size: ImageSize } & Pick<StoryboardPlan, 'columns' | 'rows'>,
): string {
  const cues = atSeconds.map((at, index) => {
    const start = index === 0 ? 0 : at;
    const end = atSeconds[index + 1] ?? Math.max(durationSeconds, at + 0.001);
    const onSheet = index % (columns * rows);
    const left = (onSheet % columns) * widthPx;
    const top = Math.floor(onSheet / columns) * heightPx;
    const sheet = sheetName(Math.floor(index / (columns * rows)));
    const frame = `${sheet}#xywh=${left},${top},${widthPx},${heightPx}`;
    return `${toWebVttTime(start)} --> ${toWebVttTime(end)}\n${frame}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}
