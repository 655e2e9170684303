import type { CardCloth } from '#domain/public/share-card.ts';

export interface Pixels {
  /** Red, green, blue of each pixel, row by row. */
  data: Buffer;
  widthPx: number;
  heightPx: number;
}

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A canvas of one colour, `#rrggbb`. */
export function filledPixels(widthPx: number, heightPx: number, colour: string): Pixels {
  return { data: Buffer.alloc(widthPx * heightPx * 3, bytesOf(colour)), widthPx, heightPx };
}

/**
 * Paints a weave draft into `area`: the cloth, its threading along one edge, its treadling down another, the tie-up in
 * their corner. Whole pixels to a thread, so that every edge is sharp.
 */
export function paintCloth(pixels: Pixels, area: Area, cloth: CardCloth): void {
  const { threadPx, shafts, treadles, colours } = cloth;
  const left = (treadles + 2) * threadPx;
  const top = (shafts + 2) * threadPx;
  const inset = Math.round(0.15 * threadPx);
  const mark = threadPx - 2 * inset;
  const brush = brushOf(pixels, area, cloth.mirror);
  const dots = (path: string, at: { x: number; y: number }, colour: string) => {
    const paint = brush(colour);
    for (const { x, y } of strokesOf(path)) {
      paint(at.x + x * threadPx + inset, at.y + y * threadPx + inset, mark, mark);
    }
  };

  dots(cloth.tieUp, { x: threadPx, y: threadPx }, colours.tieUp);
  const acrossPx = cloth.ends * threadPx;
  for (let x = left; x < area.width; x += acrossPx) {
    dots(cloth.threading, { x, y: threadPx }, colours.notation);
  }
  const downPx = cloth.picks * threadPx;
  for (let y = top; y < area.height; y += downPx) {
    dots(cloth.treadling, { x: threadPx, y }, colours.notation);
  }
  brush(colours.weft)(left, top, area.width - left, area.height - top);
  const weave = (path: string, ends: number, colour: string) => {
    const paint = brush(colour);
    const strokes = strokesOf(path);
    for (let y = top; y < area.height; y += downPx) {
      for (let x = left; x < area.width; x += ends * threadPx) {
        for (const stroke of strokes) {
          const length = (stroke.until - stroke.y) * threadPx;
          paint(x + stroke.x * threadPx, y + stroke.y * threadPx, threadPx, length);
        }
      }
    }
  };
  weave(cloth.warp, cloth.ends, colours.warp);
  if (cloth.stripes !== null) weave(cloth.stripes.path, cloth.stripes.ends, colours.stripe);
}

interface Stroke {
  x: number;
  y: number;
  until: number;
}

function strokesOf(path: string): Stroke[] {
  return [...path.matchAll(/M(\d+) (\d+)(?:V(\d+)|h\.7)/g)].map(([, x, y, until]) => ({
    x: Number(x),
    y: Number(y),
    until: Number(until ?? Number(y) + 1),
  }));
}

/** Paints rectangles of a colour, in the area's own pixels, mirrored with it and cut off at its edges. */
function brushOf({ data, widthPx }: Pixels, area: Area, mirror: CardCloth['mirror']) {
  return (colour: string) => {
    const bytes = bytesOf(colour);
    return (x: number, y: number, width: number, height: number): void => {
      const [x0, x1] = within(x, x + width, area.width, mirror.includes('x'));
      const [y0, y1] = within(y, y + height, area.height, mirror.includes('y'));
      if (x1 <= x0) return;
      for (let row = y0; row < y1; row += 1) {
        const from = ((area.top + row) * widthPx + area.left + x0) * 3;
        data.fill(bytes, from, from + (x1 - x0) * 3);
      }
    };
  };
}

function within(from: number, to: number, size: number, mirrored: boolean): [number, number] {
  const start = Math.max(0, Math.min(size, from));
  const end = Math.max(0, Math.min(size, to));
  return mirrored ? [size - end, size - start] : [start, end];
}

function bytesOf(colour: string): Buffer {
  return Buffer.from(colour.slice(1), 'hex');
}
