import { type Frame, type Point, tenth } from './frame.ts';
import { BOLD, textWidth } from './text-width.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A name that wants to stand beside a point. */
export interface LabelWish {
  id: string;
  text: string;
  at: Point;
  /** From the point to where the name may begin. */
  clear: number;
  /** Height of the letters, in units. */
  size: number;
  /** Names of more weight are placed first. */
  weight: number;
  /** The side it would rather stand on. */
  side: 'east' | 'west';
  bold?: boolean;
}

export interface PlacedLabel {
  x: number;
  /** Of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** Where a thin line from the point meets the name, when it stands apart. */
  leader: Point | null;
}

const ABOVE = { plain: 0.8, twoMarks: 0.98, capitalMark: 1.06 } as const;
const BELOW = 0.3;
const EDGE = 4;

/** How often names that found no room are given the first choice instead. */
const TRIES = 40;

/**
 * Places names so that none overlaps another, a mark or the frame; what has no room is left out. The
 * same wishes give the same places: they are tried by weight, then by id; names left out are tried again
 * before all others, and the arrangement that names the most weight is kept.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Pick<Frame, 'width' | 'height'>,
  taken: readonly Box[],
): Map<string, PlacedLabel> {
  let order = wishes.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  let best = new Map<string, PlacedLabel>();
  let bestScore = -1;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const placed = placedInOrder(order, frame, taken);
    const score = wishes.reduce(
      (sum, { id, weight }) => sum + worth(placed.get(id)) * (1 + weight),
      0,
    );
    if (score > bestScore) [best, bestScore] = [placed, score];
    const poor = order.filter(({ id }) => worth(placed.get(id)) < 1);
    const [next] = poor.slice(attempt % Math.max(1, poor.length));
    if (next === undefined) break;
    order = [next, ...order.filter((wish) => wish !== next)];
  }
  return new Map([...best].map(([id, label]) => [id, rounded(label)]));
}

function rounded({ x, y, anchor, leader }: PlacedLabel): PlacedLabel {
  const point: Point | null = leader && [tenth(leader[0]), tenth(leader[1])];
  return { x: tenth(x), y: tenth(y), anchor, leader: point };
}

/** A name that stands apart is worth less than one beside its point, and more than none. */
function worth(label: PlacedLabel | undefined): number {
  if (label === undefined) return 0;
  return label.leader === null ? 1 : 0.7;
}

function placedInOrder(
  order: readonly LabelWish[],
  frame: Pick<Frame, 'width' | 'height'>,
  taken: readonly Box[],
): Map<string, PlacedLabel> {
  const boxes = [...taken];
  const placed = new Map<string, PlacedLabel>();
  for (const wish of order) {
    for (const label of candidates(wish)) {
      const box = labelBox(label, wish.text, wish.size, wish.bold);
      if (!within(box, frame) || boxes.some((other) => overlap(box, other))) continue;
      if (crosses(label, wish, boxes)) continue;
      boxes.push(box);
      placed.set(wish.id, label);
      break;
    }
  }
  return placed;
}

/** The room that a label takes, its marks included. */
export function labelBox(
  { x, y, anchor }: Pick<PlacedLabel, 'x' | 'y' | 'anchor'>,
  text: string,
  size: number,
  bold = false,
): Box {
  const width = textWidth(text, size) * (bold ? BOLD : 1);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - ascent(text) * size, right: left + width, bottom: y + BELOW * size };
}

/** Marks stand high over Vietnamese capitals, and two over a small letter nearly as high. */
function ascent(text: string): number {
  const letters = text.normalize('NFD');
  if (/\p{Lu}[\u0300-\u036f]/u.test(letters)) return ABOVE.capitalMark;
  return /[\u0302\u0306\u031b][\u0300-\u0309]|[^\p{Script=Latin}\p{M}\p{P}\p{Z}\d]/u.test(letters)
    ? ABOVE.twoMarks
    : ABOVE.plain;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Does the line to a name that stands apart run over a name or another mark? */
function crosses(
  { leader }: PlacedLabel,
  { at, clear }: LabelWish,
  boxes: readonly Box[],
): boolean {
  if (leader === null) return false;
  const length = Math.hypot(leader[0] - at[0], leader[1] - at[1]);
  for (let along = clear; along < length; along += 2) {
    const [x, y] = [0, 1].map((axis) => {
      const from = at[axis] ?? 0;
      return from + (((leader[axis] ?? 0) - from) * along) / length;
    }) as [number, number];
    const dot = { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
    if (boxes.some((box) => overlap(dot, box))) return true;
  }
  return false;
}

function within(box: Box, { width, height }: Pick<Frame, 'width' | 'height'>): boolean {
  const { left, top, right, bottom } = box;
  return left >= EDGE && top >= EDGE && right <= width - EDGE && bottom <= height - EDGE;
}

function candidates({ at: [x, y], clear, size, side, weight }: LabelWish): PlacedLabel[] {
  const middle = y + 0.36 * size;
  const slant = clear * 0.75;
  const beside = (east: boolean, dy: number, reach: number): PlacedLabel => ({
    x: x + (east ? reach : -reach),
    y: middle + dy,
    anchor: east ? 'start' : 'end',
    leader: null,
  });
  const own = side === 'east';
  const near = [
    beside(own, 0, clear),
    beside(own, -slant, slant),
    beside(own, slant, slant),
    beside(!own, 0, clear),
    beside(!own, -slant, slant),
    beside(!own, slant, slant),
    { x, y: y - clear - BELOW * size, anchor: 'middle' as const, leader: null },
    { x, y: y + clear + 0.9 * size, anchor: 'middle' as const, leader: null },
    ...[y - clear - BELOW * size, y + clear + 0.9 * size].flatMap((level): PlacedLabel[] => [
      { x: x - slant, y: level, anchor: 'start', leader: null },
      { x: x + slant, y: level, anchor: 'end', leader: null },
    ]),
  ];
  return weight >= 1 ? [...near, ...farther([x, y], size)] : near;
}

/** Places apart from the point, over the land to the west and north: no line is drawn into the sea. */
function farther([x, y]: Point, size: number): PlacedLabel[] {
  const places: PlacedLabel[] = [];
  for (const reach of [2.2, 3.2, 4.4, 5.6]) {
    for (const slope of [0.25, 0.6, 0, -0.3, 1]) {
      const [atX, atY] = [x - reach * size, y - reach * slope * size];
      places.push({ x: atX - 2, y: atY + 0.36 * size, anchor: 'end', leader: [atX, atY] });
    }
  }
  for (const reach of [2.4, 3.6, 5, 6.4]) {
    const [atX, atY] = [x, y - reach * size];
    places.push({ x: atX, y: atY - 0.3 * size, anchor: 'middle', leader: [atX, atY] });
  }
  return places;
}
