import type { Frame, Point } from './frame.ts';
import { textWidth } from './text-width.ts';

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
}

export interface PlacedLabel {
  x: number;
  /** Of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Marks stand high over Vietnamese capitals, and hang low under small letters. */
const ABOVE = 1.02;
const BELOW = 0.3;
const EDGE = 4;

/**
 * Places names so that none overlaps another, a mark or the frame; what has no room is left out. The
 * same wishes give the same places: they are tried by weight, then by id, each on its own side first.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Pick<Frame, 'width' | 'height'>,
  taken: readonly Box[],
): Map<string, PlacedLabel> {
  const boxes = [...taken];
  const placed = new Map<string, PlacedLabel>();
  const inOrder = wishes.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const wish of inOrder) {
    for (const label of candidates(wish)) {
      const box = labelBox(label, wish.text, wish.size);
      if (!within(box, frame) || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.set(wish.id, label);
      break;
    }
  }
  return placed;
}

/** The room that a label takes, its marks included. */
export function labelBox({ x, y, anchor }: PlacedLabel, text: string, size: number): Box {
  const width = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - ABOVE * size, right: left + width, bottom: y + BELOW * size };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(box: Box, { width, height }: Pick<Frame, 'width' | 'height'>): boolean {
  const { left, top, right, bottom } = box;
  return left >= EDGE && top >= EDGE && right <= width - EDGE && bottom <= height - EDGE;
}

function candidates({ at: [x, y], clear, size, side }: LabelWish): PlacedLabel[] {
  const middle = y + 0.36 * size;
  const slant = clear * 0.75;
  const beside = (east: boolean, dy: number, reach: number): PlacedLabel => ({
    x: x + (east ? reach : -reach),
    y: middle + dy,
    anchor: east ? 'start' : 'end',
  });
  const own = side === 'east';
  return [
    beside(own, 0, clear),
    beside(own, -slant, slant),
    beside(own, slant, slant),
    beside(!own, 0, clear),
    beside(!own, -slant, slant),
    beside(!own, slant, slant),
    { x, y: y - clear - BELOW * size, anchor: 'middle' },
    { x, y: y + clear + 0.9 * size, anchor: 'middle' },
  ];
}
