/** A part of a picture, in its pixels from the upper left corner. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  widthPx: number;
  heightPx: number;
}

/**
 * The region that an address names, inside the picture: `?xywh=10,20,300,200`, `xywh=pixel:…` or
 * `xywh=percent:…` (https://www.w3.org/TR/media-frags/#naming-space). `null` where it names none that is there.
 */
export function readRegion(search: string, { widthPx, heightPx }: Size): Region | null {
  const named = new URLSearchParams(search).get('xywh') ?? '';
  const [, unit, list = ''] = /^(?:(pixel|percent):)?([\d.,]+)$/.exec(named) ?? [];
  const [x = Number.NaN, y = Number.NaN, width = 0, height = 0, ...more] = list
    .split(',')
    .map(Number);
  if (more.length > 0 || !(x >= 0 && y >= 0 && width > 0 && height > 0)) return null;
  const [across, down] = unit === 'percent' ? [widthPx / 100, heightPx / 100] : [1, 1];
  const [left, top] = [x * across, y * down];
  if (left >= widthPx || top >= heightPx) return null;
  return {
    x: left,
    y: top,
    width: Math.min(width * across, widthPx - left),
    height: Math.min(height * down, heightPx - top),
  };
}

/** `xywh` of what is seen: whole pixels of the picture, cut at its edges, at least one each way. */
export function toXywh({ x, y, width, height }: Region, { widthPx, heightPx }: Size): string {
  const left = clamp(Math.round(x), 0, widthPx - 1);
  const top = clamp(Math.round(y), 0, heightPx - 1);
  const right = clamp(Math.round(x + width), left + 1, widthPx);
  const bottom = clamp(Math.round(y + height), top + 1, heightPx);
  return [left, top, right - left, bottom - top].join(',');
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
